# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is agreed, a step and a review, as forms; what they ask is decided by an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.growth.rules.arranging import AGREED, MOST_MONTHS, NO_COUNCIL
from trede.office.web.kit.amounts import hundredths_field
from trede.office.web.kit.days import day_field

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EMPTY = {"required": _("Dit veld is nog leeg. Vul het in.")}
NO_NAMES = _("Schrijf geen namen van medewerkers en niets over iemands gezondheid.")
BASES: dict[str, StrOrPromise] = {
    "contract": _("Nodig voor de arbeidsovereenkomst"),
    "legitimate-interest": _("Gerechtvaardigd belang, afgewogen tegen dat van de medewerkers"),
    "legal-duty": _("Nodig voor een wettelijke plicht"),
    "public-task": _("Nodig voor een taak van algemeen belang"),
}
COUNCILS: dict[str, StrOrPromise] = {
    AGREED: _("De ondernemingsraad stemde in."),
    NO_COUNCIL: _("Wij hebben geen ondernemingsraad."),
}
TOPICS: dict[str, StrOrPromise] = {
    "direct": _("Mensen in dienst"),
    "indirect": _("Inkoop"),
    "passend-werk": _("Passend werk"),
    "integratie": _("Integratie"),
    "functioneren-en-ontwikkeling": _("Functioneren en ontwikkeling"),
    "begeleiding": _("Begeleiding"),
}


def _text(label: StrOrPromise, help_text: StrOrPromise = "", *, rows: int = 0) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        error_messages=EMPTY,
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput,
    )


class Agree(forms.Form):
    """What must be agreed before this part is switched on."""

    aim = _text(
        _("Waarvoor gebruikt u dit?"),
        _("Bijvoorbeeld: werk en begeleiding laten passen, en de stappen naar een hogere trede bijhouden."),
        rows=3,
    )
    basis = forms.ChoiceField(
        label=_("Op welke grondslag van de privacywet?"),
        help_text=_("Toestemming staat er niet bij: op het werk is die zelden vrij."),
        choices=list(BASES.items()),
        widget=forms.RadioSelect,
        error_messages=EMPTY,
    )
    council = forms.ChoiceField(
        label=_("Wat zei de ondernemingsraad?"),
        help_text=_("Een regeling over gegevens van medewerkers vraagt instemming (artikel 27 van de WOR)."),
        choices=list(COUNCILS.items()),
        widget=forms.RadioSelect,
        error_messages=EMPTY,
    )
    council_on = day_field(_("Op welke dag stemde de ondernemingsraad in?"), _("Leeg als er geen is."))
    seen_by = _text(
        _("Wie ziet wat?"),
        _("Bijvoorbeeld: HR ziet alles, de ondertekenaar ziet alleen het actieplan."),
        rows=3,
    )
    months = forms.IntegerField(
        label=_("Hoeveel maanden bewaart u een regel nadat die is afgerond?"),
        min_value=1,
        max_value=MOST_MONTHS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=EMPTY | {"invalid": _("Vul een heel getal in, zoals 24.")},
    )

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["council_on"].required = False


class StepForm(forms.Form):
    """One step of a plan."""

    topic = forms.ChoiceField(label=_("Waar gaat de stap over?"), choices=list(TOPICS.items()))
    what = _text(_("Wat gaat u doen?"), NO_NAMES)
    owner = _text(_("Wie zorgt ervoor?"), _("Een functie of afdeling, bijvoorbeeld: HR-adviseur."))
    due = day_field(_("Wanneer is het klaar?"))
    effect_hundredths = hundredths_field(
        _("Wat komt er bij uw totaal, in procenten?"),
        _("Over een heel jaar. Leeg: deze stap verandert de cijfers niet."),
    )

    def __init__(self, *args: object, changing: bool = False, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["effect_hundredths"].required = False
        if changing:
            del self.fields["topic"]

    def clean_effect_hundredths(self) -> int:
        """Nothing is no effect."""
        return int(self.cleaned_data["effect_hundredths"] or 0)


class Done(forms.Form):
    """Since when, and where one sees it."""

    done_on = day_field(_("Wanneer was het klaar?"))
    evidence = _text(_("Waar is dat te zien?"), _("Bijvoorbeeld een map of een verslag, met de datum."))

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["evidence"].required = False


class ReviewForm(forms.Form):
    """What is worth keeping of a review."""

    remarks = forms.CharField(
        label=_("Wat sprak u af?"),
        help_text=NO_NAMES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
