# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies side by side, and decisions in a year as they may be shown to everybody."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.unit.office.audit.filled import Chain

from trede.errors import NotAllowedError
from trede.kernel.days import dutch_day
from trede.national.disclosure import LEAST_ORGANISATIONS, LEAST_PEOPLE, TOTAL
from trede.office.audit import actions
from trede.office.audit.queries import comparing
from trede.office.audit.rules.comparing import Went, compared
from trede.office.audit.rules.counting import REFUSED, Decided, counts

DAY = date(2026, 1, 1)
LEVELS = ("basistrede", "trede-1")


def after(days):
    return DAY + timedelta(days=days)


def test_half_of_the_cases_took_no_longer():
    cases = [
        Went(DAY, after(10), after(30), 2, [True, None], ["guidance", "guidance"]),
        Went(DAY, after(20), after(90), 0, [False], ["suitable-work"]),
        Went(DAY, after(40), None, 1),
        Went(DAY),
    ]
    found = compared([1, 9, 2], cases)
    assert (found.quotes, found.quote_days) == (3, 2)
    assert (found.cases, found.decided, found.corrected) == (4, 2, 2)
    assert (found.visit_days, found.decision_days) == (20, 20)
    assert (found.objections, found.upheld) == (3, 1)
    assert found.nonconformities == {"guidance": 2, "suitable-work": 1}


def test_nothing_is_no_number_of_days():
    found = compared([], [])
    assert (found.quote_days, found.visit_days, found.decision_days) == (None, None, None)


def test_a_body_by_what_it_handed_over(now):
    chain = Chain(now).with_a_nonconformity()
    actions.decide(**chain.decider, proposed=chain.proposed())
    told = {"case": chain.case, "reasons": "De cijfers halen meer."}
    actions.object_to_decision(**chain.step("signatory"), **told)
    (line,) = comparing.bodies(chain.members["scheme"])
    assert line.id == chain.members["body"].organisation
    figures = line.figures
    assert (figures.quotes, figures.quote_days, figures.cases, figures.decided) == (1, 0, 1, 1)
    assert (figures.visit_days, figures.decision_days) == (14, -14)  # everything happens at one moment here
    assert (figures.objections, figures.upheld, figures.corrected) == (1, 0, 1)
    assert figures.nonconformities == {"begeleiding": 1}


def test_what_was_decided_anew_counts_once(now):
    chain = Chain(now).decided(level="basistrede")
    by = chain.members["decider"]
    year = dutch_day(now).year
    assert comparing.years(by) == [year]
    (found,) = comparing.decided_in(by, year)
    assert (found.fte, found.level, found.people) == (Fraction("19.8"), "basistrede", 20)
    assert comparing.decided_in(by, year - 1) == []


@pytest.mark.parametrize("who", ["employer", "body", "auditor", "hr-editor"])
def test_nobody_else_compares(now, who):
    chain = Chain(now).settled()
    for ask in (comparing.bodies, comparing.years, lambda by: comparing.decided_in(by, 2026)):
        with pytest.raises(NotAllowedError):
            ask(chain.members[who])


def decided(**at):
    """So many organisations of 30 fte with 10 people each, by level."""
    return [Decided(Fraction(30), level, LEAST_PEOPLE) for level, count in at.items() for _ in range(count)]


def test_enough_is_shown():
    found = counts([*decided(basistrede=4), Decided(Fraction(30), REFUSED, 10)] * 3, ("basistrede",))
    assert found.sizes == ("20-50",)
    shown = {key: cell.organisations for key, cell in found.shown.items()}
    assert shown["20-50", "basistrede"] == 12
    assert shown["20-50", REFUSED] == LEAST_ORGANISATIONS
    assert shown[TOTAL, TOTAL] == 15


def test_one_who_was_refused_is_not_found_by_taking_away():
    """The total is known, the other levels too: then one of those is hidden as well."""
    found = counts([*decided(basistrede=9), Decided(Fraction(30), REFUSED, 40)], LEVELS)
    row = {level: found.shown["20-50", level] for level in (*LEVELS, REFUSED)}
    assert row[REFUSED].hidden == "small"
    hidden = [level for level, cell in row.items() if cell.organisations is None]
    open_total = found.shown["20-50", TOTAL].organisations is not None
    assert len(hidden) > 1 or not open_total
    assert found.shown[TOTAL, REFUSED].organisations is None


def test_few_people_are_hidden_however_many_organisations():
    found = counts([Decided(Fraction(3), "basistrede", 1)] * 9, LEVELS)
    assert {cell.organisations for cell in found.shown.values()} == {None}


def test_nothing_decided_is_an_empty_table():
    assert counts([], LEVELS).shown == {}
