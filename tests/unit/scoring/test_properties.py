# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold for every measurement: generated people and orders, all editions."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.builders import SHELF, day, edition, measurement, order, person, year

from trede.kernel.periods import as_date, months_later
from trede.scoring import Employment, Measurement, Score, score, score_document
from trede.scoring.levels import level_of, norms_at

if TYPE_CHECKING:
    from trede.scheme.norms import Norms

EDITIONS = st.sampled_from(SHELF.ids)
START, END = day("2012-01-01"), day("2020-12-31")
DATES = st.integers(START, END).map(lambda number: as_date(number).isoformat())
HOURS = st.integers(1, 6000).map(lambda hundredths: f"{hundredths // 100}.{hundredths % 100:02d}")
FULLTIME = st.sampled_from(["30", "36", "37.5", "38", "40", "48"])


@st.composite
def people(draw: st.DrawFn, id_: str) -> Employment:
    """Anybody: every position and contract of the edition, any dates."""
    position = draw(st.none() | st.sampled_from(sorted(edition(id_).positions)))
    since, until = sorted((draw(DATES), draw(DATES)))
    dates = ("indication_until", "subsidy_until", "left_school", "status_lost", "intake", "placement_from")
    return person(
        position,
        draw(st.sampled_from(sorted(edition(id_).contracts))),
        ref=draw(st.sampled_from(["A", "B", "C", "D"])),
        hours=draw(HOURS),
        fulltime_hours=draw(FULLTIME),
        since=since,
        until=draw(st.none() | st.just(until)),
        benefit_months=draw(st.integers(0, 12)),
        **{key: draw(DATES) for key in dates},
    )


@st.composite
def orders(draw: st.DrawFn) -> Any:
    return order(
        str(draw(st.integers(1, 10**7))),
        order=draw(st.uuids()).hex,
        kvk=str(draw(st.integers(20000000, 20000003))),
        turnover=str(draw(st.integers(1, 10**7))),
        fte=str(draw(st.integers(1, 100))),
        share=str(draw(st.integers(1, 100))),
        on=draw(DATES),
    )


@st.composite
def measured(draw: st.DrawFn) -> tuple[str, Measurement]:
    id_ = draw(EDITIONS)
    declared = draw(st.lists(people(id_), min_size=1, max_size=8)) + draw(st.lists(orders(), max_size=3))
    total = draw(st.none() | st.integers(20, 200).map(str))
    made = measurement(*declared, total=total)
    assume(total is not None or any(_in_total(id_, each) for each in made.employments))
    return id_, made


def _in_total(id_: str, each: Employment) -> bool:
    inside = year().overlap(each.period).days > 0
    return inside and edition(id_).contracts[each.contract].in_total.value


def of(id_: str, made: Measurement) -> Score:
    return score(edition(id_), made)


def without_places(result: Score) -> dict[str, Any]:
    """The whole document, but of the findings only which there are: where they stand is the file's own order."""
    document = score_document(result, edition(result.edition))
    return document | {"findings": sorted(found["code"] for found in document["findings"])}


def figures(result: Score) -> tuple[object, ...]:
    return (
        *(
            result.total_fte,
            result.weighted_fte,
            result.direct,
            result.indirect_fte,
            result.total,
            result.level,
        ),
        *(result.next, result.thirty_plus, result.banenafspraak_jobs),
    )


@given(measured(), st.randoms(use_true_random=False))
def test_row_order_changes_nothing(made: tuple[str, Measurement], shuffle: random.Random) -> None:
    id_, first = made
    employments, purchases = list(first.employments), list(first.purchases)
    shuffle.shuffle(employments)
    shuffle.shuffle(purchases)
    other = replace(first, employments=tuple(employments), purchases=tuple(purchases))
    assert without_places(of(id_, first)) == without_places(of(id_, other))


@given(measured(), st.integers(0, 7), st.integers(START, END))
def test_splitting_a_row_changes_no_figure(made: tuple[str, Measurement], which: int, cut: int) -> None:
    id_, first = made
    whole = first.employments[which % len(first.employments)]
    assume(whole.first_day < cut <= whole.last_day)
    terms = edition(id_).contracts[whole.contract].thirty_plus
    assume(not terms.months)  # how long a secondment lasts is about the row itself
    early = replace(whole, last_day=cut - 1, intake=whole.intake or whole.first_day)
    placed = whole.placement_from or whole.first_day
    late = replace(early, first_day=cut, last_day=whole.last_day, placement_from=placed)
    rest = [each for each in first.employments if each is not whole]
    parted = replace(first, employments=(*rest, replace(early, placement_from=placed), late))
    assert figures(of(id_, first)) == figures(of(id_, parted))


@given(measured(), st.integers(2, 5))
def test_scaling_hours_and_norms_changes_no_share(made: tuple[str, Measurement], factor: int) -> None:
    id_, first = made
    scaled = tuple(
        replace(each, hours=each.hours * factor, fulltime_hours=each.fulltime_hours * factor)
        for each in first.employments
    )
    one, other = of(id_, first), of(id_, replace(first, employments=scaled))
    assert (one.total_fte, one.weighted_fte, one.total) == (other.total_fte, other.weighted_fte, other.total)


