# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form with which somebody answers what a worker said."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class Answer(forms.Form):
    """In a few plain sentences."""

    text = forms.CharField(
        label=_("Uw antwoord"),
        help_text=_("Kort en gewoon. De medewerker leest dit op de eigen pagina. Vraag niet naar een reden."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Dit veld is nog leeg. Vul het in.")},
    )
