# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier in the words of the start page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from trede.office.dossier.rules.cases import Stage
from trede.office.web.kit.look.parts import Link, Tone
from trede.office.web.kit.words import granted_name, level_name, spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from trede.office.dossier.queries import Line

NO_LEVEL = "none"


@dataclass(frozen=True, slots=True)
class LineShown:
    """A dossier: its stage, where it stands in a sentence, and the one next step."""

    title: str
    url: str
    stage: str
    tone: Tone
    icon: str
    sentence: str
    plan: str
    step: Link


STAGES = {
    Stage.DRAFT: (Tone.INFO, "pencil"),
    Stage.TEST: (Tone.INFO, "flask"),
    Stage.DEFINITIVE: (Tone.POSITIVE, "lock"),
}


def shown_line(line: Line, *, may_edit: bool) -> LineShown:
    """The line in words."""
    stage = Stage(line.stage)
    tone, icon = STAGES[stage]
    step = _step(line, may_edit=may_edit)
    return LineShown(line.title, step.url, _stage(stage), tone, icon, _standing(line), _plan(line), step)


def _stage(stage: Stage) -> str:
    return {
        Stage.DRAFT: _("Bezig"),
        Stage.TEST: _("Proefaanvraag gedaan"),
        Stage.DEFINITIVE: _("Definitief ingediend"),
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


def _plan(line: Line) -> str:
    wanted = granted_name(line.wanted_level)
    day = wording(spoken()).numerals.day(line.intended_on.toordinal())
    return _("Doel: %(level)s. Aanvraag: %(day)s.") % {"level": wanted, "day": day}


def _step(line: Line, *, may_edit: bool) -> Link:
    """What to do next: bring the employees, or look at the result."""
    if line.level is None and may_edit:
        return Link(_("Breng uw medewerkers"), reverse("employees", args=[line.organisation, line.id]))
    return Link(_("Bekijk de uitkomst"), reverse("result", args=[line.organisation, line.id]))
