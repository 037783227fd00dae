# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The audit file of a ledger (XAF 3): a line for each purchase invoice, with the supplier's KvK number.

What an invoice costs without VAT is added up from its lines in the purchase journal: all of them but those on the
account of the creditors (``offsetAccID`` of the journal) and those of VAT (``vatCodes``). When the file does not say
which those are, only the lines on accounts of cost and revenue (``accTp`` P) count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from trede.intake.grids.papers.invoices import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PURCHASES = "P"
_LONGEST_AMOUNT = 30
_VALUES = {
    "header": ("curCode",),
    "customerSupplier": ("custSupID", "custSupName", "commerceNr"),
    "ledgerAccount": ("accID", "accTp"),
    "vatCode": ("vatToPayAccID", "vatToClaimAccID"),
    "journal": ("jrnTp", "offsetAccID"),
    "transaction": ("nr", "trDt"),
    "trLine": ("accID", "amnt", "amntTp", "custSupID", "invRef", "docRef"),
}


@dataclass(slots=True)
class Ledger:
    """Takes in one audit file."""

    rows: list[list[str]] = field(default_factory=list)
    leaves: frozenset[str] = frozenset(name for names in _VALUES.values() for name in names)
    groups: frozenset[str] = frozenset(_VALUES)
    _now: dict[str, dict[str, str]] = field(default_factory=dict)
    _suppliers: dict[str, dict[str, str]] = field(default_factory=dict)
    _kinds: dict[str, str] = field(default_factory=dict)
    _vat: set[str] = field(default_factory=set)
    _lines: list[dict[str, str]] = field(default_factory=list)

    kind = "invoices"
    columns = COLUMNS

    def begin(self, name: str) -> None:
        self._now[name] = {}
        if name == "transaction":
            self._lines = []

    def value(self, name: str, text: str, _attributes: Mapping[str, str], inside: Sequence[str]) -> None:
        parent = inside[-1] if inside else ""
        if name in _VALUES.get(parent, ()):
            self._now[parent][name] = text

    def end(self, name: str) -> None:
        now = self._now[name]
        if name == "customerSupplier":
            self._suppliers[now.get("custSupID", "")] = now
        elif name == "ledgerAccount":
            self._kinds[now.get("accID", "")] = now.get("accTp", "")
        elif name == "vatCode":
            self._vat.update(now.values())
        elif name == "trLine":
            self._lines.append(now)
        elif name == "transaction" and self._now.get("journal", {}).get("jrnTp") == _PURCHASES:
            self._add_invoice(now)

    def _add_invoice(self, transaction: Mapping[str, str]) -> None:
        """One transaction of a purchase journal is one invoice, when its lines name one supplier."""
        named = {line["custSupID"] for line in self._lines if line.get("custSupID")}
        if len(named) != 1:
            return
        supplier = self._suppliers.get(named.pop(), {})
        references = (line.get(name, "") for name in ("invRef", "docRef") for line in self._lines)
        found = {
            "order": next(filter(None, references), transaction.get("nr", "")),
            "supplier": supplier.get("custSupName", ""),
            "kvk": supplier.get("commerceNr", ""),
            "date": transaction.get("trDt", ""),
            "amount": str(sum(map(_debit, filter(self._costs, self._lines)), Decimal(0))),
            "currency": self._now.get("header", {}).get("curCode", ""),
        }
        self.rows.append([found.get(column, "") for column in COLUMNS])

    def _costs(self, line: Mapping[str, str]) -> bool:
        account, creditors = line.get("accID", ""), self._now["journal"].get("offsetAccID")
        if account in self._vat or account == creditors:
            return False
        return self._kinds.get(account) == _PURCHASES or bool(creditors and self._vat)


def _debit(line: Mapping[str, str]) -> Decimal:
    """The amount as debit; one that is no number makes the sum no number, and the invoice is told."""
    text = line.get("amnt", "")
    try:
        amount = Decimal(text) if len(text) <= _LONGEST_AMOUNT else Decimal("NaN")
    except InvalidOperation:
        return Decimal("NaN")
    return -amount if line.get("amntTp") == "C" else amount
