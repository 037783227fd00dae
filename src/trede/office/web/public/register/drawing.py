# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture of the levels of an organisation since its first year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from trede.office.register.rules.held import DAY, rank
from trede.office.web.kit.words import granted_name, spoken
from trede.proofs.certificates import LEVELS
from trede.reports.levels import Bar, levels_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from trede.office.register.rules import Held


def drawn(rows: Sequence[Held], name: str, day: date) -> str:
    """As SVG text; empty when there is nothing to draw, as of a sheltered workplace."""
    bars = [bar for each in rows if each.counts for bar in _bars(each)]
    if not bars:
        return ""
    title = _("De treden van %(name)s door de jaren heen") % {"name": name}
    told = _(
        "Elke balk is een tijd op een trede. Een open balk is een schorsing. De tabel eronder heeft elke dag."
    )
    names = [granted_name(level) for level in LEVELS]
    return mark_safe(levels_picture(bars, names, day, title, told, spoken()))  # noqa: S308 - escaped where it is made


def _bars(held: Held) -> Iterator[Bar]:
    level = max(0, rank(held.level))
    for first, last in held.spans():
        yield Bar(level, first, last)
    end = held.ended_on or held.last_day + DAY
    for gap in held.gaps:
        last = min(gap.end or end, end) - DAY
        if gap.first <= last:
            yield Bar(level, gap.first, last, held=False)
