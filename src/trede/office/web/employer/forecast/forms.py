# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a forecast needs: the rows for this moment, and until when."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.days import day_field


class Ahead(forms.Form):
    """The rows, which are read and dropped, and the last day to look at."""

    until = day_field(
        _("Tot welke dag wilt u vooruitkijken?"),
        _("Vaak is dat de dag waarop uw certificaat afloopt. U kunt tot tien jaar vooruitkijken."),
    )
    rows = forms.FileField(
        label=_("Uw rijenbestand of uw eigen bestand met medewerkers"),
        help_text=_(
            "Wij bewaren geen rijen over mensen. Breng ze daarom even mee. Na het rekenen zijn ze weer weg."
        ),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        },
    )
