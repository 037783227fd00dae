# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a measurement under an edition: everything at once, as findings.

``errors_in`` blocks a score; ``warnings_in`` goes with one. Places are paths in the measurement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.kernel.periods import as_date, months_later
from trede.kernel.values import fixed, plain
from trede.scoring.alike import few_alike
from trede.scoring.canonical import iso
from trede.scoring.labels import CodeKind, Suggested, contract_refused, labels, names
from trede.scoring.repeats import repeats
from trede.scoring.rows import start_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from trede.kernel.periods import Period
    from trede.scheme.edition import Edition, Position
    from trede.scoring.measurement import Employment, Measurement, Purchase


KnownElsewhere = Callable[[str], bool]


def nowhere(_code: str) -> bool:
    """No edition but the one at hand is known."""
    return False


def errors_in(
    edition: Edition, measurement: Measurement, known_elsewhere: KnownElsewhere, *, by_name: bool = False
) -> list[Finding]:
    """Every reason why this measurement cannot be scored; ``known_elsewhere`` says if any edition knows a code.

    Of reasons that are alike no more than anybody reads, and how many there are.
    ``by_name`` when names were read as well as codes.
    """
    group = measurement.organisation.group
    if not measurement.employments and not measurement.purchases:
        return [finding("organisation.nothing-declared", "employments")]
    unknown = _unknown_codes(measurement, known_elsewhere, Suggested(edition, by_name))
    of_rows = (
        found
        for employment in measurement.employments
        if employment.index in unknown or not _plain(edition, employment)  # most are, in a large organisation
        for found in (
            *unknown.get(employment.index, ()),
            *_not_in_edition(edition, employment, known_elsewhere),
            *_employment_errors(edition, employment, group),
        )
    )
    return list(few_alike(chain(of_rows, _purchase_errors(measurement, group))))


def _unknown_codes(
    measurement: Measurement, known_elsewhere: KnownElsewhere, suggested: Suggested
) -> dict[int, list[Finding]]:
    """Each word that nobody knows once, with how often it stands there; by the first row that has it."""
    kinds: tuple[CodeKind, CodeKind] = ("contract", "position")
    found: dict[int, list[Finding]] = {}
    for kind in kinds:
        at = [(getattr(row, kind), row.index) for row in measurement.employments]
        first = dict(reversed(at))
        for code, times in Counter(code for code, _ in at).items():
            elsewhere = (
                code in suggested.edition.refused if kind == "contract" else known_elsewhere(code or "")
            )
            if code is not None and not elsewhere:
                told = suggested.unknown(kind, code, f"employments[{first[code]}]", times)
                found.setdefault(first[code], []).extend(told)
    return found


def _plain(edition: Edition, employment: Employment) -> bool:
    """Whether there is nothing in a row that the checks of rows look at."""
    said = (employment.position, employment.entity)
    return said == (None, None) and employment.contract not in edition.refused


def _not_in_edition(
    edition: Edition, employment: Employment, known_elsewhere: KnownElsewhere
) -> Iterator[Finding]:
    place, code = f"employments[{employment.index}]", employment.position
    if employment.contract in edition.refused:
        yield contract_refused(edition, employment.contract, place)
    if code is not None and code not in edition.positions and known_elsewhere(code):
        yield finding(
            "employment.position-not-in-handbook", f"{place}.position", code, edition=edition.handbook
        )


def _employment_errors(edition: Edition, employment: Employment, group: frozenset[str]) -> Iterator[Finding]:
    place = f"employments[{employment.index}]"
    if employment.entity is not None and employment.entity not in group:
        yield finding("employment.entity-outside-group", f"{place}.entity", employment.entity)
    if position := edition.positions.get(employment.position or ""):
        yield from _missing(edition, position, employment, place)


def _missing(edition: Edition, position: Position, employment: Employment, place: str) -> Iterator[Finding]:
    window, minimum = position.window, position.minimum
    if window.kind == "until":
        there = getattr(employment, window.field or "") is not None
    else:
        there = window.kind != "years" or start_of(window, employment) is not None
    missing = [] if there else [("employment.date-missing", window.field or "")]
    if minimum and getattr(employment, minimum.field) is None:
        missing.append(("employment.number-missing", minimum.field))
    for code, field in missing:
        yield finding(code, f"{place}.{field}", **names(edition, position.code), **labels(field))


