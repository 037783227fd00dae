# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as people type them on a form, in whole cents or hundredths, or as an exact ratio."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django import forms
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LOOK = {"inputmode": "decimal", "class": "utrecht-textbox--short", "autocomplete": "off"}


class Written(forms.DecimalField):
    """A number as people write it; signs of thousands and of the euro may be in it."""

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override] # the stubs keep int
        """Without the signs that only help the eye."""
        return super().to_python(_bare(value) if isinstance(value, str) else value)


def _bare(text: str) -> str:
    bare = re.sub(r"[€\s]", "", text)
    thousands, decimals = (re.escape(get_format(f"{name}_SEPARATOR")) for name in ("THOUSAND", "DECIMAL"))
    grouped = re.fullmatch(rf"\d{{1,3}}(?:{thousands}\d{{3}})+(?:{decimals}\d*)?", bare)
    return re.sub(thousands, "", bare) if grouped else bare


class Hundredths(Written):
    """A number with at most two places, as whole hundredths."""

    def clean(self, value: object) -> int | None:
        found = super().clean(value)
        return None if found is None else int(found * 100)


class Exact(forms.DecimalField):
    """A number with at most three places, as a ratio; nothing is 0."""

    def clean(self, value: object) -> Fraction:
        found = super().clean(value)
        return Fraction(found) if found is not None else Fraction(0)


def _field(
    kind: type[forms.DecimalField],
    label: StrOrPromise,
    help_text: StrOrPromise,
    *,
    places: int,
    required: bool,
) -> forms.DecimalField:
    return kind(
        label=label,
        help_text=help_text,
        localize=True,
        required=required,
        decimal_places=places,
        max_digits=12,
        min_value=None if places > 2 else Decimal(0),
        widget=forms.TextInput(attrs=LOOK),
        error_messages={
            "required": _("Vul een getal in."),
            "invalid": _("Vul een getal in, zoals 2,5."),
        },
    )


def hundredths_field(label: StrOrPromise, help_text: StrOrPromise = "") -> forms.DecimalField:
    """An amount or a number of days."""
    return _field(Hundredths, label, help_text, places=2, required=True)


def difference_field(label: StrOrPromise) -> forms.DecimalField:
    """So much more, or less with a minus before it."""
    return _field(Exact, label, "", places=3, required=False)
