# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a holder may show of the moment at which it was handed its certificate. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.intake.privacy import masked
from trede.kernel.findings import Finding, finding
from trede.kernel.receipts import sha256_of
from trede.office.register.rules.jpeg import bare_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MOST_KEPT = 4
"""Of one holder."""
MOST_PICTURE = 500_000
"""Bytes of a photo that was made anew."""
LEAST_WIDE, LONGEST_SIDE = 320, 1600
"""Pixels."""
LONGEST = {"shows": 200, "words": 500, "speaker": 120, "speaker_is": 120, "reason": 500}


class Judged(StrEnum):
    """What the owner of the scheme says of it."""

    WAITS = "waits"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Shown:
    """``picture``: a JPEG with nothing in it but the picture, or empty; ``shows``: what is on it. ``words`` of
    ``speaker``, who is ``speaker_is`` there. ``consent_on``: since when everybody in it agrees.
    """

    handed_on: date
    consent_on: date
    picture: bytes = b""
    shows: str = ""
    words: str = ""
    speaker: str = ""
    speaker_is: str = ""


def checked(shown: Shown, today: date) -> dict[str, Any]:
    """As it is kept. Raises RefusedError with everything that does not fit."""
    texts = {name: getattr(shown, name).strip() for name in ("shows", "words", "speaker", "speaker_is")}
    size = bare_size(shown.picture) if shown.picture else (0, 0)
    wrong = [*_of_days(shown, today), *_of_texts(texts, bool(shown.picture)), *_of_picture(shown, size)]
    if wrong or size is None:
        raise RefusedError(wrong)
    return {
        **texts,
        "handed_on": shown.handed_on,
        "consent_on": shown.consent_on,
        "picture": shown.picture,
        "sha256": sha256_of(shown.picture) if shown.picture else "",
        "width": size[0],
        "height": size[1],
    }


def checked_reason(text: str) -> str:
    """Why it is refused. Raises RefusedError."""
    told = text.strip()
    if wrong := [*_missing("reason", told), *_of_text("reason", told)]:
        raise RefusedError(wrong)
    return told


def _of_days(shown: Shown, today: date) -> Iterator[Finding]:
    for place in ("handed_on", "consent_on"):
        if getattr(shown, place) > today:
            yield finding("register.day-to-come", place)


def _of_texts(texts: dict[str, str], has_picture: bool) -> Iterator[Finding]:
    if not has_picture and not texts["words"]:
        yield finding("register.nothing-shown", "words")
    if has_picture:
        yield from _missing("shows", texts["shows"])
    if texts["words"]:
        yield from _missing("speaker", texts["speaker"])
    for place, text in texts.items():
        yield from _of_text(place, text)


def _missing(place: str, text: str) -> Iterator[Finding]:
    if not text:
        yield finding("register.empty", place)


def _of_text(place: str, text: str) -> Iterator[Finding]:
    if len(text) > LONGEST[place]:
        yield finding("register.too-long", place, most=LONGEST[place])
    if not text.replace("\r\n", "").replace("\n", "").isprintable():
        yield finding("register.odd-signs", place)
    if masked(text) != text:
        yield finding("register.bsn", place)


def _of_picture(shown: Shown, size: tuple[int, int] | None) -> Iterator[Finding]:
    """Whoever calls made it anew; what else would be in it must not be kept."""
    if not shown.picture:
        return
    fits = size is not None and LEAST_WIDE <= size[0] <= LONGEST_SIDE and size[1] <= LONGEST_SIDE
    if not fits or len(shown.picture) > MOST_PICTURE:
        yield finding("register.no-picture", "picture")
