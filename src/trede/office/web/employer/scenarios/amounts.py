# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Amounts as people write them: ``€ 1.250,50``, ``1250,5`` or ``1250``; in English with the signs the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from trede.office.web.kit.amounts import Written

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SHORT = {"inputmode": "decimal", "class": "utrecht-textbox--short", "autocomplete": "off"}
KINDS = (
    *("required", "invalid", "min_value", "max_value"),
    *("max_digits", "max_decimal_places", "max_whole_digits"),
)


def wrong(message: StrOrPromise) -> dict[str, StrOrPromise]:
    """One message for whatever is wrong with a number: it says what fits."""
    return dict.fromkeys(KINDS, message)


class Amount(Written):
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
