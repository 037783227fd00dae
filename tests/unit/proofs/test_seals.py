# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The seal: it fixes every row, and the totals of the score follow from it exactly."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.builders import edition, measurement, person
from tests.unit.proofs.sealed import PEOPLE, salts, sealed

from trede.errors import ProofError
from trede.proofs import direct_share, rows_file_bytes, seal, total_fte, weighted_fte
from trede.scoring import score
from trede.scoring.rows import rows_of
from trede.scoring.sums import add_up

SCHEMA = json.loads((Path(__file__).parents[3] / "schema" / "rows-1.json").read_text("utf-8"))

people = st.builds(
    person,
    st.sampled_from([None, "wajong", "participatiewet", "ww"]),
    st.sampled_from(["regular", "secondment", "placement", "trial", "sw-seconded-out"]),
    hours=st.sampled_from(["12", "23.5", "32", "36"]),
    fulltime_hours=st.sampled_from(["36", "37.5", "40"]),
    since=st.sampled_from(["2010-01-01", "2016-02-29", "2018-07-01"]),
    benefit_months=st.just(8),
)


@settings(max_examples=60)
@given(st.lists(people, min_size=1, max_size=9))
def test_the_totals_of_the_score_follow_from_the_seal(declared):
    given_ = measurement(*declared, person())
    result, made = score(edition("pso-1.7"), given_), sealed(given_).seal
    assert total_fte(made) == result.total_fte
    assert weighted_fte(made) == result.weighted_fte
    assert direct_share(made) == result.direct


def test_a_declared_total_is_in_the_seal():
    made = sealed(measurement(*PEOPLE, total="20.5")).seal
    assert total_fte(made) * 2 == 41
    assert made.root != sealed(measurement(*PEOPLE, total="20")).seal.root


def test_every_sum_of_the_score_is_in_the_seal():
    rules, given_ = edition("pso-1.7"), measurement(*PEOPLE)
    sums = add_up(rows_of(rules, given_), given_.reference_year)
    made = sealed(given_).seal.sums
    assert made["register"] == sums.register
    for name in ("staff", "weighted", "thirty_plus", "thirty_plus_own", "outside_thirty_plus"):
        kept = {int(key.partition(".")[2]): each for key, each in made.items() if key.startswith(f"{name}.")}
        assert kept == {hours: total for hours, total in getattr(sums, name).items() if total}


def test_the_order_of_the_file_changes_nothing():
    assert sealed(measurement(*PEOPLE[::-1])).seal == sealed(measurement(*PEOPLE)).seal


def test_another_salt_or_another_handbook_is_another_root():
    kept = sealed()
    other = seal(kept.rows, [b"\xff" * 16, *kept.salts[1:]], kept.seal.subject)
    assert other.sums == kept.seal.sums
    assert len({other.root, kept.seal.root, sealed(under="pso-1.6").seal.root}) == 3


@pytest.mark.parametrize("wrong", [salts(4), [b"\x00" * 16] * 5, [b"\x01" * 15, *salts(4)]])
def test_each_row_needs_a_salt_of_its_own(wrong):
    kept = sealed()
    with pytest.raises(ProofError):
        seal(kept.rows, wrong, kept.seal.subject)


def test_no_rows_can_be_sealed_too():
    made = sealed(measurement(total="20")).seal
    assert (made.count, made.sums, weighted_fte(made)) == (0, {}, 0)


def test_the_rows_file_follows_its_schema():
    Draft202012Validator.check_schema(SCHEMA)
    document = json.loads(rows_file_bytes(sealed()))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    assert not Draft202012Validator(SCHEMA).is_valid(document | {"name": "x"})


def test_a_row_that_adds_nothing_is_sealed_all_the_same():
    gone = replace(person(), ref="P9", last_day=700_000)
    rows = sealed(measurement(*PEOPLE, gone)).rows
    assert [row["sums"] for row in rows if row["ref"] == "P9"] == [{}]
