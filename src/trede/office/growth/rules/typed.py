# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people type here: on one line or in a few sentences, not too long, and never a citizen service number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.intake.privacy import masked
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Container

SHORT, LONG = 200, 2000


def checked_text(text: str, place: str, most: int = SHORT) -> str:
    """A text that must be there, without blanks around it. Raises RefusedError."""
    plain = checked_remark(text, place, most)
    if not plain:
        raise RefusedError([finding("growth.empty", place)])
    return plain


def checked_remark(text: str, place: str, most: int = SHORT) -> str:
    """A text that may be left out. Raises RefusedError."""
    plain = text.replace("\r\n", "\n").strip()
    lines = plain.split("\n") if most > SHORT else [plain]
    if len(plain) > most or not all(each.isprintable() for each in lines):
        raise RefusedError([finding("growth.too-long", place, most=most)])
    if masked(plain) != plain:
        raise RefusedError([finding("growth.bsn", place)])
    return plain


def check_choice(value: str, known: Container[str], place: str) -> None:
    """Raises RefusedError for a choice that there is not."""
    if value not in known:
        raise RefusedError([finding("growth.choice", place)])
