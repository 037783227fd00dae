# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""All sheets of one input: documents become tables, with what the lists beside them say; others stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.intake.fields import part
from trede.intake.grids import Grid
from trede.intake.headers import normal, words
from trede.intake.organisation_sheet import is_head
from trede.intake.papers.invoices import invoices_of
from trede.intake.papers.lists import Listed, listed
from trede.intake.papers.wages import uncovered, wages_of
from trede.intake.privacy import shown
from trede.kernel.findings import Finding, finding
from trede.kernel.periods import as_date, months_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trede.intake.grids import Cell
    from trede.intake.papers.invoices import Invoice
    from trede.intake.papers.wages import Contract, Period, Wages
    from trede.intake.said import Columns
    from trede.kernel.periods import Period as Days

WAGES_SHEET, INVOICES_SHEET = "Loonaangifte", "Facturen"
_OF_CONTRACT = ("ref", "hours", "from", "to")
_OF_INVOICE = ("order", "supplier", "kvk", "date", "amount")


@dataclass(frozen=True, slots=True)
class Combined:
    """The sheets to read, what there is to say of documents, and the periods declared under each number."""

    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...] = ()
    periods: tuple[tuple[Period, ...], ...] = ()
    anonymous: bool = False
    """Whether no sheet tells of the organisation."""

    def told_of(self, year: Days, organisation: object) -> tuple[Finding, ...]:
        """Which days of the reference year no declaration is of, and that nothing says which organisation it is."""
        asked = self.periods and self.anonymous and not organisation
        return (
            *([finding("wages.organisation", "organisation")] if asked else []),
            *self._not_declared(year),
        )

    def _not_declared(self, year: Days) -> tuple[Finding, ...]:
        if not self.periods:
            return ()
        days = as_date(year.first), as_date(year.last)
        gaps = [uncovered(periods, days) for periods in self.periods]
        if all(each == [days] for each in gaps):
            firsts, lasts = zip(*(period for periods in self.periods for period in periods), strict=True)
            return (_of_days("wages.other-year", [(min(firsts), max(lasts))]),)
        missing = sorted({gap for those in gaps for gap in those})
        return (_of_days("wages.periods-missing", missing),) if missing else ()


def combined(grids: Iterable[Grid], columns: Columns | None = None) -> Combined:
    """Documents among the sheets as one sheet of each kind; ``columns`` are what the user says of columns of lists."""
    sheets = tuple(grids)
    wages, bills = ([grid for grid in sheets if grid.layout.paper == kind] for kind in ("wages", "invoices"))
    if not wages and not bills:
        return Combined(sheets)
    people, suppliers, rest = _lists(sheets, columns, employments=bool(wages), purchases=bool(bills))
    findings = [told for each in (*people, *suppliers) for told in each.findings]
    made: list[Grid] = []
    periods: tuple[tuple[Period, ...], ...] = ()
    anonymous = not any(map(_tells_of_organisation, rest))
    if wages:
        found = wages_of(wages)
        periods = tuple(map(tuple, found.periods.values()))
        made += [*(_head(found) if anonymous else ()), _people(found.contracts, people, findings)]
        findings += found.findings
    if bills:
        asked = invoices_of(bills)
        findings += asked.findings
        made += _orders(asked.invoices, suppliers, findings)
    return Combined((*rest, *made), tuple(findings), periods, anonymous)


def _lists(
    sheets: Iterable[Grid], columns: Columns | None, **wanted: bool
) -> tuple[list[Listed], list[Listed], list[Grid]]:
    """The lists of people and of suppliers that go with these documents, and the other sheets."""
    lists: dict[str, list[Listed]] = {path: [] for path in wanted}
    rest = []
    for grid in sheets:
        found = listed(grid, columns)
        if found and wanted[found.part]:
            lists[found.part].append(found)
        elif not grid.layout.paper:
            rest.append(grid)
    return lists["employments"], lists["purchases"], rest


