# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What differs between two records of the same thing, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trede.reports.record import Part, Record


@dataclass(frozen=True, slots=True)
class Change:
    """One line that differs: of which part, its label, what stood there and what stands there; "" for nothing."""

    part: str
    label: str
    was: str
    now: str


def changes(before: Record, after: Record) -> list[Change]:
    """Every line that came, went or reads otherwise, in the order of ``after``; then what is there no more.

    Parts that belong together at the end (the seal, who made it) say how to recognise a record, and differ always.
    Lines of a part under one label are taken as one.
    """
    was, now = _lines(before), _lines(after)
    return [
        Change(part, label, was.get((part, label), ""), now.get((part, label), ""))
        for part, label in dict.fromkeys((*now, *was))
        if was.get((part, label)) != now.get((part, label))
    ]


def _lines(record: Record) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], list[str]] = {}
    for part in _told(record):
        for line in part.lines:
            found.setdefault((part.title, line.label), []).append(line.text)
    return {place: "\n".join(texts) for place, texts in found.items()}


def _told(record: Record) -> list[Part]:
    return [part for part in record.parts if not part.together]
