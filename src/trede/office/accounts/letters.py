# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail that the actions of this room write, into the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from trede.office.accounts.rules.roles import ROLES
from trede.office.journal.parts import part
from trede.office.post.outbox import ABOUT, OF

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.models import Invitation


def invitation_letter(invitation: UUID) -> str:
    """What the letter of an invitation is about."""
    return f"invitation:{invitation}"


@part
def write_invitation(invitation: Invitation, token: str, *, language: str) -> None:
    """The link to accept; see ``how_letters_go`` for what became of it."""
    role = ROLES[invitation.role]
    told = {
        "organisation": invitation.organisation.name,
        "role": role.title[language],
        "prose": role.prose[language],
        "link": f"{settings.TREDE_URL}{reverse('invitation', args=[token])}",
        "until": invitation.expires_at,
    }
    with override(language):
        subject = _("Uitnodiging van %(name)s") % {"name": told["organisation"]}
        body = render_to_string("accounts/mail/invitation.txt", told)
    headers = {ABOUT: invitation_letter(invitation.pk), OF: str(invitation.organisation_id)}
    EmailMessage(subject, body, None, [invitation.email], headers=headers).send()