def _people(contracts: Sequence[Contract], lists: Sequence[Listed], findings: list[Finding]) -> Grid:
    lines = _joined(lists)
    keys = _keys("employments", lines, _OF_CONTRACT, ("intake",) if _moved(contracts, lines) else ())
    known = {each.ref for each in contracts}
    findings += [
        finding("people.not-declared", place[0], shown(ref)).at(*place, None)
        for each in lists
        for ref, place in each.places.items()
        if ref not in known
    ]
    rows = [_person(each, lines.get(each.ref, {}), keys) for each in contracts]
    return Grid(WAGES_SHEET, (_headers("employments", keys), *rows))


def _moved(contracts: Sequence[Contract], lines: Mapping[str, Mapping[str, Cell]]) -> bool:
    """Whether the day of intake of anybody in the list is not the first day of the row."""
    return any(each.first != each.began and each.ref in lines for each in contracts)


def _person(contract: Contract, line: Mapping[str, Cell], keys: Sequence[str]) -> tuple[Cell, ...]:
    own: dict[str, Cell] = {
        "ref": contract.ref,
        "hours": contract.hours,
        "from": contract.first,
        "to": contract.last,
    }
    if contract.first != contract.began and line.get("position") is not None:
        own["intake"] = line.get("intake") or contract.began
    return tuple(own[key] if key in own else line.get(key) for key in keys)


def _tells_of_organisation(grid: Grid) -> bool:
    return normal(grid.name) in words()["sheets"]["organisation"] or is_head(grid)


def _head(wages: Wages) -> Iterator[Grid]:
    """Name and year as the declarations have them. They hold no KvK number."""
    rows: list[tuple[Cell, ...]] = [("Naam organisatie", name) for name in wages.employers[:1]]
    if every := [period for periods in wages.periods.values() for period in periods]:
        first, last = min(every)[0], max(end for _, end in every)
        if months_later(first.toordinal(), 12) - 1 == last.toordinal():
            rows += [("Peiljaar van", first), ("Peiljaar tot en met", last)]
    if rows:
        yield Grid("Organisatie", tuple(rows))


def _orders(invoices: Sequence[Invoice], lists: Sequence[Listed], findings: list[Finding]) -> list[Grid]:
    lines = _joined(lists)
    if not lines:
        findings.append(finding("invoices.no-list", ""))
        return []
    listed_ones = [each for each in invoices if each.kvk in lines]
    others = {(each.kvk, each.order) for each in invoices if each.kvk not in lines}
    if others:
        suppliers = len({kvk for kvk, _ in others})
        findings.append(finding("invoices.not-listed", "", count=len(others), suppliers=suppliers))
    keys = _keys("purchases", lines, _OF_INVOICE)
    rows = [_order(each, lines[each.kvk], keys) for each in listed_ones]
    return [Grid(INVOICES_SHEET, (_headers("purchases", keys), *rows))]


def _order(invoice: Invoice, line: Mapping[str, Cell], keys: Sequence[str]) -> tuple[Cell, ...]:
    own: dict[str, Cell] = {
        "order": invoice.order,
        "supplier": line.get("supplier") or invoice.supplier,
        "kvk": invoice.kvk,
        "date": invoice.day,
        "amount": invoice.amount,
    }
    return tuple(own[key] if key in own else line.get(key) for key in keys)


def _joined(lists: Iterable[Listed]) -> dict[str, Mapping[str, Cell]]:
    return {name: line for each in lists for name, line in each.lines.items()}


def _keys(
    path: str, lines: Mapping[str, Mapping[str, Cell]], own: Sequence[str], more: Sequence[str] = ()
) -> list[str]:
    """The fields that are known, in the order of the table of fields."""
    there = {*own, *more, *(key for line in lines.values() for key in line)}
    return [field.key for field in part(path).fields if field.key in there]


def _headers(path: str, keys: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(part(path).field(key).nl for key in keys)


def _of_days(code: str, stretches: Iterable[Period]) -> Finding:
    days = ", ".join(f"{first:%d-%m-%Y} - {last:%d-%m-%Y}" for first, last in stretches)
    return finding(code, "reference_year", days=days)
