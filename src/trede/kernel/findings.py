# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Findings: what is wrong in an input, as values, in Dutch and English, with how to repair it.

The texts stand in the ``findings.toml`` of the room that makes them, one entry a code.
A finding is made with ``finding(code, place, ...)``.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from trede.kernel.counting import filled

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in an input.

    ``place`` is the path in the measurement (``employments[12].hours``); sheet, row and column (as the user
    sees them, rows from 1) are set when the input was a table. ``value`` is what stood there, never a BSN.
    """

    code: str
    severity: Severity
    place: str
    value: str | None
    nl: str
    en: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    @property
    def blocks(self) -> bool:
        return self.severity == "error"

    def at(self, sheet: str | None, row: int | None, column: str | None) -> Finding:
        """The same finding with its place in a table."""
        return replace(self, sheet=sheet, row=row, column=column)

    def document(self) -> dict[str, Any]:
        """As it stands in a score document; the table place only when there is one."""
        optional = ("sheet", "row", "column")
        return {key: value for key, value in asdict(self).items() if key not in optional or value is not None}


@dataclass(frozen=True, slots=True)
class FindingText:
    """A catalogue entry: severity and the two texts with ``{fields}``, and ``{count:row|rows}`` where words follow."""

    severity: Severity
    nl: str
    en: str


EDITION = "edition"
"""The field with the number of a handbook: 1.7 in every language."""


@cache
def catalogue() -> dict[str, FindingText]:
    """Every finding there is, by its stable dotted code."""
    found: dict[str, FindingText] = {}
    for texts in sorted(Path(__file__).parent.parent.glob("*/findings.toml")):
        for code, entry in tomllib.loads(texts.read_text(encoding="utf-8")).items():
            if code in found:
                raise ValueError(f"finding {code} stands in two rooms")
            found[code] = FindingText(**entry)
    return found


def finding(code: str, place: str, value: object = None, **fields: object) -> Finding:
    """Make a finding; ``value`` and ``fields`` fill the ``{fields}`` of its texts.

    Numbers among the fields get a decimal comma in Dutch, but for that of a handbook, ``edition``; ``value`` is
    shown as it stood in the input.
    """
    entry = catalogue()[code]
    shown = None if value is None else str(value)[:200]
    same = {"value": shown, "place": place}
    dutch = {key: field if key == EDITION else _with_comma(field) for key, field in fields.items()}
    nl, en = filled(entry.nl, {**same, **dutch}), filled(entry.en, {**same, **fields})
    return Finding(code, entry.severity, place, shown, nl, en)


def _with_comma(field: object) -> object:
    """A number in Dutch; anything else as it is."""
    if isinstance(field, str) and field.replace(".", "", 1).isdecimal():
        return field.replace(".", ",")
    return field


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Only those that block a score."""
    return [found for found in findings if found.blocks]


FINDINGS_FORMAT = "trede/findings/1"


def findings_document(findings: Iterable[Finding]) -> dict[str, Any]:
    """Input that was refused, for machines: every finding, with its place (schema: ``schema/findings-1.json``)."""
    return {"format": FINDINGS_FORMAT, "findings": [found.document() for found in findings]}
