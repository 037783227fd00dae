# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A record of what was handed in as PDF: titles, lines and texts that are ready to be read, nothing worked out here.

PDF/A-3a and PDF/UA-1, the same bytes for the same record, with the document itself inside.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from trede.reports.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trede.scheme import Language


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is, and what stands there."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record: short lines beside their labels, or longer texts under a heading each (``long``).

    Parts that belong ``together`` come last, on one page.
    """

    id: str
    title: str
    lines: Sequence[Line]
    long: bool = False
    empty: str = ""
    together: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """All of it, in the order of reading. ``unofficial``, ``attachment`` and ``demo`` (if it is one) are sentences."""

    language: Language
    title: str
    subtitle: str
    parts: Sequence[Part]
    unofficial: str
    attachment: str
    demo: str = ""


def record_pdf(record: Record, document: bytes, at: datetime) -> bytes:
    """The record with ``document`` (the application as JSON) as its attachment; ``at`` is the moment it was made."""
    return typeset("record", asdict(record), document, at.replace(microsecond=0))
