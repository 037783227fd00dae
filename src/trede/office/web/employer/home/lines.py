# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier in the words of the start page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trede.kernel.days import dutch_day
from trede.office.dossier.rules.cases import Stage
from trede.office.web.kit.look.parts import Link, Tone
from trede.office.web.kit.pages import declared
from trede.office.web.kit.words import granted_name, level_name, spoken
from trede.reports.bars import Bar, bars
from trede.reports.wording import wording
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.queries import Line

NO_LEVEL, MOST_YEARS = "none", 6


@dataclass(frozen=True, slots=True)
class LineShown:
    """A dossier: its stage, where it stands, how long is left, how far it is, and the one next step."""

    title: str
    url: str
    stage: str
    tone: Tone
    icon: str
    sentence: str
    plan: str
    far: Sequence[tuple[str, bool]]
    step: Link


STAGES = {
    Stage.DRAFT: (Tone.INFO, "pencil"),
    Stage.TEST: (Tone.INFO, "flask"),
    Stage.DEFINITIVE: (Tone.POSITIVE, "lock"),
}


def shown_line(line: Line, by: Member, on: datetime) -> LineShown:
    """The line in words, for who looks at this moment."""
    stage = Stage(line.stage)
    tone, icon = STAGES[stage]
    return LineShown(
        line.title,
        reverse("result", args=[line.organisation, line.id]),
        _stage(stage),
        tone,
        icon,
        _standing(line),
        _plan(line, dutch_day(on)),
        _far(line),
        _step(line, by),
    )


def _far(line: Line) -> list[tuple[str, bool]]:
    """What a measurement goes through, each with whether it is done."""
    return [
        (_("Gemeten"), line.level is not None),
        (_("Proefaanvraag"), line.stage in {Stage.TEST, Stage.DEFINITIVE}),
        (_("Definitieve aanvraag"), line.stage == Stage.DEFINITIVE),
    ]


def _stage(stage: Stage) -> str:
    return {
        Stage.DRAFT: _("Bezig"),
        Stage.TEST: _("Proefaanvraag gedaan"),
        Stage.DEFINITIVE: _("Ondertekend"),
    }[stage]


def _standing(line: Line) -> str:
    if line.level is None or line.total_percent is None:
        return _("Er zijn nog geen medewerkers gemeten.")
    if line.level == NO_LEVEL:
        return _("U staat nog niet op een trede, met %(total)s.") % {"total": _percent(line.total_percent)}
    fields = {"level": level_name(line.level), "total": _percent(line.total_percent)}
    return _("Stand: %(level)s, met %(total)s.") % fields


def _percent(text: str) -> str:
    """The total with two places; it does not stand beside a norm here."""
    shown = str(Decimal(text).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return f"{shown.replace('.', wording(spoken()).numerals.decimal_mark)}\N{NO-BREAK SPACE}%"


def _plan(line: Line, today: date) -> str:
    """The goal and its day; how many days are left as long as something can be done."""
    wanted = granted_name(line.wanted_level)
    fields = {"level": wanted, "day": wording(spoken()).numerals.day(line.intended_on.toordinal())}
    left = (line.intended_on - today).days
    if line.stage == Stage.DEFINITIVE or left < 0:
        return _("Doel: %(level)s. Aanvraag: %(day)s.") % fields
    told = ngettext("nog %(left)s dag", "nog %(left)s dagen", left) % {"left": left}
    return _("Doel: %(level)s. Aanvraag: %(day)s, %(left)s.") % {**fields, "left": told}


def _step(line: Line, by: Member) -> Link:
    """What to do next: the first that is left, of what this member may do."""
    name, words = next(
        (name, words) for name, words, open_ in _steps(line) if open_ and declared()[name].lets_in(by)
    )
    return Link(words, reverse(name, args=[line.organisation, line.id]))


def _steps(line: Line) -> Iterator[tuple[str, str, bool]]:
    """Each page with what one does there, and whether it is time for it."""
    measured, ended = line.level is not None, line.stage == Stage.DEFINITIVE
    yield "employees", _("Breng uw medewerkers"), not measured
    yield "audit-of-dossier", _("Bekijk het onderzoek"), ended
    yield "advice", _("Zoek de kleinste stap"), measured and not _high_enough(line)
    yield "overview", _("Vraag definitief aan"), line.stage == Stage.TEST
    yield "questions", _("Beantwoord de vragen"), measured and not ended
    yield "result", _("Bekijk de uitkomst"), True


def _high_enough(line: Line) -> bool:
    """Whether the newest measurement reaches the wanted level; an aspirant wants none."""
    levels = open_shelf().editions()[-1].levels
    if line.wanted_level not in levels:
        return True
    return line.level in levels and levels.index(line.level) >= levels.index(line.wanted_level)


def years(lines: Sequence[Line]) -> dict[str, str]:
    """The share of each measurement as a picture, the oldest first, and their course; nothing for one alone."""
    measured = sorted((each for each in lines if each.total_percent), key=lambda each: each.intended_on)
    if len(measured) < 2:
        return {}
    shown = [
        Bar(
            f"{each.title}: {_level(each)}",
            Fraction(each.total_percent or 0),
            _percent(each.total_percent or ""),
        )
        for each in measured[-MOST_YEARS:]
    ]
    course = _("Van %(first)s naar %(last)s.") % {"first": shown[0].words, "last": shown[-1].words}
    picture = bars(shown, title=_("Uw aandeel per meting"), id_="jaren", language=spoken())
    return {"years": picture, "course": course}


def _level(line: Line) -> str:
    return _("geen trede") if line.level in {None, NO_LEVEL} else level_name(line.level or "")
