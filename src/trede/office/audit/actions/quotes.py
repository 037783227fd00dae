# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Quotes: asked by an employer, answered by a body, one accepted; that opens the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts import queries as people
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import check_seen, quote_states, tell, tell_of_quote
from trede.office.audit.models import Case, Quote
from trede.office.audit.rules.quoting import wrong_with_offer, wrong_with_period
from trede.office.audit.rules.stages import Outcome
from trede.office.dossier import doors
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def ask_quote(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    body: UUID,
    places: int,
    period_from: date,
    period_until: date,
) -> Quote:
    """Ask a certifying body what an audit costs: level, fte, KvK numbers, how many places, when; nothing of a person.

    Raises NotFoundError before there is a measurement; RefusedError when it was asked already, or is no such body.
    """
    require(by, Permission.QUOTE_ASK, by.organisation)
    told = doors.to_quote(by, dossier)
    if not people.is_kind(body, Kind.CERTIFIER):
        raise RefusedError([finding("audit.no-body", "body")])
    if wrong := wrong_with_period(period_from, period_until, places, dutch_day(on)):
        raise RefusedError(wrong)
    there = Quote.objects.filter(dossier=dossier)
    if there.filter(body=body).exists():
        raise RefusedError([finding("audit.asked-already", "body")])
    if there.filter(outcome=Outcome.ACCEPTED).exists():
        raise RefusedError([finding("audit.one-accepted", "body")])
    made = Quote.objects.create(
        organisation=by.organisation,
        dossier=dossier,
        body=body,
        facts={
            "level": told.scope,
            "fte": told.fte,
            "kvk": list(told.places),
            "places": places,
            "thirty_plus": told.thirty_plus,
        },
        period_from=period_from,
        period_until=period_until,
        asked_at=on,
        asked_by=by.actor_id,
    )
    tell_of_quote("quote.asked", made, by=by, on=on)
    return made


@action
def offer_quote(
    *, by: Member, on: datetime, quote: UUID, price_cents: int, days_hundredths: int, visit_on: date
) -> None:
    """Answer with a price, days (hundredths) and the day of the visit, within the period that was asked.

    Raises NotFoundError; RefusedError also when it was answered already.
    """
    found = _to_answer(by, quote)
    period = (found.period_from, found.period_until)
    if wrong := wrong_with_offer(price_cents, days_hundredths, visit_on, period):
        raise RefusedError(wrong)
    found.outcome, found.price_cents = Outcome.OFFERED, price_cents
    found.days_hundredths, found.visit_on = days_hundredths, visit_on
    found.answered_at, found.answered_by = on, by.actor_id
    found.save()
    tell_of_quote("quote.offered", found, by=by, on=on)


@action
def decline_quote(*, by: Member, on: datetime, quote: UUID) -> None:
    """Say that the body cannot do it. Raises NotFoundError; RefusedError when it was answered already."""
    found = _to_answer(by, quote)
    found.outcome, found.answered_at, found.answered_by = Outcome.DECLINED, on, by.actor_id
    found.save()
    tell_of_quote("quote.declined", found, by=by, on=on)


def _to_answer(by: Member, quote: UUID) -> Quote:
    require(by, Permission.AUDIT_PLAN, by.organisation)
    found = Quote.objects.filter(pk=quote, body=by.organisation).first()
    if found is None:
        raise NotFoundError("There is no such quote.")
    if found.outcome != Outcome.ASKED:
        raise RefusedError([finding("audit.quote-over", "quote")])
    return found


@action
def accept_quote(*, by: Member, on: datetime, quote: UUID, seen: str) -> Case:
    """Choose this offer: it opens the case, and the other quotes of the dossier lapse.

    Who accepts lets the body assign its auditors to the dossier. Raises NotFoundError; RefusedError when it is not
    on offer, or no longer the version that was ``seen``.
    """
    require(by, Permission.APPLICATION_SIGN, by.organisation)
    found = Quote.objects.filter(pk=quote, organisation=by.organisation).first()
    if found is None:
        raise NotFoundError("There is no such quote.")
    if found.outcome != Outcome.OFFERED:
        raise RefusedError([finding("audit.quote-over", "quote")])
    check_seen(seen, found.version)
    found.outcome = Outcome.ACCEPTED
    found.save(update_fields=["outcome"])
    others = list(Quote.objects.filter(dossier=found.dossier, outcome__in=[Outcome.ASKED, Outcome.OFFERED]))
    for each in others:
        each.outcome = Outcome.LAPSED
        each.save(update_fields=["outcome"])
    case = Case.objects.create(
        quote=found, organisation=found.organisation, dossier=found.dossier, body=found.body, opened_at=on
    )
    tell("quote.accepted", case, by=by, on=on, states=quote_states([found, *others]), lapsed=len(others))
    return case
