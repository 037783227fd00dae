# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the lines of wage declarations, a period each, to contracts: a row as long as the hours stay the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from trede.intake.grids.papers.wages import COLUMNS, DECLARED, FULL, WITHDRAWN
from trede.intake.privacy import shown
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trede.intake.grids import Cell, Grid

# Income codes of work: civil servants, directors, other employees. The rest are benefits, pensions and payments.
_WORK = {"11", "12", "13", "14", "15", "17"}
_NAMED = 5
_DAY = timedelta(days=1)

Period = tuple[date, date]
Relation = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One income relationship in one period, as one message says it."""

    message: tuple[str, str]
    kind: str
    period: Period
    relation: Relation
    first: date
    last: date | None
    income: str
    hours: Decimal
    paid: Decimal


@dataclass(frozen=True, slots=True)
class Contract:
    """Hours a week from a day to a day; ``began`` is when the employment did."""

    ref: str
    first: date
    last: date | None
    hours: Decimal
    began: date


@dataclass(slots=True)
class Wages:
    """What all declarations together say."""

    contracts: list[Contract] = field(default_factory=list)
    periods: dict[str, list[Period]] = field(default_factory=dict)
    """Of each wage tax number those that were declared, in order."""
    employers: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def wages_of(grids: Iterable[Grid]) -> Wages:
    """Put the declarations of a year together; of what one says again, the latest message counts."""
    found = Wages(findings=[finding("wages.read", "")])
    every = list(_lines(grids, found))
    lines = [line for line in every if line.kind != DECLARED]
    found.periods = _declared(every)
    refs = _refs(lines, found)
    work = _only_work(_latest(every, found), found)
    for relation, stated in work.items():
        declared = found.periods[relation[0]]
        for spell in _spells(stated, declared) if relation in refs else ():
            _add_contracts(refs[relation], spell, declared, found)
    found.findings += [
        finding(code, "", _some(refs), count=len(set(refs))) for code, refs in found.notes.items()
    ]
    return found


def _declared(lines: Sequence[Line]) -> dict[str, list[Period]]:
    """By unit, in order. A correction of another period says of one person alone who was there then."""
    periods: dict[str, list[Period]] = {}
    units = {line.relation[0] for line in lines if line.kind == DECLARED}
    counting = (line for line in lines if line.kind == DECLARED or line.relation[0] not in units)
    for unit, period in sorted({(line.relation[0], line.period) for line in counting}):
        periods.setdefault(unit, []).append(period)
    return periods


def _some(refs: Sequence[str]) -> str:
    """The first few employee numbers."""
    different = list(dict.fromkeys(refs))
    more = ", …" if len(different) > _NAMED else ""
    return ", ".join(shown(ref) or "" for ref in different[:_NAMED]) + more


def _lines(grids: Iterable[Grid], found: Wages) -> Iterator[Line]:
    bad: Counter[str] = Counter()
    for grid in grids:
        for row in grid.rows[1:]:
            cells = dict(zip(COLUMNS, map(_text, row), strict=True))
            found.employers += [cells["employer"]] if cells["employer"] not in ("", *found.employers) else []
            try:
                yield _line(grid.name, cells)
            except ValueError as mistake:
                bad[str(mistake)] += 1
    if bad:
        value = shown(next(iter(bad)))
        found.findings.append(finding("wages.bad-day", "", value, count=bad.total()))


def _line(sheet: str, cells: Mapping[str, str]) -> Line:
    period = _day(cells["period from"]), _day(cells["period to"])
    # A withdrawal need not say when the employment began.
    none = not cells["from"] and cells["kind"] in (DECLARED, WITHDRAWN)
    first = period[0] if none else _day(cells["from"])
    return Line(
        (cells["made"], sheet),
        cells["kind"],
        period,
        (cells["unit"], cells["person"], cells["relation"]),
        first,
        _day(cells["to"]) if cells["to"] else None,
        cells["income"],
        _number(cells["hours"]),
        _number(cells["paid hours"]),
    )


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(text) from None


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text or 0)
    except InvalidOperation:
        return Decimal(0)
    return number if number.is_finite() and 0 <= number < 10_000 else Decimal(0)


def _refs(lines: Sequence[Line], found: Wages) -> dict[Relation, str]:
    """What each relationship's person is called: the employee number, or the number of the relationship when nobody has
    an employee number and all those numbers differ."""
    relations = sorted({line.relation for line in lines})
    if relations and not any(person for _, person, _ in relations):
        return _refs_by_relation(lines, relations, found)
    if unnamed := sum(not person for _, person, _ in relations):
        found.findings.append(finding("wages.no-number", "", count=unnamed))
    under = _units_of(relations)
    if shared := sum(len(units) > 1 for units in under.values()):
        found.findings.append(finding("wages.same-number", "", count=shared))
    return {
        relation: _numbered(relation[1], under[relation[1]].index(relation[0]) + 1)
        for relation in relations
        if relation[1]
    }


def _units_of(relations: Sequence[Relation]) -> dict[str, list[str]]:
    """Every employee number with the units in which somebody has it, in order."""
    under: dict[str, list[str]] = defaultdict(list)
    for unit, person in sorted({(unit, person) for unit, person, _ in relations if person}):
        under[person].append(unit)
    return under


def _numbered(person: str, number: int) -> str:
    return person if number == 1 else f"{person}/{number}"


def _refs_by_relation(
    lines: Sequence[Line], relations: Sequence[Relation], found: Wages
) -> dict[Relation, str]:
    """The number of a relationship is unique for a person, and in many packages for everybody."""
    often = Counter((line.message, line.period, line.relation) for line in lines if line.kind == FULL)
    one_unit = len({unit for unit, _, _ in relations}) == 1
    if one_unit and all(number for _, _, number in relations) and max(often.values(), default=1) == 1:
        return {relation: relation[2] for relation in relations}
    found.findings.append(finding("wages.no-number", "", count=max(len(relations), *often.values(), 0)))
    return {}


def _latest(lines: Sequence[Line], found: Wages) -> dict[Relation, list[Line]]:
    """Of every relationship its lines in each period: the last complete message of the period, and what came after."""
    messages = _messages(lines)
    twice = sum(len(those) > 1 for those in messages.values())
    if twice:
        found.findings.append(finding("wages.twice", "", count=twice))
    last = {unit: max(those) for unit, those in messages.items()}
    by_relation: dict[Relation, list[Line]] = defaultdict(list)
    for (relation, _period), stated in sorted(_stated(lines, last).items(), key=lambda item: item[0]):
        by_relation[relation] += (line for line in stated if line.kind != WITHDRAWN)
    return {relation: kept for relation, kept in by_relation.items() if kept}


def _stated(
    lines: Sequence[Line], last: Mapping[tuple[str, Period], tuple[str, str]]
) -> dict[tuple[Relation, Period], list[Line]]:
    """What was said last of each relationship in each period; ``last`` is the latest message of a period of a unit."""
    stated: dict[tuple[Relation, Period], list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda each: (each.kind != FULL, each.message, each.first)):
        older = line.kind == FULL and line.message != last[line.relation[0], line.period]
        if line.kind != DECLARED and not older:
            there = stated[line.relation, line.period]
            # Who leaves and comes back in one period stands there twice, with another first day.
            both = there and there[-1].message == line.message and there[-1].first < line.first
            there[:] = [*there, line] if both else [line]
    return stated


def _messages(lines: Sequence[Line]) -> dict[tuple[str, Period], set[tuple[str, str]]]:
    """The messages that declared a period of a unit."""
    messages: dict[tuple[str, Period], set[tuple[str, str]]] = defaultdict(set)
    for line in lines:
        if line.kind == DECLARED:
            messages[line.relation[0], line.period].add(line.message)
    return messages


def _only_work(kept: Mapping[Relation, list[Line]], found: Wages) -> dict[Relation, list[Line]]:
    other = {relation: lines for relation, lines in kept.items() if lines[-1].income not in _WORK}
    if other:
        codes = ", ".join(sorted({lines[-1].income or "?" for lines in other.values()}))
        found.findings.append(finding("wages.no-work", "", codes, count=len(other)))
    return {relation: lines for relation, lines in kept.items() if relation not in other}


def _spells(lines: Sequence[Line], declared: Sequence[Period]) -> Iterator[list[Line]]:
    """The lines of one relationship; apart where it ended and began anew, or a period was declared without it."""
    spell = [lines[0]]
    for before, line in pairwise(lines):
        # Paid afterwards: it says when the work ended, and no more.
        if line.last and line.last < line.period[0]:
            spell.append(replace(line, hours=spell[-1].hours))
            continue
        ended = before.last is not None and before.last < line.first
        if ended or any(before.period < period < line.period for period in declared):
            yield spell
            spell = []
        spell.append(line)
    yield spell


def _add_contracts(ref: str, lines: Sequence[Line], declared: Sequence[Period], found: Wages) -> None:
    """The contracts of one spell of a relationship, a row for each stretch with the same hours."""
    begin, end = _begin(ref, lines, declared, found), _end(ref, lines, declared, found)
    stretches = [list(group) for _, group in groupby(lines, key=lambda line: line.hours)]
    firsts = [begin, *(max(stretch[0].period[0], begin) for stretch in stretches[1:])]
    ends: list[date | None] = [first - _DAY for first in firsts[1:]]
    for stretch, first, until in zip(stretches, firsts, [*ends, end], strict=True):
        hours = stretch[0].hours or _paid_a_week(ref, stretch, begin, end, found)
        if hours and (until is None or first <= until):
            found.contracts.append(Contract(ref, first, until, hours, lines[0].first))


def _begin(ref: str, lines: Sequence[Line], declared: Sequence[Period], found: Wages) -> date:
    """The day that was declared; but what an earlier declaration did not have, was not there then."""
    first, began = lines[0].period, lines[0].first
    if began >= first[0] or first <= declared[0]:
        return began
    found.notes["wages.appeared"].append(ref)
    return first[0]


def _end(ref: str, lines: Sequence[Line], declared: Sequence[Period], found: Wages) -> date | None:
    """The day that was declared; else the last day of the last period, when later ones no longer have it."""
    if lines[-1].last or lines[-1].period == declared[-1]:
        return lines[-1].last
    found.notes["wages.stopped"].append(ref)
    return lines[-1].period[1]


def _paid_a_week(ref: str, lines: Sequence[Line], begin: date, end: date | None, found: Wages) -> Decimal:
    """Hours paid over the weeks of these periods in which the employment was there; in hundredths."""
    paid = sum((line.paid for line in lines), Decimal(0))
    days = sum(
        max(0, (min(line.period[1], end or line.period[1]) - max(line.period[0], begin)).days + 1)
        for line in lines
    )
    hours = (paid * 7 / days).quantize(Decimal("0.01"), ROUND_HALF_UP) if days else Decimal(0)
    found.notes["wages.hours-paid" if hours else "wages.no-hours"].append(ref)
    return hours


def uncovered(periods: Iterable[Period], year: Period) -> list[Period]:
    """The days of a year without a declaration, as stretches."""
    gaps, day = [], year[0]
    for first, last in sorted(periods):
        if first > day:
            gaps.append((day, min(first - _DAY, year[1])))
        day = max(day, last + _DAY)
        if day > year[1]:
            return gaps
    return [*gaps, (day, year[1])]
