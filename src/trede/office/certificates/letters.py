# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail about certificates, into the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from trede.office.accounts.holding import administrators
from trede.office.journal.parts import part
from trede.office.post.outbox import ABOUT, OF

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.certificates.models import Certificate


@part
def write_reminder(certificate: Certificate, *, on: datetime) -> None:
    """That it ends in three months, to who manages the organisation of its holder."""
    for person in administrators(certificate.organisation, on=on):
        with override(person.language):
            subject = _("Uw certificaat loopt over drie maanden af")
            body = render_to_string("certificates/mail/reminder.txt", {"certificate": certificate})
        headers = {ABOUT: f"certificate:{certificate.pk}", OF: str(certificate.organisation)}
        EmailMessage(subject, body, None, [person.email], headers=headers).send()
