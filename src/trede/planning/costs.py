# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be done and what it costs: the costs file (TOML, format ``trede/costs/1``) and its defaults.

Without a file everything costs nothing and the fewest people decide. See docs/reference/costs-file.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from trede.planning.figures import figures
from trede.scheme.toml_values import (
    COUNT,
    EURO,
    EXTRA_PERCENT,
    HOURS,
    SPENT,
    kvk,
    maybe_number,
    maybe_text,
    number,
    read_file,
    tables,
    text,
    within,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.kernel.findings import Finding
    from trede.planning.changes import Figures
    from trede.scheme.tables import Table

FORMAT = "trede/costs/1"
Terms = TypeVar("Terms")
MOST_HOURS_LISTED = 100

USUAL_HIRES = 50


@dataclass(frozen=True, slots=True)
class Price:
    """What one unit costs in cents a year: so much each, and so much for every hour a week."""

    cents: int = 0
    cents_per_hour: int = 0

    def of(self, hours_hundredths: int) -> int:
        """The whole price, rounded up to whole cents."""
        return self.cents - (-self.cents_per_hour * hours_hundredths // 100)


@dataclass(frozen=True, slots=True)
class HireTerms:
    """One kind of new colleague and how many of that kind at most."""

    position: str
    contract: str = "regular"
    price: Price = Price()
    most: int | None = None


@dataclass(frozen=True, slots=True)
class PersonTerms:
    """Changes of one kind for present people: what each costs, and for how many people at most."""

    price: Price = Price()
    most: int | None = None


@dataclass(frozen=True, slots=True)
class SupplierTerms:
    """A supplier where more could be bought, up to so much; ``extra`` is the part of the amount that it costs more."""

    kvk: str
    most_cents: int
    supplier: str | None = None
    kind: str | None = None
    figures: Figures | None = None
    extra: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Costs:
    """What may be done. ``hires`` and ``suppliers`` of None: the usual ones; another kind of None: not at all."""

    hires: tuple[HireTerms, ...] | None = None
    suppliers: tuple[SupplierTerms, ...] | None = None
    hours: PersonTerms | None = PersonTerms()
    contract: PersonTerms | None = PersonTerms()
    renewal: PersonTerms | None = PersonTerms()
    hire_hours: tuple[int, ...] = ()
    most_hires: int = USUAL_HIRES
    budget_cents: int | None = None


def read_costs(source: str, name: str) -> tuple[Costs, tuple[Finding, ...]]:
    """The costs in the text of a file, and everything wrong with it. ``name`` is that of the file."""
    findings: list[Finding] = []
    top = read_file(source, name, FORMAT, findings)
    costs = Costs(
        hires=_listed(top, "hire", _hire),
        suppliers=_listed(top, "supplier", _supplier),
        hours=_person(top, "hours"),
        contract=_person(top, "contract"),
        renewal=_person(top, "renewal"),
        hire_hours=_hire_hours(top),
        most_hires=number(top, "most_hires", COUNT) if "most_hires" in top.data else USUAL_HIRES,
        budget_cents=maybe_number(top, "budget", EURO),
    )
    top.close()
    return costs, tuple(findings)


def _listed(top: Table, key: str, read: Callable[[Table], Terms]) -> tuple[Terms, ...] | None:
    """The tables under ``[[key]]``; None when the file says nothing of it, empty for ``key = []``."""
    if key not in top.data:
        return None
    found = []
    for table in tables(top, key):
        found.append(read(table))
        table.close()
    return tuple(found)


def _price(table: Table) -> Price:
    return Price(maybe_number(table, "cost", EURO) or 0, maybe_number(table, "cost_per_hour", EURO) or 0)


def _hire(table: Table) -> HireTerms:
    contract = maybe_text(table, "contract") or "regular"
    return HireTerms(text(table, "position"), contract, _price(table), maybe_number(table, "most", COUNT))


def _person(top: Table, key: str) -> PersonTerms | None:
    """``[hours]`` with its price and limit; ``hours = false`` when it may not be done at all."""
    if key not in top.data:
        return PersonTerms()
    if top.data[key] is False:
        top.seen.add(key)
        return None
    table = top.table(key)
    terms = PersonTerms(_price(table), maybe_number(table, "most", COUNT))
    table.close()
    return terms


def _supplier(table: Table) -> SupplierTerms:
    return SupplierTerms(
        kvk=kvk(table, "kvk"),
        most_cents=number(table, "most", SPENT),
        supplier=maybe_text(table, "supplier"),
        kind=table.choice("kind", ("pso", "sw")) if "kind" in table.data else None,
        figures=figures(table),
        extra=(maybe_number(table, "extra_percent", EXTRA_PERCENT) or Fraction(0)) / 100,
    )


def _hire_hours(top: Table) -> tuple[int, ...]:
    """The hours a week that new colleagues may have, in hundredths, rising; empty when the file does not say."""
    listed = top.get("hire_hours", list, []) if "hire_hours" in top.data else []
    if len(listed) > MOST_HOURS_LISTED:
        top.report("planning.too-many-values", "hire_hours", len(listed), most=MOST_HOURS_LISTED)
    return tuple(sorted({within(top, "hire_hours", value, HOURS) for value in listed[:MOST_HOURS_LISTED]}))
