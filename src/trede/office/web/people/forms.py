# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain forms; what they ask is decided by an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from trede.errors import RefusedError
from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.rules.roles import roles_for
from trede.office.accounts.typed import checked_address, checked_name
from trede.office.web.kit.words import said, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import QueryDict

    from trede.office.accounts.rules.kinds import Kind


def _check_address(text: str) -> None:
    _refuse(checked_address, text)


def _check_name(text: str) -> None:
    _refuse(checked_name, text)


def _refuse(check: Callable[[str], str], text: str) -> None:
    try:
        check(text)
    except RefusedError as refused:
        raise forms.ValidationError(said(refused.findings[0])) from None


class NewPerson(forms.Form):
    """Who becomes the first administrator."""

    name = forms.CharField(
        label=_("Uw naam"),
        max_length=120,
        validators=[_check_name],
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Uw zakelijke e-mailadres"),
        validators=[_check_address],
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        """As accounts keep it."""
        return normal(self.cleaned_data["email"])


class Details(forms.Form):
    """One's own account."""

    name = forms.CharField(
        label=_("Uw naam"),
        help_text=_("Uw collega's zien deze naam bij wat u doet."),
        max_length=120,
        validators=[_check_name],
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Taal"), choices=[("nl", "Nederlands"), ("en", "English")])


class OrganisationDetails(forms.Form):
    """Name and number of an organisation or an entity."""

    name = forms.CharField(
        label=_("Naam van de organisatie"),
        max_length=200,
        validators=[_check_name],
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    kvk = forms.CharField(
        label=_("KvK-nummer"),
        help_text=_("Acht cijfers. U vindt het op kvk.nl."),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )


class NewOrganisation(OrganisationDetails):
    """One that registers itself: an employer, or a buyer that asks social return of others."""

    asks = forms.BooleanField(
        label=_("Wij zijn opdrachtgever: wij vragen social return van anderen."),
        help_text=_(
            "U houdt dan opdrachten bij en meet zelf niet. Geef een collega de rol van contractmanager."
        ),
        required=False,
    )


class Invite(forms.Form):
    """Whom to ask for what."""

    email = forms.EmailField(
        label=_("E-mailadres van uw collega"),
        validators=[_check_address],
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Rol"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None, *, kind: Kind) -> None:
        super().__init__(data)
        field, language = self.fields["role"], spoken()
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (key, f"{role.title[language]}: {role.prose[language]}")
                for key, role in roles_for(kind).items()
            ]
