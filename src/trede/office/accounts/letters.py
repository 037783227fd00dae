# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail that the actions of this room write, into the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from trede.office.accounts.rules.roles import ROLES
from trede.office.journal.parts import part
from trede.office.post.outbox import ABOUT, OF
from trede.office.post.rules import shortened

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.models import Invitation, Organisation, Person


def invitation_letter(invitation: UUID) -> str:
    """What the letter of an invitation is about."""
    return f"invitation:{invitation}"


@part
def write_invitation(invitation: Invitation, token: str, *, language: str) -> None:
    """The link to accept; see ``how_letters_go`` for what became of it."""
    role = ROLES[invitation.role]
    told = {
        "organisation": shortened(invitation.organisation.name),
        "role": role.title[language],
        "prose": role.prose[language],
        "link": f"{settings.TREDE_URL}{reverse('invitation', args=[token])}",
        "until": invitation.expires_at,
    }
    with override(language):
        subject = _("Uitnodiging voor trede")  # no name: whoever registers an organisation chooses it
        body = render_to_string("accounts/mail/invitation.txt", told)
    headers = {ABOUT: invitation_letter(invitation.pk), OF: str(invitation.organisation_id)}
    EmailMessage(subject, body, None, [invitation.email], headers=headers).send()


@part
def write_asked_for(organisation: Organisation, administrator: Person, asking: Person) -> None:
    """To an administrator: somebody wanted to register an organisation that was registered already."""
    invite = f"{reverse('invite', args=[organisation.pk])}?{urlencode({'email': asking.email})}"
    told = {
        "organisation": shortened(organisation.name),
        "kvk": organisation.kvk,
        "name": shortened(asking.name or "-"),
        "email": asking.email,
        "link": f"{settings.TREDE_URL}{invite}",
    }
    with override(administrator.language):
        subject = _("Iemand wil uw organisatie aanmelden")
        body = render_to_string("accounts/mail/asked_for.txt", told)
    headers = {ABOUT: f"asked-for:{asking.pk}", OF: str(organisation.pk)}
    EmailMessage(subject, body, None, [administrator.email], headers=headers).send()


@part
def write_contact(organisation: Organisation, reader: Person, *, name: str, email: str, text: str) -> None:
    """To who manages an organisation in the register: the question of a visitor, whom an answer goes to."""
    told = {"organisation": shortened(organisation.name), "name": name, "email": email, "text": text}
    with override(reader.language):
        subject = _("Een vraag via het register")
        body = render_to_string("accounts/mail/contact.txt", told)
    headers = {ABOUT: f"contact:{organisation.pk}", OF: str(organisation.pk)}
    EmailMessage(subject, body, None, [reader.email], headers=headers, reply_to=[email]).send()


@part
def write_number_taken(organisation: Organisation, administrator: Person) -> None:
    """To an administrator: the number of the organisation turned out to be that of another."""
    page = reverse("organisation-change", args=[organisation.pk])
    with override(administrator.language):
        subject = _("Het KvK-nummer van uw organisatie is overgedragen")
    _write_of_number("accounts/mail/number_taken.txt", subject, organisation, administrator, page)


@part
def write_number_given(organisation: Organisation, administrator: Person) -> None:
    """To who becomes administrator: the number was given to their organisation."""
    with override(administrator.language):
        subject = _("Uw organisatie is aangemeld")
    page = reverse("organisation", args=[organisation.pk])
    _write_of_number("accounts/mail/number_given.txt", subject, organisation, administrator, page)


@part
def write_appointed(organisation: Organisation, administrator: Person) -> None:
    """To who becomes administrator of a certifying body, or of the owner of the scheme."""
    with override(administrator.language):
        subject = _("Uw organisatie is aangemeld")
    page = reverse("people", args=[organisation.pk])
    _write_of_number("accounts/mail/appointed.txt", subject, organisation, administrator, page)


def _write_of_number(template: str, subject: str, organisation: Organisation, to: Person, page: str) -> None:
    told = {
        "organisation": shortened(organisation.name),
        "kvk": organisation.kvk,
        "link": f"{settings.TREDE_URL}{page}",
    }
    with override(to.language):
        body = render_to_string(template, told)
    headers = {ABOUT: f"organisation:{organisation.pk}", OF: str(organisation.pk)}
    EmailMessage(subject, body, None, [to.email], headers=headers).send()
