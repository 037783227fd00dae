# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people type: not empty, not too long, and never a citizen service number."""

from __future__ import annotations

from trede.intake.privacy import masked
from trede.kernel.findings import Finding, finding


def check_line(place: str, text: str, most: int) -> list[Finding]:
    """What is wrong with a text that must be there."""
    if not text.strip():
        return [finding("dossier.empty", place)]
    return check_text(place, text, most)


def check_text(place: str, text: str, most: int) -> list[Finding]:
    """What is wrong with a text of at most so many characters."""
    found = []
    if len(text) > most:
        found.append(finding("dossier.too-long", place, most=most))
    if masked(text) != text:
        found.append(finding("dossier.bsn", place))
    return found
