# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for a quote, and saying yes to one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.days import day_field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict


class AskQuote(forms.Form):
    """Whom, for how many places, in which period."""

    body = forms.TypedChoiceField(
        label=_("Welke instelling?"),
        coerce=UUID,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een instelling.")},
    )
    places = forms.IntegerField(
        label=_("Op hoeveel plaatsen werkt u?"), min_value=1, max_value=1000, initial=1
    )
    period_from = day_field(_("Bezoek kan vanaf"))
    period_until = day_field(_("Bezoek kan tot en met"))

    def __init__(self, data: QueryDict | None, bodies: Mapping[UUID, str]) -> None:
        super().__init__(data)
        field = self.fields["body"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(key), name) for key, name in bodies.items()]


class Yes(forms.Form):
    """A box to tick before something that binds."""

    agreed = forms.BooleanField(label="", error_messages={"required": _("Vink dit aan om verder te gaan.")})

    def __init__(self, data: QueryDict | None, label: str) -> None:
        super().__init__(data)
        self.fields["agreed"].label = label
