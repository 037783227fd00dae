# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many findings read as few: errors before warnings, the same text once, with how often and where first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.kernel.languages import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.kernel.findings import Finding, Severity
    from trede.reports.wording import Wording

PLACES_SHOWN = 3
TEXTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Fold:
    """Findings with the same code, and the same text or too many to tell: the first, how often, and where."""

    code: str
    severity: Severity
    text: str
    count: int
    where: str


def folded(findings: Iterable[Finding], wording: Wording) -> tuple[Fold, ...]:
    """Errors first, then warnings; inside each in the order in which they were found."""
    by_code: dict[tuple[str, str], list[Finding]] = {}
    for found in findings:
        by_code.setdefault((found.severity, found.code), []).append(found)
    groups = sorted(by_code.values(), key=lambda group: group[0].severity != "error")
    return tuple(_fold(part, wording) for group in groups for part in _parts(group))


def _parts(group: list[Finding]) -> list[list[Finding]]:
    """A few different texts are all said: who and until when is what the reader needs; many stand as one."""
    by_text: dict[str, list[Finding]] = {}
    for found in group:
        by_text.setdefault(found.nl, []).append(found)
    return list(by_text.values()) if len(by_text) <= TEXTS_SHOWN else [group]


def _fold(group: list[Finding], wording: Wording) -> Fold:
    first = group[0]
    text = in_language(first, wording.language)
    return Fold(first.code, first.severity, text, len(group), _where(group, wording))


def _where(group: list[Finding], wording: Wording) -> str:
    shown = group[:PLACES_SHOWN]
    if len(group) == 1:
        return _place(group[0], wording)
    in_one_table = len({(found.sheet, found.column) for found in group}) == 1 and group[0].row is not None
    places = _rows(shown, wording) if in_one_table else ", ".join(_place(found, wording) for found in shown)
    key = "findings.at_all" if len(group) <= PLACES_SHOWN else "findings.at_folded"
    return wording.say(key, count=wording.numerals.number(len(group), 0), places=places)


def _rows(group: list[Finding], wording: Wording) -> str:
    """Findings in one column of one sheet: name those once."""
    rows = ", ".join(str(found.row) for found in group)
    return _spot(group[0].sheet, rows, group[0].column, wording)


def _place(found: Finding, wording: Wording) -> str:
    """Sheet, column and row when the input was a table, else the path in the measurement."""
    if found.sheet is None and found.row is None:
        return found.place or wording.say("findings.whole")
    row = None if found.row is None else str(found.row)
    return _spot(found.sheet, row, found.column, wording)


def _spot(sheet: str | None, row: str | None, column: str | None, wording: Wording) -> str:
    parts = {"sheet": sheet, "column": column, "row": row}
    return ", ".join(
        wording.say(f"findings.{key}", **{key: part}) for key, part in parts.items() if part is not None
    )
