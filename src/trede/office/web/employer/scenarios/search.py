# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a search with the rows needs: the file, the level, what counts most, what may be done and what it costs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.uploads.rules.advising import Chosen
from trede.office.web.employer.scenarios.amounts import Amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.forms import BoundField
    from django_stubs_ext import StrOrPromise


ROWS_FILES = ".xlsx,.ods,.csv,.json,.xml,.zip"
MOST_EURO, MOST_PERCENT = 10_000_000, 1_000

KINDS = {
    "hours": _("Meer uren voor wie u al hebt"),
    "contract": _("In dienst nemen wie u nu inleent, of op proef of op een leerplek hebt"),
    "renewal": _("Laten doorgaan wat in het peiljaar afliep"),
    "hire": _("Nieuwe collega's"),
    "purchase": _("Meer inkopen bij uw sociale leveranciers"),
}


def _euro(label: StrOrPromise) -> Amount:
    return Amount(label, MOST_EURO, _("Vul een bedrag in euro in, van 0 tot en met 10.000.000."))


class Search(forms.Form):
    """The rows, which are read and dropped, and what the planner may do with them."""

    to = forms.ChoiceField(label=_("Naar welke trede?"))
    rows = forms.FileField(
        label=_("Uw rijenbestand of uw eigen bestand met medewerkers"),
        help_text=_("Wij lezen het, rekenen, en gooien het meteen weg. Er blijft geen rij bij ons."),
        widget=forms.ClearableFileInput(attrs={"accept": ROWS_FILES}),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        },
    )
    best = forms.ChoiceField(
        label=_("Wat telt het zwaarst?"),
        choices=(
            ("fewest", _("Zo weinig mogelijk veranderingen")),
            ("change", _("Zo weinig mogelijk uren die veranderen")),
            ("cost", _("Zo weinig mogelijk kosten")),
        ),
        initial="fewest",
        widget=forms.RadioSelect,
    )
    may = forms.MultipleChoiceField(
        label=_("Wat mag veranderen?"),
        choices=tuple(KINDS.items()),
        initial=tuple(KINDS),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één soort verandering.")},
    )
    hire_hour = _euro(_("Nieuwe collega: kosten per jaar, voor elk uur per week"))
    more_hour = _euro(_("Meer uren: kosten per jaar, voor elk uur per week erbij"))
    contract_each = _euro(_("In dienst nemen: kosten per jaar, per persoon"))
    renewal_each = _euro(_("Laten doorgaan: kosten per jaar, per persoon"))
    buy_extra = Amount(
        _("Meer inkopen: hoeveel procent duurder dan bij uw gewone leverancier"),
        MOST_PERCENT,
        _("Vul een percentage in, van 0 tot en met 1.000."),
    )
    budget = _euro(_("Uw budget per jaar"))

    COSTS = ("hire_hour", "more_hour", "contract_each", "renewal_each", "buy_extra")

    @property
    def amounts(self) -> list[BoundField]:
        """The fields about money, as the page shows them together."""
        return [self[name] for name in (*self.COSTS, "budget")]

    @property
    def more(self) -> bool:
        """Whether the choices beside the file must be in sight: something there was chosen, or is wrong."""
        usual = self["best"].value() == "fewest" and len(self["may"].value()) == len(KINDS)
        filled = any(self[name].errors or self[name].value() for name in (*self.COSTS, "budget"))
        return not usual or filled

    def clean(self) -> dict[str, Any]:
        """Least cost asks for a cost."""
        told = super().clean() or {}
        if told.get("best") == "cost" and not any(told.get(name) for name in self.COSTS):
            self.add_error(
                "best", _("Vul hieronder minstens één bedrag in. Anders zijn alle plannen gratis.")
            )
        return told

    def chosen(self) -> Chosen:
        """What the planner may do and what it costs, as a plan beside the request takes it."""
        told = self.cleaned_data
        budget = None if told["budget"] is None else self._cents("budget")
        prices = {name: self._cents(name) for name in self.COSTS}
        return Chosen(told["best"], tuple(told["may"]), budget=budget, **prices)

    def typed(self) -> dict[str, Any]:
        """All of it but the file, to stand in the form beside what was found."""
        return {name: self[name].value() for name in self.fields if name != "rows"}

    def _cents(self, name: str) -> int:
        return int((self.cleaned_data[name] or Decimal(0)) * 100)


def choose_from(form: forms.Form, levels: Sequence[tuple[str, str]]) -> None:
    """The levels that can be asked for."""
    field = form.fields["to"]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(levels)
