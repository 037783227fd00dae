# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody at work would do to the score, for a position chosen at that moment. Nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.kernel.values import hundredths
from trede.office.dossier.queries import dossiers, ground, report
from trede.office.dossier.rules.scenarios import tried
from trede.office.web.employer.scenarios.forms import NOBODY
from trede.office.web.employer.scenarios.shown import beside, outcome, wrong_of
from trede.office.web.kit.words import spoken
from trede.planning.changes import Hire, Scenario
from trede.planning.options import usual_fulltime

if TYPE_CHECKING:
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.scenarios import Ground
    from trede.reports.result import Result


@dataclass(frozen=True, slots=True)
class Effect:
    """The newest measurement and the ground it is tried on."""

    title: str
    wanted: str
    now: Result
    ground: Ground

    def with_hire(self, hire: Hire) -> dict[str, Any]:
        """The score with this person for a whole year, beside that of now."""
        found = tried(self.ground, Scenario(str(_("Met deze medewerker")), (hire,)))
        if found.score is None:
            return {"wrong": wrong_of(found)}
        return {
            "message": outcome(self.now, found.score),
            "comparison": beside(self.now, [found], self.wanted),
        }


class Position(forms.Form):
    """Chosen at this moment, and not kept."""

    def __init__(self, *args: Any, now: Result, hours: str, **more: Any) -> None:
        super().__init__(*args, **more)
        positions = [(code, now.names.positions[code]) for code in now.edition.positions]
        contracts = [(code, now.names.contracts[code]) for code in now.edition.contracts]
        self.fields["position"] = forms.ChoiceField(
            label=_("Uitgangspositie"),
            help_text=_("Deze keuze bewaren wij niet, en staat niet in een adres of logboek."),
            choices=[*positions, (NOBODY, _("Niet uit de doelgroep"))],
        )
        self.fields["contract"] = forms.ChoiceField(label=_("Soort contract"), choices=contracts)
        self.hours, self.fulltime = hours, usual_fulltime(now.measurement)

    def hire(self) -> Hire:
        """For a whole year."""
        told = self.cleaned_data
        position = None if told["position"] == NOBODY else told["position"]
        return Hire(position, told["contract"], hundredths(self.hours), self.fulltime)


def shown_effect(by: Member) -> Effect | None:
    """The newest dossier that was measured; None before the first measurement."""
    line = next((each for each in dossiers(by).lines if each.level is not None), None)
    if line is None:
        return None
    return Effect(line.title, line.wanted_level, report(by, line.id, language=spoken()), ground(by, line.id))
