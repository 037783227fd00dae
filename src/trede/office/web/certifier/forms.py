# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of a certifying body; what they ask is decided by an action."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.audit.rules.auditors import competences
from trede.office.audit.rules.months import Off
from trede.office.web.kit.amounts import difference_field, hundredths_field
from trede.office.web.kit.cases import FIGURES, KINDS, TALKS, choice, long_text
from trede.office.web.kit.days import WRITTEN, day_field
from trede.office.web.kit.sectors import sector_choices
from trede.office.web.kit.words import spoken
from trede.quality import aspects_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from django.http import QueryDict

UNTIL = "until-"
UP_TO = r"\s+(?:t/m|tot en met|to|until|-|–)\s+"


class Offer(forms.Form):
    """A price, days, and the day of the visit."""

    price_cents = hundredths_field(_("Prijs in euro, zonder btw"))
    days_hundredths = hundredths_field(_("Aantal dagen werk"))
    visit_on = day_field(_("Dag van het bezoek"))


class ConfirmSector(forms.Form):
    """What the organisation does, as SBI 2025 names it."""

    sector = forms.ChoiceField(
        label=_("Sector (SBI 2025)"),
        help_text=_("De nummers zijn van het CBS (SBI). De omschrijvingen zijn van ons, en korter."),
        choices=lambda: [("", "–"), *sector_choices("2025")],
    )


class Working(forms.Form):
    """How much an auditor works, when they do not, and until when they are competent in what."""

    week_hundredths = hundredths_field(_("Dagen per week voor onderzoeken"))
    off = long_text(
        _("Vrije dagen"),
        _(
            "Op elke regel een dag, of een eerste en een laatste dag: 21-12-2026 t/m 01-01-2027. Schrijf niet waarom."
        ),
        required=False,
    )

    def __init__(
        self, data: QueryDict | None, held: Mapping[str, date], week: int | None, off: Sequence[Off] = ()
    ) -> None:
        lines = "\n".join(shown_off(each) for each in off)
        super().__init__(data, initial={"week_hundredths": week / 100 if week else None, "off": lines})
        for subject, names in competences().items():
            field = day_field(
                _("Bevoegd tot en met: %(name)s") % {"name": names[spoken()]}, _("Leeg: niet bevoegd.")
            )
            field.required, field.initial = False, held.get(subject)
            self.fields[f"{UNTIL}{subject}"] = field

    def clean_off(self) -> list[Off]:
        """One period on each line."""
        lines = (line.strip() for line in self.cleaned_data["off"].splitlines())
        return [_read_off(line) for line in lines if line]

    def until(self) -> dict[str, date]:
        """The competences that were filled in."""
        days = {subject: self.cleaned_data[f"{UNTIL}{subject}"] for subject in competences()}
        return {subject: day for subject, day in days.items() if day}


def shown_off(off: Off) -> str:
    """As the form reads it."""
    days = dict.fromkeys((off.first, off.last))
    return " t/m ".join(f"{day:{WRITTEN}}" for day in days)


def _read_off(line: str) -> Off:
    first, *more = re.split(UP_TO, line, maxsplit=1)
    try:
        days = [day_field("").clean(each) for each in (first, *more)]
    except forms.ValidationError as wrong:
        said = _("Deze regel is geen dag, en geen eerste en laatste dag: %(line)s.")
        raise forms.ValidationError(said, params={"line": line}) from wrong
    return Off(days[0], days[-1])


class PlanVisit(forms.Form):
    """Who, when, how long."""

    person = forms.ChoiceField(label=_("Auditor"), widget=forms.RadioSelect)
    visit_on = day_field(_("Dag van het bezoek"))
    days_hundredths = hundredths_field(_("Aantal dagen werk"))
    travel_minutes = forms.IntegerField(
        label=_("Reistijd in minuten, heen en terug"), min_value=0, max_value=1440, initial=0
    )

    def __init__(
        self, data: QueryDict | None, people: list[tuple[str, str]], initial: dict[str, Any]
    ) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = people


class SendPlan(forms.Form):
    """The audit plan. Rows are numbered from 1, as in the file of the employer."""

    places = long_text(_("Plaatsen die u bezoekt"))
    documents = long_text(_("Documenten die u wilt zien"))
    talks = long_text(_("Met wat voor mensen u wilt praten"), _("Noem functies, geen namen."))
    rows = forms.CharField(
        label=_("Rijen van de steekproef"),
        help_text=_("Nummers met een komma ertussen, of van tot, zoals 1-10, 14."),
        max_length=2000,
        error_messages={"required": _("Vul de rijen van de steekproef in.")},
    )

    def clean_rows(self) -> list[int]:
        """Numbers from 0."""
        found: set[int] = set()
        for part in self.cleaned_data["rows"].replace(" ", "").split(","):
            first, _dash, last = part.partition("-")
            if not (first.isdecimal() and (last or first).isdecimal()) or len(part) > len("999999-999999"):
                raise forms.ValidationError(_("Schrijf nummers met een komma ertussen, zoals 1-10, 14."))
            found.update(range(int(first) - 1, min(int(last or first), int(first) + MOST_ROWS)))
        return sorted(found)


MOST_ROWS = 1000


class Judge(forms.Form):
    """One dossier of the sample."""

    figures = choice(_("Kloppen de cijfers van deze rij met de papieren?"), FIGURES)
    performance_on = day_field(_("Laatste verslag van een functioneringsgesprek"), _("Leeg als er geen is."))
    development_on = day_field(_("Laatste verslag van een ontwikkelgesprek"), _("Leeg als er geen is."))

    def __init__(self, data: QueryDict | None, level: str, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["performance_on"].required = self.fields["development_on"].required = False
        self.fields["met"] = forms.MultipleChoiceField(
            label=_("Welke aspecten zijn in orde?"),
            choices=[(each.id, each.names[spoken()]) for each in aspects_for(level)],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )


class NoteTalk(forms.Form):
    """A talk, without names."""

    kind = choice(_("Met wie sprak u?"), TALKS)
    people = forms.IntegerField(label=_("Met hoeveel mensen?"), min_value=1, max_value=1000)
    text = long_text(_("Wat kwam eruit?"))


class NoteFinding(forms.Form):
    """A finding; a nonconformity has a day."""

    kind = choice(_("Wat noteert u?"), KINDS)
    text = long_text(_("Wat zag u?"))
    due_on = day_field(_("Hersteld vóór"), _("Alleen bij een afwijking."))

    def __init__(self, data: QueryDict | None, level: str) -> None:
        super().__init__(data)
        self.fields["due_on"].required = False
        self.fields["kind"].help_text = _(
            "Wat u ‘om te citeren’ noteert, mag de werkgever openbaar maken als er een trede is toegekend."
        )
        aspects = [(each.id, each.names[spoken()]) for each in aspects_for(level)]
        self.fields["aspect"] = forms.ChoiceField(
            label=_("Over welk aspect?"),
            choices=[("", _("algemeen")), *aspects],
            widget=forms.RadioSelect,
            required=False,
        )


class Correct(forms.Form):
    """What was wrong in the figures, in fte more or less."""

    total_fte = difference_field(_("Totaal aantal fte: meer of minder"))
    weighted_fte = difference_field(_("Gewogen fte uit de doelgroep: meer of minder"))
    bought_fte = difference_field(_("Fte door inkoop: meer of minder"))
    reason = long_text(_("Waarom?"))
