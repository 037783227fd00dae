# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An invoice or credit note in UBL: one line, with the supplier's KvK number and the amount without VAT."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = ("order", "supplier", "kvk", "date", "amount", "currency", "credits")

_KVK = "0106"
"""The number of the Dutch trade register in the list of identifiers that UBL invoices use (ISO 6523)."""
_PARTY = ("AccountingSupplierParty", "Party")
_NUMBERS = {("PartyLegalEntity", "CompanyID"), ("PartyIdentification", "ID"), ("Party", "EndpointID")}


@dataclass(slots=True)
class Invoice:
    """Takes in one invoice; ``sign`` is a minus for a credit note."""

    sign: str = ""
    leaves: frozenset[str] = frozenset(
        {"ID", "IssueDate", "CompanyID", "EndpointID", "RegistrationName", "Name", "TaxExclusiveAmount"}
    )
    groups: frozenset[str] = frozenset()
    _found: dict[str, str] = field(default_factory=dict)

    kind = "invoices"
    columns = COLUMNS

    @property
    def rows(self) -> list[list[str]]:
        return [[self._found.get(column, "") for column in COLUMNS]]

    def begin(self, name: str) -> None:
        """There is nothing that begins."""

    def end(self, name: str) -> None:
        """Nor that ends."""

    def value(self, name: str, text: str, attributes: Mapping[str, str], inside: Sequence[str]) -> None:
        around = (*inside, "", "")[1:3]
        if not around[0]:
            self._take_of_document(name, text)
        elif around == _PARTY:
            self._take_of_supplier(name, text, attributes, inside[-1])
        elif around[0] == "LegalMonetaryTotal" and name == "TaxExclusiveAmount":
            self._found["amount"] = self._signed(text)
            self._found["currency"] = attributes.get("currencyID", "")
        elif around == ("BillingReference", "InvoiceDocumentReference") and name == "ID":
            self._found.setdefault("credits", text)

    def _take_of_document(self, name: str, text: str) -> None:
        if name in ("ID", "IssueDate"):
            self._found["order" if name == "ID" else "date"] = text

    def _take_of_supplier(self, name: str, text: str, attributes: Mapping[str, str], parent: str) -> None:
        if (parent, name) in _NUMBERS and attributes.get("schemeID") == _KVK:
            self._found.setdefault("kvk", text)
        elif (parent, name) == ("PartyLegalEntity", "RegistrationName"):
            self._found["supplier"] = text
        elif (parent, name) == ("PartyName", "Name"):
            self._found.setdefault("supplier", text)

    def _signed(self, text: str) -> str:
        return text.removeprefix("-") if self.sign and text.startswith("-") else self.sign + text
