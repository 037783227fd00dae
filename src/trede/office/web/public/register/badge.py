# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A badge for the site of a holder: what the register says today, in a small picture without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from trede.office.register.rules import Standing
from trede.office.register.rules.firsts import current
from trede.office.web.public.register import words
from trede.reports.drawing import FONTS, INK, PAPER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trede.office.register.rules import Held

WIDTH, HEIGHT, LETTERS = 300, 74, 16
GREY, BOLD = "#595959", ' font-weight="700"'


def badge_of(rows: Sequence[Held], day: date) -> str:
    """As SVG text. What does not hold is grey, and says so."""
    held = current(rows, day)
    lines = _held(held) if held else _not_held(rows, day)
    if settings.TREDE_ENTITLED is None:
        lines = [*lines[:2], _("Geen officieel PSO-certificaat")]
    title, ink = " · ".join(lines), INK if held else GREY
    body = "".join(
        f'<text x="14" y="{24 + 20 * place}"{BOLD * (place == 0)}>{escape(text)}</text>'
        for place, text in enumerate(lines)
    )
    spoken = escape(title, {'"': "&quot;"})
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' role="img" aria-label="{spoken}" font-family="{FONTS}" font-size="{LETTERS}" fill="{ink}">'
        f'<title>{escape(title)}</title><rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="8"'
        f' fill="{PAPER}" stroke="{ink}" stroke-width="2"/>{body}</svg>\n'
    )


def _held(held: Held) -> list[str]:
    return [
        _("PSO %(level)s") % {"level": words.level_of(held)},
        _("Geldig tot en met %(last)s") % {"last": date_format(held.last_day)},
    ]


def _not_held(rows: Sequence[Held], day: date) -> list[str]:
    if not rows:
        return [_("PSO"), _("Niet in dit register")]
    newest = max(rows, key=lambda each: (each.first_day <= day, each.first_day))
    standing = newest.standing(day)
    state = words.STANDINGS[standing][0] if standing is not Standing.VALID else words.level_of(newest)
    return [_("PSO"), str(state)]
