# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""However much is wrong, it is told in no more time and words than anybody has."""

from __future__ import annotations

import time

from tests.builders import edition, measurement, person

from trede.kernel.findings import finding
from trede.scoring import check
from trede.scoring.alike import MOST_ALIKE, few_alike
from trede.scoring.checks import warnings_in
from trede.scoring.labels import MOST_WORDS, Suggested

MANY = 30_000


def test_thirty_thousand_unknown_words_take_a_moment() -> None:
    rows = [person(f"woord {n}", f"soort {n}", index=n, ref=f"P{n}") for n in range(MANY)]
    declared = measurement(*rows)
    start = time.process_time()
    found = check(edition(), declared)
    assert time.process_time() - start < 4
    assert len(found) == 2 * (MOST_ALIKE + 1)
    assert [each.value for each in found if each.code == "measurement.more-errors"] == ["28000"] * 2


def test_as_many_alike_as_are_told_are_all_told_and_no_more_are_spoken_of() -> None:
    one = finding("employment.over-one-fte", "employments[0].ref", "P1", fte="1.25")
    assert list(few_alike([one] * MOST_ALIKE)) == [one] * MOST_ALIKE


def test_an_unknown_contract_of_somebody_outside_the_target_group_is_told() -> None:
    (found,) = check(edition(), measurement(person(None, "soort"), person(None, index=1, ref="P2")))
    assert (found.place, found.value) == ("employments[0].contract", "soort")


def test_a_word_gets_the_same_suggestion_on_every_row() -> None:
    found = check(edition(), measurement(*[person("wajonk", index=n, ref=f"P{n}") for n in range(3)]))
    assert len({each.nl for each in found}) == 1
    assert "wajong" in found[0].nl


def test_one_word_twice_is_looked_for_once() -> None:
    suggested = Suggested(edition())
    (first,), (second,) = (suggested.unknown("position", "wajonk", f"employments[{n}]") for n in (0, 1))
    assert first.nl == second.nl
    assert list(suggested.words) == [("position", "wajonk")]


def test_after_many_words_all_codes_are_told() -> None:
    rows = [person(f"woord {n}", index=n, ref=f"P{n}") for n in range(MOST_WORDS)]
    late = person("wajonk", index=MOST_WORDS, ref="L")
    assert "wajong" in check(edition(), measurement(*rows, late))[-1].nl


def test_warnings_are_counted_too() -> None:
    rows = [person(index=n, ref=f"P{n}", hours=60) for n in range(MOST_ALIKE + 2)]
    found = list(few_alike(warnings_in(edition(), measurement(*rows))))
    assert (found[-1].code, found[-1].value, len(found)) == ("measurement.more-warnings", "2", MOST_ALIKE + 1)
