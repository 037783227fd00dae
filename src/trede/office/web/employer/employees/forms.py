# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file that somebody chooses, and the year it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.errors import InputRefusedError
from trede.intake.mapping_file import read_mapping
from trede.intake.said import NOTHING_SAID, Said
from trede.office.web.kit.days import day_field, end_of_year
from trede.office.web.kit.words import said_first

if TYPE_CHECKING:
    from datetime import date

LARGEST = 1_000_000
KINDS = ".xlsx,.ods,.csv,.json,.xml,.zip"


class Upload(forms.Form):
    """A file, and the year for a file that does not say."""

    file = forms.FileField(
        label=_("Bestand met uw medewerkers"),
        help_text=_("Een export uit uw salarispakket, of ons sjabloon. Excel, ODS of CSV."),
        widget=forms.ClearableFileInput(attrs={"accept": KINDS}),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Exporteer of bewaar het opnieuw."),
        },
    )
    year_from = day_field(
        _("Eerste dag van het peiljaar"),
        _("Alleen nodig als het niet in uw bestand staat. Het peiljaar duurt twaalf maanden."),
    )
    choices = forms.FileField(
        label=_("Uw keuzes van een vorige keer"),
        help_text=_("Het kleine bestand dat u bij de controle kunt downloaden, ook van de opdrachtregel."),
        required=False,
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".toml"}),
    )

    def clean_choices(self) -> Said:
        """What that file says of columns, words and the full week."""
        file = self.cleaned_data["choices"]
        if not file:
            return NOTHING_SAID
        try:
            return read_mapping(file.read(LARGEST + 1).decode("utf-8", "replace"), file.name)
        except InputRefusedError as refused:
            raise forms.ValidationError(said_first(refused)) from None


class Total(forms.Form):
    """What is asked of the whole organisation when only the target group is filled in."""

    year_from = day_field(_("Eerste dag van het peiljaar"), _("Het peiljaar duurt twaalf maanden."))
    total_fte = forms.CharField(
        label=_("Hoeveel fte werkte er in het peiljaar in totaal?"),
        help_text=_(
            "Tel iedereen mee, ook buiten de doelgroep. Bijvoorbeeld 12,4. Laat leeg als u iedereen invult."
        ),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "utrecht-textbox--short"}),
    )


def year(first: date) -> tuple[date, date]:
    """The first and last day of the reference year."""
    return first, end_of_year(first)
