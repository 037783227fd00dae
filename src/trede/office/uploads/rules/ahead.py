# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A forecast from rows that pass by, as a document: in words and in a picture, in every language."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from trede.kernel.periods import as_date
from trede.planning.forecast import forecast
from trede.planning.rolling import month_ends
from trede.reports.forecast import told
from trede.reports.line_chart import WIDE
from trede.reports.trend import trend
from trede.scheme.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.intake.watching import Watch
    from trede.reports.forecast import Ahead
    from trede.scheme import Edition, Language, Shelf
    from trede.scoring import Measurement


def ahead_document(
    shelf: Shelf, declared: Measurement, until: int, today: int | None, watch: Watch
) -> dict[str, Any]:
    """By language ``words`` (those of ``trede.reports.forecast``) and pictures; days are day numbers."""
    months = 1 + sum(1 for _end in month_ends(declared.reference_year.last, until))
    watch("forecast", 0, months)
    found = forecast(declared, until, _watched(shelf, months, watch))
    return {language: told_ahead(found, declared, language, today) for language in LANGUAGES}


def told_ahead(found: Ahead, declared: Measurement, language: Language, today: int | None) -> dict[str, Any]:
    """In one language; ``picture`` (SVG) is for a phone, ``broad`` for a desktop."""
    draw = partial(trend, found, declared, language, caption=False, today=today)
    return {
        "words": asdict(told(found, declared, language)),
        "picture": draw(),
        "broad": draw(sheet=WIDE, id_="trend-broad"),
    }


def _watched(shelf: Shelf, months: int, watch: Watch) -> Callable[[int], Edition]:
    """The handbook of a day; it is asked once for each month, and more often where a level is lost."""
    asked = 0

    def edition_on(day: int) -> Edition:
        nonlocal asked
        asked += 1
        watch("forecast", min(asked, months), months)
        return shelf.on(as_date(day))

    return edition_on
