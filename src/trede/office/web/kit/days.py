# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days as people write them on a form."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from trede.intake.fields import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WRITTEN = "%d-%m-%Y"
READ = (WRITTEN, "%Y-%m-%d", "%d/%m/%Y")
FIRST, LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
LOOK = {"inputmode": "numeric", "class": "utrecht-textbox--short", "autocomplete": "off"}


def day_field(label: StrOrPromise, help_text: StrOrPromise = "") -> forms.DateField:
    """A day in Dutch order, in a year that a file may hold too."""
    within = format_lazy(
        _("Kies een dag in de jaren {first} tot en met {last}."), first=FIRST_YEAR, last=LAST_YEAR
    )
    return forms.DateField(
        label=label,
        help_text=help_text,
        input_formats=READ,
        validators=[MinValueValidator(FIRST, within), MaxValueValidator(LAST, within)],
        widget=forms.DateInput(format=WRITTEN, attrs=LOOK),
        error_messages={
            "invalid": _("Dit is geen bestaande datum. Schrijf dag, maand, jaar, zoals 31-12-2025."),
            "required": _("Vul een datum in, zoals 31-12-2025."),
        },
    )


def end_of_year(first: date) -> date:
    """The last day of the twelve months that begin on this day."""
    month_and_day = (3, 1) if (first.month, first.day) == (2, 29) else (first.month, first.day)
    return date(first.year + 1, *month_and_day) - timedelta(days=1)
