# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From invoices to orders: each once, credit notes taken off, and only at suppliers whose figures are known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from trede.intake.grids.papers.invoices import COLUMNS
from trede.intake.privacy import shown
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.intake.grids import Grid

_EURO = ("EUR", "")
_KVK_DIGITS = 8
_HIGHEST = 10**12


@dataclass(frozen=True, slots=True)
class Invoice:
    """What a supplier asked for on a day, in euro without VAT."""

    order: str
    supplier: str
    kvk: str
    day: date
    amount: Decimal
    credits: str = ""


@dataclass(slots=True)
class Invoices:
    """Those that can be orders, and what there is to say of the others."""

    invoices: list[Invoice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def invoices_of(grids: Iterable[Grid]) -> Invoices:
    """Every invoice once, less what was credited; the oldest first."""
    found = Invoices(findings=[finding("invoices.read", "")])
    read = list(_read(grids, found))
    bills, credits = [each for each in read if each.amount > 0], [each for each in read if each.amount < 0]
    found.invoices = _without_credits(_once(bills, found), _once(credits, found), found)
    return found


def _read(grids: Iterable[Grid], found: Invoices) -> list[Invoice]:
    left: dict[str, list[str]] = defaultdict(list)
    read = []
    for grid in grids:
        for row in grid.rows[1:]:
            texts = ["" if cell is None else str(cell) for cell in row]
            invoice = _invoice(dict(zip(COLUMNS, texts, strict=True)))
            if isinstance(invoice, str):
                left[invoice].append(texts[0])
            else:
                read.append(invoice)
    found.findings += [
        finding(code, "", shown(orders[0]), count=len(orders)) for code, orders in sorted(left.items())
    ]
    return read


def _invoice(cells: dict[str, str]) -> Invoice | str:
    """The invoice in a line, or the code of the finding that says why it is none."""
    kvk = cells["kvk"].replace(" ", "").replace(".", "")
    if len(kvk) != _KVK_DIGITS or not kvk.isdecimal():
        return "invoices.no-kvk"
    if cells["currency"].upper() not in _EURO:
        return "invoices.other-money"
    try:
        day, amount = date.fromisoformat(cells["date"][:10]), Decimal(cells["amount"])
    except (ValueError, InvalidOperation):
        return "invoices.unreadable"
    if not cells["order"] or not amount.is_finite() or abs(amount) > _HIGHEST:
        return "invoices.unreadable"
    name = cells["supplier"] or f"KvK {kvk}"
    cents = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Invoice(cells["order"], name, kvk, day, cents, cells["credits"])


def _once(read: Sequence[Invoice], found: Invoices) -> list[Invoice]:
    """Each invoice once: the same may be in a folder twice, or in the audit file too."""
    by_number: dict[tuple[str, str], Invoice] = {}
    again: list[str] = []
    for invoice in read:
        first = by_number.setdefault((invoice.kvk, invoice.order), invoice)
        if first is invoice:
            continue
        if (first.amount, first.day) == (invoice.amount, invoice.day):
            again.append(invoice.order)
        else:
            found.findings.append(finding("invoices.differ", "", shown(invoice.order)))
    if again:
        found.findings.append(finding("invoices.twice", "", shown(again[0]), count=len(again)))
    return sorted(by_number.values(), key=lambda each: (each.day, each.kvk, each.order))


def _without_credits(bills: Sequence[Invoice], credits: Sequence[Invoice], found: Invoices) -> list[Invoice]:
    """Take each credit note off the invoice that it names, and what is left off the supplier's other invoices."""
    left = {(each.kvk, each.order): each.amount for each in bills}
    for credit in credits:
        named = [(credit.kvk, credit.credits)]
        others = [(each.kvk, each.order) for each in reversed(bills) if each.kvk == credit.kvk]
        rest = -credit.amount
        for key in [*named, *others]:
            taken = min(rest, left.get(key, Decimal(0)))
            if taken:
                left[key] -= taken
                rest -= taken
        if rest:
            found.findings.append(finding("invoices.credit-left", "", credit.kvk, euro=str(rest)))
    if credits:
        found.findings.append(finding("invoices.credited", "", count=len(credits)))
    return [replace(each, amount=left[each.kvk, each.order]) for each in bills if left[each.kvk, each.order]]
