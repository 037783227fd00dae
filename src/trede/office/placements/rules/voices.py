# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a worker may say and correct through their own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.intake.privacy import masked
from trede.kernel.findings import finding
from trede.matching.case_file import read_data

if TYPE_CHECKING:
    from collections.abc import Mapping

NO, OTHER, NEED = "no", "other", "need"
KINDS = (NO, OTHER, NEED)
"""No to a package; asking for something else; telling what one needs."""
TEXT, MOST_OPEN = 600, 20
OWN = ("contact", "stepwise", "limits", "days", "wishes", "growth", "competences")
"""What a worker corrects by themselves; hours and team belong to the contract, and are asked for."""


def checked_words(text: str, place: str, *, needed: bool) -> str:
    """In the worker's own words, in a few sentences. Raises RefusedError."""
    plain = text.replace("\r\n", "\n").strip()
    if needed and not plain:
        raise RefusedError([finding("placements.empty", place)])
    if len(plain) > TEXT or not all(each.isprintable() for each in plain.split("\n")):
        raise RefusedError([finding("placements.too-long", place, most=TEXT)])
    if masked(plain) != plain:
        raise RefusedError([finding("placements.bsn", place)])
    return plain


def corrected(told: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of somebody after they corrected it. Raises RefusedError for what cannot be kept, by its place."""
    changed = {**told, **{name: value for name, value in own.items() if name in OWN}}
    changed = {name: value for name, value in changed.items() if value is not None}
    for name in ("wishes", "growth"):
        if any(masked(text) != text for text in changed.get(name, ())):
            raise RefusedError([finding("placements.bsn", name)])
    alone = {name: value for name, value in changed.items() if name != "guide"}
    _case, findings = read_data({"format": "trede/matching/1", "tasks": [], "people": [alone]}, "own", [])
    if findings:
        raise RefusedError(
            [finding("placements.not-so", each.place.rpartition(".")[2]) for each in findings[:1]]
        )
    return changed
