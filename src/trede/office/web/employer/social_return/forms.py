# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What covers social return, as forms; what they ask is decided by an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.amounts import hundredths_field
from trede.office.web.kit.days import day_field
from trede.office.web.kit.words import spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise

EMPTY = {"required": _("Dit veld is nog leeg. Vul het in.")}


def _count(label: StrOrPromise) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=10_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=EMPTY | {"invalid": _("Vul een heel getal in, zoals 2.")},
    )


class DeclarePeople(forms.Form):
    """So many people of a group with the same hours and days."""

    group = forms.ChoiceField(label=_("Welke groep?"), error_messages=EMPTY)
    count = _count(_("Hoeveel mensen met dezelfde uren en dagen?"))
    hours_hundredths = hundredths_field(_("Uren per week, voor ieder"))
    first = day_field(_("Eerste werkdag"), _("Ook als die voor de opdracht ligt."))
    until = day_field(_("Laatste werkdag"), _("Leeg: zij werken er nog."))
    subsidy_until = day_field(_("Laatste dag loonkostensubsidie"), _("Leeg: er is geen loonkostensubsidie."))

    def __init__(self, data: QueryDict | None, groups: Sequence[str]) -> None:
        super().__init__(data)
        words = wording(spoken())
        group = self.fields["group"]
        if isinstance(group, forms.ChoiceField):
            named = [(each, words.say(f"social_return.group.{each}")) for each in groups]
            group.choices = [("", _("Kies een groep")), *named]
        for name in ("until", "subsidy_until"):
            self.fields[name].required = False


class DeclarePurchase(forms.Form):
    """What was bought for the contract."""

    what = forms.CharField(label=_("Wat kocht u?"), max_length=200, error_messages=EMPTY)
    amount_cents = hundredths_field(_("Bedrag in euro, zonder btw"))
    social_entrepreneur = forms.BooleanField(
        label=_("De leverancier is een erkende sociaal ondernemer."), required=False
    )


class DeclareActivity(forms.Form):
    """What was done."""

    what = forms.CharField(
        label=_("Wat deed u?"),
        help_text=_("Schrijf geen namen van medewerkers."),
        max_length=200,
        error_messages=EMPTY,
    )
    count = _count(_("Hoe vaak?"))
    worth_cents = hundredths_field(
        _("Afgesproken waarde in euro, samen"), _("Is er niets afgesproken? Vul 0 in.")
    )


class Report(forms.Form):
    """Up to which day."""

    until = day_field(_("Tot en met welke dag?"))
