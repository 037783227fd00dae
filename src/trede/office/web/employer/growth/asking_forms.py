# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking everybody how it goes, and what is asked, as forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.growth.rules.asking import FEELINGS
from trede.office.web.employer.growth.forms import EMPTY
from trede.office.web.kit.days import day_field

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

QUESTIONS: dict[str, StrOrPromise] = {
    "home": _("Voelt u zich thuis op het werk?"),
    "safe": _("Voelt u zich veilig op het werk?"),
    "able": _("Kunt u uw werk goed doen?"),
    "growing": _("Leert u genoeg op het werk?"),
}
ANSWERS: dict[str, StrOrPromise] = {
    "yes": _("Ja"),
    "mostly": _("Meestal wel"),
    "sometimes": _("Soms"),
    "no": _("Nee"),
    "": _("Dat zeg ik liever niet"),
}
WISHES: dict[str, StrOrPromise] = {
    "pace": _("Meer tijd voor mijn werk"),
    "stimuli": _("Minder geluid, licht of drukte"),
    "clarity": _("Duidelijker uitleg of een vast rooster"),
    "contact": _("Minder contact met klanten of groepen"),
    "physical": _("Minder zwaar werk"),
    "hours": _("Andere uren of meer pauzes"),
    "tools": _("Beter gereedschap of een betere plek"),
}


class AskEverybody(forms.Form):
    """How many people, and until when."""

    people = forms.IntegerField(
        label=_("Aan hoeveel mensen vraagt u het?"),
        help_text=_("Minstens 10. Er komt voor iedereen één link."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=EMPTY | {"invalid": _("Vul een heel getal in, zoals 24.")},
    )
    closes_on = day_field(_("Tot en met welke dag kan het?"), _("De uitkomst is er de dag erna."))


class Questionnaire(forms.Form):
    """Four questions and what somebody needs; nothing has to be answered, and nothing can be written."""

    needs = forms.MultipleChoiceField(
        label=_("Wat hebt u nodig om uw werk goed te doen?"),
        help_text=_("U mag meer kiezen, of niets."),
        choices=list(WISHES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = (*FEELINGS, "needs")

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        for name, words in QUESTIONS.items():
            self.fields[name] = forms.ChoiceField(
                label=words, choices=list(ANSWERS.items()), widget=forms.RadioSelect, required=False
            )
        self.order_fields(self.field_order)

    def feelings(self) -> dict[str, str]:
        """What was said to each question."""
        return {each: self.cleaned_data[each] for each in FEELINGS}
