# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.planning.examples import day

from trede.planning.changes import Buy, ContractChange, Figures, Hire, Hours, Leave, Renewal, Scenario
from trede.planning.changes_file import changes_text, read_changes

FIGURES_TEXT = 'supplier_turnover="1000"\nsupplier_fte="2.5"\nsupplier_direct_share=8'
HEAD = 'format = "trede/changes/1"\n'


def read(text):
    scenario, findings = read_changes(HEAD + text, "a.toml")
    assert findings == ()
    return scenario.changes


def codes(text):
    return [(found.code, found.place) for found in read_changes(text, "a.toml")[1]]


def test_every_kind_of_change_can_be_written_down():
    assert read(
        """
        [[hire]]
        position = "wajong"
        hours = 24
        count = 2
        from = 2025-04-01
        [[hours]]
        ref = "P1"
        hours = 37.5
        [[contract]]
        ref = "P1"
        contract = "regular"
        [[renewal]]
        ref = "P1"
        until = 2026-12-31
        [[leave]]
        ref = "P1"
        last_day = 2025-06-30
        [[purchase]]
        kvk = "12345678"
        amount = "1000.50"
        """
    ) == (
        Hire("wajong", "regular", 2400, 4000, 2, None, day("2025-04-01")),
        Hours("P1", 3750),
        ContractChange("P1", "regular"),
        Renewal("P1", day("2026-12-31")),
        Leave("P1", day("2025-06-30")),
        Buy("12345678", 100050),
    )


def test_a_supplier_may_bring_its_own_figures():
    text = '[[purchase]]\nkvk="12345678"\namount=1\n' + FIGURES_TEXT
    assert read(text)[0].figures == Figures(Fraction(1000), Fraction(5, 2), Fraction(8))


def test_the_name_is_that_of_the_file_unless_it_has_one():
    assert read_changes(HEAD, "a.toml")[0].name == "a.toml"
    assert read_changes(HEAD + 'name = "Plan B"', "a.toml")[0].name == "Plan B"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("scheme.key-missing", "a.toml: format")]),
        ("format = [", [("scheme.not-toml", "a.toml")]),
        (HEAD + "hires = 1", [("scheme.key-unknown", "a.toml: hires")]),
        (HEAD + "hire = 1", [("scheme.value-wrong", "a.toml: hire")]),
        (HEAD + "hire = [1]", [("scheme.value-wrong", "a.toml: hire")]),
        (HEAD + "[[hours]]\nref='P'\nhours=61", [("scheme.out-of-range", "a.toml: hours[1].hours")]),
        (HEAD + "[[hours]]\nref='P'\nhours=1.005", [("scheme.value-wrong", "a.toml: hours[1].hours")]),
        (HEAD + "[[hours]]\nref='P'\nhours=true", [("scheme.value-wrong", "a.toml: hours[1].hours")]),
        (HEAD + "[[hours]]\nref='P'\nhours=1e999999", [("scheme.value-wrong", "a.toml: hours[1].hours")]),
        (HEAD + "[[hours]]\nref=''\nhours=1", [("scheme.value-wrong", "a.toml: hours[1].ref")]),
        (
            HEAD + "[[hours]]\nhour=1",
            [
                ("scheme.key-missing", "a.toml: hours[1].ref"),
                ("scheme.key-missing", "a.toml: hours[1].hours"),
                ("scheme.key-unknown", "a.toml: hours[1].hour"),
            ],
        ),
        (
            HEAD + "[[hire]]\nhours=8\nfrom=2025-01-01T00:00:00",
            [("scheme.value-wrong", "a.toml: hire[1].from")],
        ),
        (HEAD + "[[hire]]\nhours=8\ncount=1.5", [("scheme.value-wrong", "a.toml: hire[1].count")]),
        (HEAD + "[[leave]]\nref='P'", [("scheme.key-missing", "a.toml: leave[1].last_day")]),
        (HEAD + "[[purchase]]\nkvk='1'\namount=1", [("input.kvk", "a.toml: purchase[1].kvk")]),
        ("#" * 1_000_001, [("input.too-large", "a.toml")]),
    ],
)
def test_every_mistake_is_found_with_its_place(text, expected):
    assert codes(text) == expected


TEXTS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=9).filter(
    lambda text: text.strip() and text.isprintable()
)
DAYS = st.none() | st.integers(day("1901-01-01"), day("2199-01-01"))
HOURS = st.integers(1, 6000)
FIGURES = st.builds(Figures, *[st.integers(1, 100).map(Fraction)] * 3)
CHANGES = st.one_of(
    st.builds(Hours, TEXTS, HOURS, DAYS),
    st.builds(ContractChange, TEXTS, TEXTS, DAYS),
    st.builds(
        Buy,
        st.just("12345678"),
        st.integers(1, 10**9),
        st.none() | TEXTS,
        st.sampled_from([None, "sw"]),
        st.none() | FIGURES,
        DAYS,
    ),
    st.builds(
        Hire,
        st.none() | TEXTS,
        TEXTS,
        HOURS,
        st.integers(3000, 4800),
        st.integers(1, 9),
        st.none() | TEXTS,
        DAYS,
        DAYS,
    ),
)


@given(TEXTS, st.lists(CHANGES, max_size=4))
def test_what_is_written_is_read_back(name, changes):
    scenario, findings = read_changes(changes_text(Scenario(name, tuple(changes))), "a.toml")
    assert findings == ()
    assert scenario.name == name
    assert sorted(map(repr, scenario.changes)) == sorted(map(repr, changes))
