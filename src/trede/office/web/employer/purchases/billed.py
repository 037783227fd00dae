# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invoices beside the register: which can be orders, by supplier, with the level that it held on the day of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.intake.fields import part
from trede.intake.filled_in import read_order
from trede.kernel.findings import errors
from trede.kernel.languages import in_language
from trede.office.register.queries import held_by
from trede.office.web.employer.purchases.suppliers import level_of, told_day
from trede.office.web.kit.words import spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.kernel.findings import Finding
    from trede.office.dossier.queries import OrderCheck
    from trede.office.register.rules import Held
    from trede.office.uploads.rules.invoicing import Billed
    from trede.scoring import Purchase

FIGURES = ("supplier_turnover", "supplier_fte", "supplier_direct_share")
MOST_SUPPLIERS, MOST_SHOWN, MOST_SIGNS, AT_ONCE = 60, 12, 40, 500
"""Suppliers and invoices of each on one page, signs in a field, and suppliers that the register is asked at a time."""


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice and what its supplier held on that day; a supplier from the user's own list may hold nothing."""

    billed: Billed
    held: Held | None


@dataclass(frozen=True, slots=True)
class Supplier:
    """A supplier that may count. ``bills`` are those that become orders, ``others`` those of a day without a level."""

    kvk: str
    name: str
    kind: str
    bills: Sequence[Bill]
    others: int
    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Joined:
    """``unknown`` are the suppliers, and ``left`` the invoices, that neither the register nor the list knows."""

    suppliers: Sequence[Supplier]
    unknown: int
    left: int


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A figure that is asked of a supplier."""

    name: str
    label: str
    value: str
    mistakes: Sequence[str]


@dataclass(frozen=True, slots=True)
class SupplierShown:
    """A supplier in words: each line is the number, day, amount and level of an invoice."""

    kvk: str
    name: str
    lines: Sequence[tuple[str, str, str, str]]
    more: int
    others: int
    chosen: bool
    fields: Sequence[FieldShown]


def joined(
    bills: Iterable[Billed],
    listed: Mapping[str, Mapping[str, str]],
    orders: Iterable[OrderCheck],
) -> Joined:
    """The invoices by supplier: those the register knows, and those of the user's own list.

    Figures come from that list, or else from an earlier order at the supplier.
    """
    by_supplier: dict[str, list[Billed]] = defaultdict(list)
    for each in bills:
        by_supplier[each.kvk].append(each)
    history = _history([*by_supplier])
    before = {each.order.kvk: each.order for each in orders}
    known = [kvk for kvk in by_supplier if kvk in history or kvk in listed]
    suppliers = [
        _supplier(kvk, by_supplier[kvk], history.get(kvk, []), listed.get(kvk), before.get(kvk))
        for kvk in known
    ]
    left = sum(len(those) for kvk, those in by_supplier.items() if kvk not in known)
    ordered = sorted(suppliers, key=lambda each: (not each.bills, each.name, each.kvk))
    return Joined(ordered, len(by_supplier) - len(known), left)


def _history(kvks: Sequence[str]) -> dict[str, list[Held]]:
    """A few hundred at a time: a database takes no more in one question."""
    found: dict[str, list[Held]] = {}
    for start in range(0, len(kvks), AT_ONCE):
        found |= held_by(kvks[start : start + AT_ONCE])
    return found


def _supplier(
    kvk: str,
    billed: Sequence[Billed],
    history: Sequence[Held],
    listed: Mapping[str, str] | None,
    before: Purchase | None,
) -> Supplier:
    held = [Bill(each, _held(history, date.fromisoformat(each.day))) for each in billed]
    bills = held if listed is not None else [each for each in held if each.held]
    known = _known(billed, history, held) | {key: told for key, told in (listed or {}).items() if told}
    figures = {key: known.get(key) or _plain(before, key) for key in FIGURES}
    return Supplier(kvk, known["supplier"], known["kind"], bills, len(billed) - len(bills), figures)


def _known(billed: Sequence[Billed], history: Sequence[Held], held: Sequence[Bill]) -> dict[str, str]:
    """Name and kind of a supplier by the register, or else by its invoices."""
    is_sw = any(each.held and each.held.is_sw for each in held)
    name = history[0].name if history else billed[0].supplier
    return {"supplier": name, "kind": "sw" if is_sw else "pso"}


def _held(history: Sequence[Held], day: date) -> Held | None:
    return next((each for each in history if each.on(day)), None)


def _plain(order: Purchase | None, key: str) -> str:
    from trede.scoring.canonical import purchase_document

    if order is None:
        return ""
    return str(purchase_document(order)[key]).replace(".", ",")


def orders_of(
    found: Joined, posted: Mapping[str, str]
) -> tuple[list[Purchase], dict[str, tuple[Finding, ...]]]:
    """An order for each invoice of the chosen suppliers, and by KvK number what is wrong with the figures."""
    orders: list[Purchase] = []
    wrong: dict[str, tuple[Finding, ...]] = {}
    for each in found.suppliers[:MOST_SUPPLIERS]:
        if not each.bills or f"take-{each.kvk}" not in posted:
            continue
        figures = {key: posted.get(f"{key}-{each.kvk}", "")[:MOST_SIGNS] for key in FIGURES}
        read = [read_order(_typed(each, bill, figures), number) for number, bill in enumerate(each.bills)]
        if mistakes := errors(told for _, findings in read for told in findings):
            wrong[each.kvk] = tuple(mistakes)
        orders += [order for order, _ in read]
    return orders, wrong


def _typed(supplier: Supplier, bill: Bill, figures: Mapping[str, str]) -> dict[str, str]:
    billed, is_sw = bill.billed, bill.held is not None and bill.held.is_sw
    day = date.fromisoformat(billed.day)
    return {
        "order": billed.order,
        "supplier": supplier.name,
        "kvk": supplier.kvk,
        "kind": "sw" if is_sw else "pso" if bill.held else supplier.kind,
        "date": f"{day:%d-%m-%Y}",
        "amount": billed.amount.replace(".", ","),
        **figures,
    }


def shown_suppliers(
    found: Joined, posted: Mapping[str, str] | None, wrong: Mapping[str, tuple[Finding, ...]]
) -> list[SupplierShown]:
    """Every supplier that may count, with what was typed."""
    return [_shown(each, posted, wrong.get(each.kvk, ())) for each in found.suppliers[:MOST_SUPPLIERS]]


def _shown(supplier: Supplier, posted: Mapping[str, str] | None, wrong: Sequence[Finding]) -> SupplierShown:
    numerals = wording(spoken()).numerals
    lines = [
        (
            bill.billed.order,
            told_day(date.fromisoformat(bill.billed.day)),
            numerals.euro(_cents(bill.billed.amount)),
            level_of(bill.held) if bill.held else _("niet in dit register"),
        )
        for bill in supplier.bills[:MOST_SHOWN]
    ]
    fields = [_field(supplier, key, posted, wrong) for key in FIGURES] if supplier.bills else []
    return SupplierShown(
        supplier.kvk,
        supplier.name,
        lines,
        len(supplier.bills) - len(lines),
        supplier.others,
        posted is None or f"take-{supplier.kvk}" in posted,
        fields,
    )


def _field(
    supplier: Supplier, key: str, posted: Mapping[str, str] | None, wrong: Sequence[Finding]
) -> FieldShown:
    name = f"{key}-{supplier.kvk}"
    mistakes = dict.fromkeys(
        in_language(each, spoken()) for each in wrong if each.place.rpartition(".")[2] == key
    )
    value = supplier.figures[key] if posted is None else posted.get(name, "")[:MOST_SIGNS]
    return FieldShown(name, in_language(part("purchases").field(key), spoken()), value, list(mistakes))


def _cents(amount: str) -> int:
    """Of an amount with two decimals."""
    return int(amount.replace(".", ""))
