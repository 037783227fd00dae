# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail about contracts, into the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from trede.office.accounts.holding import administrators, who_may
from trede.office.accounts.rules.permissions import Permission
from trede.office.journal.parts import part
from trede.office.post.outbox import ABOUT, OF
from trede.reports.wording import wording

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.contracts.models import Contract
    from trede.scheme import Language


@part
def write_changed(contract: Contract, before: str, now: str, *, on: datetime) -> None:
    """That the contractor holds another level than before, or none, to who follows contracts at the buyer; where nobody
    does, to who manages its account.
    """
    readers = who_may(Permission.CONTRACT_BUY, contract.buyer, on=on) or administrators(contract.buyer, on=on)
    for person in readers:
        language: Language = "en" if person.language == "en" else "nl"
        say = wording(language).say
        told = {
            "contract": contract,
            "before": say(f"social_return.level.{before}"),
            "now": say(f"social_return.level.{now}"),
            "register": f"{settings.TREDE_URL}{reverse('register-organisation', args=[contract.contractor_kvk])}",
        }
        with override(person.language):
            subject = _("Het certificaat van een opdrachtnemer is veranderd")
            body = render_to_string("contracts/mail/changed.txt", told)
        headers = {ABOUT: f"contract:{contract.pk}", OF: str(contract.buyer)}
        EmailMessage(subject, body, None, [person.email], headers=headers).send()
