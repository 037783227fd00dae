# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing to an organisation in the register. No address is shown, and no script of others keeps programs out: a field
that people do not see, a form that cannot be sent at once or for long, and a limit to letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.errors import NotFoundError
from trede.office.accounts import actions
from trede.office.accounts import queries as people
from trede.office.accounts.actions.contacting import LONGEST
from trede.office.journal.rules import System
from trede.office.register import queries
from trede.office.web.kit.look.parts import Link
from trede.office.web.kit.words import accepted

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse, QueryDict

    from trede.office.web.kit.pages import Visit

REGISTER = System("register")
SALT = "trede.office.web.register.contact"
SOONEST, LATEST = 3, 24 * 3600
"""Seconds after the form was given."""
UNSEEN = "website"
"""The field that only programs fill in."""


class Contact(forms.Form):
    """A question with who asks it; ``given`` says, signed, when the form was given."""

    name = forms.CharField(
        label=gettext_lazy("Uw naam"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Uw e-mailadres"),
        help_text=gettext_lazy("De organisatie leest het, om u te antwoorden. Wij bewaren het niet."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Uw vraag"), max_length=LONGEST, widget=forms.Textarea({"rows": 6})
    )
    given = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None, on: datetime) -> None:
        super().__init__(data, initial={"given": _given(on)})
        self.on = on

    def clean(self) -> None:
        """Somebody typed it: the field that people do not see is empty, and it took some seconds, not a day."""
        age = self.on.timestamp() - _moment(self.data.get("given", ""))
        if self.data.get(UNSEEN) or not SOONEST <= age <= LATEST:
            raise forms.ValidationError(
                _("Wij konden niet zien of een mens dit stuurde. Druk nog een keer op Versturen.")
            )

    @property
    def given_now(self) -> str:
        """For the form as it is shown again."""
        return _given(self.on)


def _given(on: datetime) -> str:
    return Signer(salt=SALT).sign_object(on.timestamp())


def _moment(given: str) -> float:
    """When we gave the form; long ago when we did not."""
    try:
        moment: float = Signer(salt=SALT).unsign_object(given)
    except BadSignature:
        return 0
    return moment


def write(visit: Visit[None], *, kvk: str) -> HttpResponse:
    """The form, and the letter. Raises NotFoundError for who is not in the register, or has no account here."""
    rows, organisation = queries.history(kvk), people.employer_with(kvk)
    if not rows or organisation is None:
        raise NotFoundError("Nobody with this number can be written to.")
    form = Contact(visit.request.POST if visit.request.method == "POST" else None, visit.on)

    def send(name: str, email: str, text: str, **_given: str) -> None:
        who = get_adapter().get_client_ip(visit.request)
        asked = {"name": name, "email": email, "text": text, "visitor": who}
        actions.write_to_holder(by=REGISTER, on=visit.on, kvk=kvk, **asked)

    if form.is_bound and accepted(form, send):
        messages.success(visit.request, _("Uw vraag is verstuurd."))
        return redirect("register-organisation", kvk)
    crumbs = [
        Link(_("Register"), reverse("register")),
        Link(organisation.name, reverse("register-organisation", args=[kvk])),
        Link(_("Contact"), "", current=True),
    ]
    told = {"form": form, "name": organisation.name, "kvk": kvk, "unseen": UNSEEN, "crumbs": crumbs}
    return render(visit.request, "public/register/contact.html", told)
