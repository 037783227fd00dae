# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The decision and what becomes of a certificate, as forms; what they ask is decided by an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from trede.office.audit.rules.deciding import ASPIRANT, Proposed
from trede.office.audit.rules.terms import longest_validity
from trede.office.certificates.rules import State
from trede.office.web.kit.cases import long_text
from trede.office.web.kit.certificates import level_of
from trede.office.web.kit.days import day_field
from trede.office.web.kit.words import level_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from django.http import QueryDict

    from trede.office.audit.doors import Decision
    from trede.office.audit.rules.deciding import Facts
    from trede.office.certificates.models import Certificate

NOTHING = "refused"
NEW, RENEW, REPLACE = "new", "renew", "replace"


class Decide(forms.Form):
    """A certificate with its level, scope and days; or a refusal with reasons."""

    level = forms.ChoiceField(
        label=_("Wat besluit u?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een trede, of wijs de aanvraag af.")},
    )
    thirty_plus = forms.BooleanField(label=_("Ook 30+ toekennen."), required=False)
    scope = forms.MultipleChoiceField(
        label=_("Voor welke onderdelen?"),
        help_text=_("Verplicht als u een trede toekent."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    places = forms.CharField(
        label=_("Voor welke plaatsen?"),
        help_text=_("Met een komma ertussen."),
        max_length=400,
        required=False,
    )
    valid_from = day_field(_("Eerste dag"))
    valid_until = day_field(_("Laatste dag"), _("Hoogstens twee jaar later."))
    reasons = long_text(_("Redenen"), _("Verplicht als u de aanvraag afwijst."), required=False)

    def __init__(self, data: QueryDict | None, facts: Facts, levels: Iterable[str], first: date) -> None:
        days = {"valid_from": first, "valid_until": longest_validity(first)}
        super().__init__(data, initial={"scope": list(facts.scope), **days})
        self.facts = facts
        granted = (
            [(ASPIRANT, _("aspirant"))] if facts.asked == ASPIRANT else [(e, level_name(e)) for e in levels]
        )
        self._choose("level", [*granted, (NOTHING, _("De aanvraag afwijzen"))])
        self._choose("scope", [(kvk, f"{name} ({kvk})") for kvk, name in facts.scope.items()])
        for name in days:
            self.fields[name].required = False
        for name in (*days, "scope", "reasons"):
            setattr(self.fields[name], "sometimes", True)  # noqa: B010 - asked for by the help text, not always

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def proposed(self) -> Proposed:
        """What was filled in."""
        told: Mapping[str, Any] = self.cleaned_data
        if told["level"] == NOTHING:
            return Proposed("", False, {}, (), None, None, told["reasons"])
        places = tuple(each.strip() for each in told["places"].split(",") if each.strip())
        return Proposed(
            level=told["level"],
            thirty_plus=told["thirty_plus"],
            scope={kvk: self.facts.scope[kvk] for kvk in told["scope"]},
            places=places,
            valid_from=told["valid_from"],
            valid_until=told["valid_until"],
            reasons=told["reasons"],
        )


class Issue(forms.Form):
    """Whether it follows on an earlier certificate of the holder; where there is none, the page says so by itself.

    Who chose one that was withdrawn meanwhile is asked again.
    """

    how = forms.ChoiceField(
        label=_("Hoort dit bij een eerder certificaat?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies of dit certificaat bij een eerder certificaat hoort."),
            "invalid_choice": _("Het eerdere certificaat is intussen veranderd. Kies opnieuw."),
        },
    )

    def __init__(self, data: QueryDict | None, decision: Decision, earlier: Sequence[Certificate]) -> None:
        super().__init__(data)
        choices = [choice for each in earlier for choice in _follow(each)]
        field = self.fields["how"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*choices, (NEW, _("Nee. Het staat los van eerdere certificaten."))]
        if not earlier:
            field.widget, field.initial = forms.HiddenInput(), NEW
            return
        again = earlier[0].dossier == decision.dossier and earlier[0].state != State.EXPIRED
        field.initial = f"{REPLACE if again else RENEW}:{earlier[0].pk}"


def _follow(earlier: Certificate) -> list[tuple[str, str]]:
    told = {"level": level_of(earlier), "day": date_format(earlier.valid_until)}
    if earlier.state == State.EXPIRED:
        return [(f"{RENEW}:{earlier.pk}", _("Ja. Het volgt op %(level)s, verlopen op %(day)s.") % told)]
    stays = _("Ja. Het verlengt %(level)s. Dat certificaat blijft gelden tot en met %(day)s.")
    ends = _("Ja. Het vervangt %(level)s. Dat certificaat, tot en met %(day)s, vervalt vandaag.")
    return [(f"{RENEW}:{earlier.pk}", stays % told), (f"{REPLACE}:{earlier.pk}", ends % told)]


class Reason(forms.Form):
    """Why something is done to a certificate; ``sure`` asks to tick that one means it."""

    reason = long_text(_("Waarom?"), _("De houder leest dit. Schrijf geen namen van medewerkers."))
    sure = forms.BooleanField(error_messages={"required": _("Vink dit aan om verder te gaan.")})

    def __init__(self, data: QueryDict | None, *, sure: str = "", required: bool = True) -> None:
        super().__init__(data)
        self.fields["reason"].required = required
        self.fields["sure"].label = sure
        if not sure:
            del self.fields["sure"]


class Appoint(forms.Form):
    """A certifying body and who runs its account."""

    name = forms.CharField(label=_("Naam van de instelling"), max_length=200)
    kvk = forms.CharField(label=_("KvK-nummer"), help_text=_("8 cijfers."), max_length=20)
    email = forms.EmailField(
        label=_("E-mailadres van de beheerder"),
        help_text=_("Van iemand die hier al een account heeft."),
    )


class Preview(forms.Form):
    """What a change of the rules does, as the command line wrote it."""

    file = forms.FileField(
        label=_("Bestand what-if.json"),
        help_text=_("Uit de map die u noemde bij ‘trede national what-if’. Wij bewaren het niet."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Exporteer of bewaar het opnieuw."),
        },
    )
