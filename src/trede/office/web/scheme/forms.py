# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The decision as a form; what it asks is decided by an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.audit.rules.deciding import ASPIRANT, Proposed
from trede.office.audit.rules.terms import longest_validity
from trede.office.web.kit.cases import long_text
from trede.office.web.kit.days import day_field
from trede.office.web.kit.words import level_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from django.http import QueryDict

    from trede.office.audit.rules.deciding import Facts

NOTHING = "refused"


class Decide(forms.Form):
    """A certificate with its level, scope and days; or a refusal with reasons."""

    level = forms.ChoiceField(
        label=_("Wat besluit u?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een trede, of wijs de aanvraag af.")},
    )
    thirty_plus = forms.BooleanField(label=_("Ook 30+ toekennen."), required=False)
    scope = forms.MultipleChoiceField(
        label=_("Voor welke onderdelen?"), widget=forms.CheckboxSelectMultiple, required=False
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

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def proposed(self, extension: int) -> Proposed:
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
            extension=extension,
        )
