# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing what one applies for, and signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.days import day_field

if TYPE_CHECKING:
    from collections.abc import Iterable


class Plan(forms.Form):
    """Title, level and day of the application, and the year that is measured."""

    title = forms.CharField(
        label=_("Naam van deze meting"), max_length=120, error_messages={"required": _("Geef een naam.")}
    )
    wanted_level = forms.ChoiceField(label=_("Welke trede vraagt u aan?"), widget=forms.RadioSelect)
    intended_on = day_field(
        _("Wanneer wilt u de aanvraag indienen?"), _("Deze dag bepaalt welk handboek geldt.")
    )

    year_from = day_field(
        _("Eerste dag van het peiljaar"),
        _("Voor uw volgende meting. Wat u al gemeten hebt, blijft van het jaar waarover het ging."),
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        initial: dict[str, object],
        levels: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["wanted_level"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(levels)


class Signature(forms.Form):
    """That one may sign, for exactly the document on the page."""

    sha256 = forms.CharField(widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("Ik heb dit gelezen en ik mag tekenen voor deze organisatie."),
        error_messages={
            "required": _("Vink aan dat u mag tekenen. Vraag het anders een collega die dat mag.")
        },
    )

    def show(self, sha256: str) -> None:
        """The checksum of the document on this page, also when the form comes back."""
        self.fields["sha256"].initial = sha256
        if isinstance(self.data, QueryDict):
            self.data["sha256"] = sha256
