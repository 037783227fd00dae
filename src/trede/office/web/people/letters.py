# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail that we write ourselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from trede.office.accounts.actions import invitation_letter
from trede.office.accounts.rules.roles import ROLES
from trede.office.post.outbox import ABOUT, OF

if TYPE_CHECKING:
    from trede.office.accounts.actions import Sent


def send_invitation(sent: Sent, *, language: str) -> None:
    """The link to accept, given to the worker; see ``how_letters_go`` for what became of it."""
    role = ROLES[sent.invitation.role]
    told = {
        "organisation": sent.invitation.organisation.name,
        "role": role.title[language],
        "prose": role.prose[language],
        "link": f"{settings.TREDE_URL}{reverse('invitation', args=[sent.token])}",
        "until": sent.invitation.expires_at,
    }
    with override(language):
        subject = _("Uitnodiging van %(name)s") % {"name": told["organisation"]}
        body = render_to_string("people/mail/invitation.txt", told)
    headers = {ABOUT: invitation_letter(sent.invitation.pk), OF: str(sent.invitation.organisation_id)}
    EmailMessage(subject, body, None, [sent.invitation.email], headers=headers).send()