@given(measured(), HOURS)
def test_staff_outside_the_group_never_adds(made: tuple[str, Measurement], hours: str) -> None:
    id_, first = made
    assume(first.total_fte is None)
    more = replace(person(None, hours=hours, ref="Z"), index=99)
    one, other = of(id_, first), of(id_, replace(first, employments=(*first.employments, more)))
    assert other.total_fte > one.total_fte
    assert other.weighted_fte == one.weighted_fte
    assert other.direct <= one.direct
    assert other.total <= one.total


@given(st.integers(day("2014-01-01"), day("2016-06-01")), EDITIONS)
def test_a_window_border_is_one_day(intake: int, id_: str) -> None:
    someone = person("participatiewet", since="2010-01-01", intake=as_date(intake).isoformat())
    window = edition(id_).positions["participatiewet"].window
    end = months_later(intake, 12 * (window.years or 0))
    exactly = replace(measurement(someone, total="20"), reference_year=year(as_date(end).year))
    assume(as_date(end).timetuple().tm_yday > 1)
    shifted = replace(exactly, employments=(replace(exactly.employments[0], intake=intake + 1),))
    days = exactly.reference_year.days
    gained = of(id_, shifted).weighted_fte - of(id_, exactly).weighted_fte
    moved = months_later(intake + 1, 12 * (window.years or 0)) - end
    assert gained == Fraction(moved, days)
    assert moved in (0, 1, 2)  # to and from 29 February


@given(measured())
def test_the_parts_add_up(made: tuple[str, Measurement]) -> None:
    id_, first = made
    result = of(id_, first)
    assert 0 <= result.counted_indirect <= min(result.indirect, 4 * result.direct)
    assert result.total == result.direct + result.counted_indirect
    assert result.next is None or result.next.missing >= 0
    document = score_document(result, edition(id_))
    rows = next(step for step in document["explanation"] if step["rule"] == "direct.share")["children"]
    assert len(rows) == sum(each.position is not None for each in first.employments)


@pytest.mark.parametrize("id_", SHELF.ids)
def test_exactly_on_a_norm_is_reached(id_: str) -> None:
    """500 organisations a handbook stand exactly on a norm, on mixed full-time hours, and all reach it."""
    generator = random.Random(f"on the norm {id_}")
    chosen, norms = edition(id_), {}
    for _ in range(500):
        size = generator.randint(2, 105)
        level, norm = generator.choice(list(norms.setdefault(size, norms_at(chosen, size)).items()))
        made = on_norm(generator, size, norm)
        result = score(chosen, made)
        assert result.total == norm
        assert list(norms[size]).index(result.level) >= list(norms[size]).index(level)


def on_norm(generator: random.Random, size: int, norm: Fraction) -> Measurement:
    """People with odd hours on mixed full-time hours whose weighted fte is exactly norm x size."""
    left, rows = norm * size, []
    for fulltime in generator.sample([36, 38, 40], 2):
        hours = generator.randint(1, max(1, int(left * fulltime * 100 / 3)))
        part = Fraction(hours, fulltime * 100)
        if part < left:
            rows.append(_row(len(rows), hours, fulltime))
            left -= part
    while left > 0:
        part = min(left, Fraction(1))
        fulltime = next((each for each in (40, 36, 38) if (part * each * 100).denominator == 1), None)
        if fulltime is None:  # what is left fits no norm of hours: start again from the whole
            rows, left = [], norm * size
            continue
        rows.append(_row(len(rows), int(part * fulltime * 100), fulltime))
        left -= part
    return measurement(*rows, total=str(size))


def _row(number: int, hours: int, fulltime: int) -> Employment:
    someone = person("wajong", ref=f"P{number}", fulltime_hours=fulltime)
    return replace(someone, hours=hours)


@given(st.integers(2, 105), st.fractions(0, 1))
def test_the_level_is_the_highest_norm_reached(size: int, share: Fraction) -> None:
    norms = norms_at(edition("pso-2.1"), size)
    level = level_of(share, norms)
    assert all(
        (share >= norm) == (list(norms).index(each) <= _rank(level, norms)) for each, norm in norms.items()
    )


def _rank(level: str, norms: dict[str, Fraction]) -> int:
    return -1 if level == "none" else list(norms).index(level)


def test_norms_of_every_size_fall_with_size_and_rise_with_level() -> None:
    norms: Norms = edition("pso-2.1").norms
    rows = [norms.at(size) for size in range(norms.smallest, norms.largest + 1)]
    for row in rows:
        assert row["basistrede"] < row["trede-1"] < row["trede-2"] < row["trede-3"]
    for level in norms.levels:
        shares = [row[level] for row in rows]
        assert shares == sorted(shares, reverse=True)
