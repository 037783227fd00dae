# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One order at a supplier: plain text, read by the reader of files, so that both accept the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.intake.fields import part
from trede.office.web.kit.words import spoken
from trede.scoring.canonical import purchase_document

if TYPE_CHECKING:
    from trede.scoring import Purchase

KEYS = (
    "kvk",
    "date",
    "order",
    "amount",
    "kind",
    "supplier",
    "supplier_turnover",
    "supplier_fte",
    "supplier_direct_share",
)
KINDS = (("pso", _("PSO-gecertificeerd")), ("sw", _("SW-organisatie")))
NUMBERS = {"amount", "supplier_turnover", "supplier_fte", "supplier_direct_share", "date", "kvk"}
SAID_BY_LABEL = ("supplier", "amount", "supplier_fte")
"""Their help is for a column of a file; beside a field it says the label again."""
LONGEST = 200


class Asked(forms.CharField):
    """A text that must be there; the reader of files says so, together with every other mistake."""

    def validate(self, value: str) -> None:
        """Nothing: see above."""


class Order(forms.Form):
    """The fields of an order, with the labels and help of the template."""

    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # what Django's own form takes
        for key in KEYS:
            field = part("purchases").field(key)
            label, help_text = (field.nl, field.help_nl) if spoken() == "nl" else (field.en, field.help_en)
            help_text = "" if key in SAID_BY_LABEL else help_text
            self.fields[key] = _choice(label) if key == "kind" else _text(key, label, help_text)


def _choice(label: str) -> forms.Field:
    return forms.ChoiceField(label=label, choices=KINDS, widget=forms.RadioSelect, initial="pso")


def _text(key: str, label: str, help_text: str) -> forms.Field:
    css = "utrecht-textbox--kvk" if key == "kvk" else "utrecht-textbox--short" if key in NUMBERS else ""
    look = {"class": css, "autocomplete": "off"} | ({"inputmode": "decimal"} if key in NUMBERS else {})
    return Asked(label=label, help_text=help_text, max_length=LONGEST, widget=forms.TextInput(attrs=look))


def typed_again(order: Purchase) -> dict[str, str]:
    """The fields of the form as somebody who types this order fills them in."""
    told = purchase_document(order)
    return {key: as_typed(str(told[key])) for key in KEYS}


def as_typed(text: str) -> str:
    """A number of a document as one types it in this language; other text as it stands."""
    known = text.replace(".", "", 1).isdecimal()
    return text.replace(".", ",") if known and spoken() == "nl" else text
