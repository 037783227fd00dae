# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail that the actions of this room write, into the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format as day_in_words
from django.utils.translation import gettext as _
from django.utils.translation import override

from trede.office.accounts.holding import administrators
from trede.office.journal.parts import part
from trede.office.post.outbox import ABOUT, OF
from trede.office.post.rules import shortened

if TYPE_CHECKING:
    from datetime import date, datetime

    from trede.office.accounts.models import Person
    from trede.office.dossier.models import Application, Dossier
    from trede.quality import Aspect
    from trede.scheme import Language


@part
def write_to_link_holder(
    email: str,
    token: str,
    organisation: str,
    dossier: Dossier,
    asked: Aspect,
    *,
    until: datetime,
    language: Language,
) -> None:
    """The link to the questions of an aspect, for somebody without an account: nothing of the dossier stands in it."""
    told = {
        "organisation": organisation,
        "aspect": asked.names[language],
        "link": f"{settings.TREDE_URL}{reverse('answers-by-link', args=[token])}",
        "until": until,
    }
    with override(language):
        subject = _("Wilt u de vragen over %(aspect)s beantwoorden?") % {
            "aspect": asked.names[language].lower()
        }
        body = render_to_string("dossier/mail/asked_by_link.txt", told)
    headers = {ABOUT: f"dossier:{dossier.pk}", OF: str(dossier.organisation)}
    EmailMessage(subject, body, None, [email], headers=headers).send()


@part
def write_to_colleague(person: Person, dossier: Dossier, asked: Aspect, *, language: Language) -> None:
    """The link to the questions of an aspect, for a colleague who is asked to answer them."""
    place = reverse("aspect", args=[dossier.organisation, dossier.pk, asked.id])
    name = asked.names[language]
    told = {
        "name": shortened(person.shown_name),
        "aspect": name,
        "title": shortened(dossier.title),
        "link": f"{settings.TREDE_URL}{place}",
    }
    with override(language):
        subject = _("Wilt u de vragen over %(aspect)s beantwoorden?") % {"aspect": name.lower()}
        body = render_to_string("dossier/mail/asked.txt", told)
    headers = {ABOUT: f"dossier:{dossier.pk}", OF: str(dossier.organisation)}
    EmailMessage(subject, body, None, [person.email], headers=headers).send()


@part
def write_reminder(dossier: Dossier, ends_on: date, *, on: datetime) -> None:
    """That people count no longer from a day, to who manages the organisation."""
    place = reverse("forecast", args=[dossier.organisation, dossier.pk])
    headers = {ABOUT: f"dossier:{dossier.pk}", OF: str(dossier.organisation)}
    for person in administrators(dossier.organisation, on=on):
        told = {
            "name": shortened(person.shown_name),
            "title": shortened(dossier.title),
            "link": f"{settings.TREDE_URL}{place}",
        }
        with override(person.language):
            told["day"] = day_in_words(ends_on, "j F Y")
            subject = _("Een telperiode loopt af, en daarmee een trede")
            body = render_to_string("dossier/mail/period_ends.txt", told)
        EmailMessage(subject, body, None, [person.email], headers=headers).send()


@part
def write_that_signed(person: Person, made: Application) -> None:
    """To who signed: that it was done, where the PDF is, and what comes next."""
    dossier = made.dossier
    here = [dossier.organisation, dossier.pk]
    told = {
        "name": shortened(person.shown_name),
        "title": shortened(dossier.title),
        "at": made.handed_in_at,
        "pdf": f"{settings.TREDE_URL}{reverse('application-pdf', args=[*here, made.pk])}",
        "onward": f"{settings.TREDE_URL}{reverse('audit-of-dossier', args=here)}",
    }
    with override(person.language):
        subject = _("U hebt uw aanvraag ondertekend")
        body = render_to_string("dossier/mail/signed.txt", told)
    headers = {ABOUT: f"dossier:{dossier.pk}", OF: str(dossier.organisation)}
    EmailMessage(subject, body, None, [person.email], headers=headers).send()
