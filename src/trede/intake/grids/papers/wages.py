# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The wage declaration (loonaangifte): a line for each person and period, without BSN, name, birth date or wage.

Element names as public readers and writers of these files have them; see docs/reference/formats.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = (
    "made",
    "employer",
    "unit",
    "kind",
    "period from",
    "period to",
    "person",
    "relation",
    "from",
    "to",
    "income",
    "on call",
    "hours",
    "paid hours",
)
DECLARED, FULL, EXTRA, CORRECTION, WITHDRAWN = "declared", "full", "extra", "correction", "withdrawn"
"""A line of a period as such, also of one in which nobody worked; and lines of a relationship in it."""

_LINES = {"InkomstenverhoudingInitieel": "", "InkomstenverhoudingIntrekking": WITHDRAWN}
_MESSAGES = {"VolledigeAangifte": FULL, "AanvullendeAangifte": EXTRA, "TijdvakCorrectie": CORRECTION}
# Where a value stands, and the column that it is.
_VALUES = {
    ("Bericht", "DatTdAanm"): "made",
    ("AdministratieveEenheid", "NmIP"): "employer",
    ("TijdvakAangifte", "DatAanvTv"): "period from",
    ("TijdvakAangifte", "DatEindTv"): "period to",
    ("TijdvakCorrectie", "DatAanvTv"): "period from",
    ("TijdvakCorrectie", "DatEindTv"): "period to",
    ("Inkomstenperiode", "SrtIV"): "income",
    ("Inkomstenperiode", "IndOprov"): "on call",
    ("Werknemersgegevens", "AantCtrcturenPWk"): "hours",
    ("Werknemersgegevens", "AantVerlU"): "paid hours",
    **{(line, "NumIV"): "relation" for line in _LINES},
    **{(line, "PersNr"): "person" for line in _LINES},
    **{(line, "DatAanv"): "from" for line in _LINES},
    **{(line, "DatEind"): "to" for line in _LINES},
}
_OF_LINE = COLUMNS[COLUMNS.index("person") :]


@dataclass(slots=True)
class WageDeclaration:
    """Takes in one file. ``rows`` are in the order of ``COLUMNS``."""

    rows: list[list[str]] = field(default_factory=list)
    leaves: frozenset[str] = frozenset({"LhNr", "SofiNr", *(name for _, name in _VALUES)})
    groups: frozenset[str] = frozenset({*_LINES, *_MESSAGES})
    _now: dict[str, str] = field(default_factory=dict)
    _citizen: str = ""

    kind = "wages"
    columns = COLUMNS

    def begin(self, name: str) -> None:
        if name in _MESSAGES:
            self._now["kind"] = _MESSAGES[name]
        else:
            self._citizen = ""
            self._now.update(dict.fromkeys(_OF_LINE, ""))

    def value(self, name: str, text: str, _attributes: Mapping[str, str], inside: Sequence[str]) -> None:
        if name == "LhNr":
            # A sole trader's is made of a BSN: only whether two are the same matters, so nothing else is kept.
            self._now["unit"] = sha256(text.encode()).hexdigest()[:16]
        elif name == "SofiNr":
            self._citizen = text
        elif inside and (column := _VALUES.get((inside[-1], name))):
            self._now[column] = text

    def end(self, name: str) -> None:
        if name == "VolledigeAangifte":
            self._add(DECLARED, _OF_LINE)
        elif name in _LINES:
            if _same_number(self._now["person"], self._citizen):
                self._now["person"] = ""
            self._add(_LINES[name] or self._now.get("kind", FULL))

    def _add(self, kind: str, without: Sequence[str] = ()) -> None:
        line = {**self._now, **dict.fromkeys(without, ""), "kind": kind}
        self.rows.append([line.get(column, "") for column in COLUMNS])


def _same_number(person: str, citizen: str) -> bool:
    """Whether a payroll uses the BSN as its own number."""
    digits = "".join(filter(str.isdigit, person)).lstrip("0")
    return bool(digits) and digits == citizen.lstrip("0")
