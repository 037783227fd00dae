# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail about certificates, into the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from trede.office.accounts.holding import administrators
from trede.office.journal.parts import part
from trede.office.post.outbox import ABOUT, OF
from trede.reports.wording import wording

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.certificates.models import Certificate


@part
def write_reminder(certificate: Certificate, *, on: datetime) -> None:
    """Which certificate ends, and when, to who manages the organisation of its holder."""
    for person in administrators(certificate.organisation, on=on):
        say = wording("en" if person.language == "en" else "nl").say
        with override(person.language):
            told = {
                "holder": certificate.holder,
                "kind": "30+" if certificate.thirty_plus else say(f"social_return.level.{certificate.level}"),
                "until": date_format(certificate.valid_until, "j F Y"),
            }
            subject = _("Uw certificaat %(kind)s loopt af op %(until)s") % told
            body = render_to_string("certificates/mail/reminder.txt", told)
        headers = {ABOUT: f"certificate:{certificate.pk}", OF: str(certificate.organisation)}
        EmailMessage(subject, body, None, [person.email], headers=headers).send()
