# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked for a new measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.days import WRITTEN, day_field
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class NewDossier(forms.Form):
    """The year that is measured, when the application is meant to go, and for which level."""

    title = forms.CharField(
        label=_("Hoe noemt u deze meting?"),
        help_text=_("Zo vindt u hem terug. Bijvoorbeeld: Aanvraag 2026."),
        max_length=120,
        error_messages={"required": _("Geef de meting een naam.")},
    )
    year_from = day_field(
        _("Eerste dag van het peiljaar"),
        _("Het peiljaar duurt twaalf maanden. Vaak is het een kalenderjaar: 01-01-2025."),
    )
    intended_on = day_field(
        _("Wanneer wilt u de aanvraag indienen?"),
        _("Een schatting mag. U kunt dit later veranderen. De datum bepaalt welk handboek geldt."),
    )
    wanted_level = forms.ChoiceField(
        label=_("Voor welke trede?"),
        help_text=_("Weet u het nog niet? Kies trede 1. U kunt dit later veranderen."),
        widget=forms.RadioSelect,
    )
    take_over = forms.BooleanField(
        required=False,
        help_text=_(
            "Antwoorden en bewijs staan er dan als ‘overgenomen’, tot u ze naleest. Uw leveranciers staan klaar bij "
            "de inkoop. Medewerkers, bedragen en cijfers van leveranciers zijn elk jaar anders: die vragen wij opnieuw."
        ),
    )

    def __init__(
        self, *args: object, levels: Iterable[tuple[str, str]], before: str = "", **kwargs: object
    ) -> None:
        """``before`` is the title of an earlier measurement to take over from; empty when there is none."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # what Django's own form takes
        if before:
            self.fields["take_over"].label = _("Neem over uit ‘%(title)s’") % {"title": before}
        else:
            del self.fields["take_over"]
        wanted = self.fields["wanted_level"]
        if isinstance(wanted, forms.ChoiceField):
            wanted.choices = [(code, capfirst(name)) for code, name in levels]
        wanted.error_messages["required"] = _("Kies een trede. U kunt dit later veranderen.")

    def clean_intended_on(self) -> date:
        """A day on which a handbook that is known was in force."""
        day: date = self.cleaned_data["intended_on"]
        first = open_shelf().editions()[0].in_force
        if day < first:
            message = _("Kies een datum vanaf %(first)s. Een ouder handboek kent trede niet.")
            raise forms.ValidationError(message, params={"first": f"{first:{WRITTEN}}"})
        return day
