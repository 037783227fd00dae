# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Amounts as people write them: ``€ 1.250,50``, ``1250,5`` or ``1250``; in English with the signs the other way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django import forms
from django.utils.formats import get_format

if TYPE_CHECKING:
    from decimal import Decimal

    from django_stubs_ext import StrOrPromise

SHORT = {"inputmode": "decimal", "class": "utrecht-textbox--short", "autocomplete": "off"}
KINDS = (
    *("required", "invalid", "min_value", "max_value"),
    *("max_digits", "max_decimal_places", "max_whole_digits"),
)


def wrong(message: StrOrPromise) -> dict[str, StrOrPromise]:
    """One message for whatever is wrong with a number: it says what fits."""
    return dict.fromkeys(KINDS, message)


class Amount(forms.DecimalField):
    """A number with at most two decimals; signs of thousands and of the euro may be in it."""

    def __init__(self, label: StrOrPromise, most: int, message: StrOrPromise, initial: int | None = None):
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=most,
            decimal_places=2,
            localize=True,
            initial=initial,
            widget=forms.TextInput(SHORT),
            error_messages=wrong(message),
        )

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override] # the stubs keep int
        """Without the signs that only help the eye."""
        return super().to_python(_bare(value) if isinstance(value, str) else value)


def _bare(text: str) -> str:
    bare = re.sub(r"[€\s]", "", text)
    thousands, decimals = (re.escape(get_format(f"{name}_SEPARATOR")) for name in ("THOUSAND", "DECIMAL"))
    grouped = re.fullmatch(rf"\d{{1,3}}(?:{thousands}\d{{3}})+(?:{decimals}\d*)?", bare)
    return re.sub(thousands, "", bare) if grouped else bare