def _purchase_errors(measurement: Measurement, group: frozenset[str]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    hired = {each.sw_order: each.ref for each in measurement.employments if each.sw_order is not None}
    for order in measurement.purchases:
        place = f"purchases[{order.index}]"
        if (order.kvk, order.order) in seen:
            yield finding("purchase.order-twice", f"{place}.order", order.order)
        seen.add((order.kvk, order.order))
        if order.kind == "sw" and order.order in hired:
            ref = hired[order.order]
            yield finding("purchase.sw-order-counted-twice", f"{place}.order", order.order, ref=ref)
        if order.kvk in group:
            yield finding("purchase.own-group", f"{place}.kvk", order.kvk)


def total_errors(total: Fraction, listed: Fraction) -> Iterator[Finding]:
    """Errors in total fte, once the rows could be added up."""
    if total == 0:
        yield finding("organisation.no-fte", "total_fte")
    elif total < listed:
        yield finding(
            "organisation.total-fte-below-rows",
            "total_fte",
            plain(total),
            declared=plain(total),
            listed=fixed(listed, 2),
        )


def handbook_unread(edition: Edition, day: int) -> Finding:
    """That this edition stands in for a later handbook on this day (number)."""
    days = {"day_nl": f"{as_date(day):%d-%m-%Y}", "day_en": iso(day)}
    return finding("scheme.handbook-unread", "application_date", iso(day), edition=edition.handbook, **days)


def norms_raised(edition: Edition, day: int) -> Finding:
    """That the norms for an application on this day (number) are probably higher than those computed with."""
    days = {"day_nl": f"{as_date(day):%d-%m-%Y}", "day_en": iso(day)}
    return finding("scheme.norms-raised", "application_date", iso(day), edition=edition.handbook, **days)


def warnings_in(edition: Edition, measurement: Measurement) -> Iterator[Finding]:
    """What deserves a look in the measurement itself but does not stand in the way of a score."""
    day = measurement.application_day
    if edition.own:
        yield finding("scheme.own-edition", "edition", edition.id)
    if day is not None and edition.stands_in_on(day):
        yield handbook_unread(edition, day)
    if day is not None and edition.norms_probably_raised_on(day):
        yield norms_raised(edition, day)
    yield from _other_year(measurement.reference_year, day)
    if measurement.organisation.kind == "sw":
        yield finding("organisation.sw-scored-as-other", "organisation.kind", "sw")
    yield from repeats(measurement)
    yield from _purchase_warnings(measurement)
    if _sw_both_ways(measurement):
        yield finding("purchase.sw-maybe-counted-twice", "purchases")


def _other_year(year: Period, day: int | None) -> Iterator[Finding]:
    """A reference year that is not the twelve months before the application, or the calendar year before it."""
    if day is not None and not year.last < day <= months_later(year.last, 12):
        first, last = as_date(year.first), as_date(year.last)
        yield finding(
            "organisation.other-reference-year",
            "reference_year",
            f"{iso(year.first)} - {iso(year.last)}",
            year_nl=f"{first:%d-%m-%Y} tot en met {last:%d-%m-%Y}",
            year_en=f"{iso(year.first)} to {iso(year.last)}",
            day_nl=f"{as_date(day):%d-%m-%Y}",
            day_en=iso(day),
        )


def _purchase_warnings(measurement: Measurement) -> Iterator[Finding]:
    year = measurement.reference_year
    by_supplier: dict[str, list[Purchase]] = {}
    for order in measurement.purchases:
        if year.first <= order.day <= year.last:
            by_supplier.setdefault(order.kvk, []).append(order)
        else:
            yield finding("purchase.outside-year", f"purchases[{order.index}].date", iso(order.day))
    for kvk, orders in by_supplier.items():
        if len({_figures(order) for order in orders}) > 1:
            yield finding("purchase.figures-differ", f"purchases[{orders[0].index}].supplier_turnover", kvk)
        bought = sum(order.amount_cents for order in orders)
        if bought > 100 * max(order.supplier_turnover for order in orders):
            yield finding("purchase.above-turnover", f"purchases[{orders[-1].index}].amount", kvk)


def _figures(order: Purchase) -> tuple[Fraction, Fraction, Fraction]:
    return order.supplier_turnover, order.supplier_fte, order.supplier_direct_share


def _sw_both_ways(measurement: Measurement) -> bool:
    """SW workers hired in without an order number, beside orders at an SW organisation."""
    hired = any(
        each.position == "sw" and each.contract == "secondment" and each.sw_order is None
        for each in measurement.employments
    )
    return hired and any(order.kind == "sw" for order in measurement.purchases)
