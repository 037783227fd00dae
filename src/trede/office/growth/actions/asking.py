# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking everybody how it goes, so that no reply can be traced to a person.

A reply is no row and has no moment: the journal tells of each with the same words and the day on which the round began.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.kernel.receipts import sha256_of
from trede.office.growth import queries
from trede.office.growth.holding import tell_of_rows, to_work
from trede.office.growth.models import AskingRound
from trede.office.growth.rules import asking
from trede.office.growth.states import GROWTH
from trede.office.journal.actions import action, record
from trede.office.vault.keys import decrypt, encrypt

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.journal.rules import System

SECRET_BYTES = 16


@action
def ask_everybody(*, by: Member, on: datetime, people: int, closes_on: date) -> tuple[AskingRound, list[str]]:
    """Begin a round with a link for each of so many people; the links are kept nowhere, and in no order.

    Raises RefusedError for too few people, another day, a round that is open, or a result of less than half a year ago.
    """
    to_work(by)
    asking.check_round(people, closes_on, dutch_day(on))
    own = AskingRound.objects.filter(organisation=by.organisation)
    if own.filter(closed_on=None).exists():
        raise RefusedError([finding("growth.asked-now", "closes_on")])
    asking.check_between(queries.last_result(by), dutch_day(on))
    made = AskingRound(organisation=by.organisation, people=people, closes_on=closes_on)
    tokens = [f"{made.pk.hex}{secrets.token_urlsafe(SECRET_BYTES)}" for _ in range(people)]
    made.slips = sorted(sha256_of(each.encode()) for each in tokens)
    made.opened_on, made.noted_by = dutch_day(on), by.actor_id
    made.box = encrypt("", at=_began(made))
    made.save(force_insert=True)
    tell_of_rows("growth.round-opened", by=by, on=on, organisation=by.organisation)
    return made, tokens


@action
def answer_round(
    *, by: System, on: datetime, token: str, feelings: Mapping[str, str], needs: Collection[str]
) -> None:
    """Put what somebody says with the rest; the link does not work any more. Raises NotFoundError, RefusedError."""
    found = queries.round_of(token, dutch_day(on))
    said = asking.coded(feelings, needs)
    found.slips = [each for each in found.slips if each != sha256_of(token.encode())]
    found.box = encrypt(asking.with_reply(decrypt(found.box), said), at=_began(found))
    found.save(update_fields=["slips", "box"])
    record(
        "growth.round-answered",
        by=by,
        on=_began(found),
        subject=f"growth:{found.organisation}",
        organisations=(),
        **GROWTH.fact(found.organisation),
    )


@action
def cancel_round(*, by: Member, on: datetime, asked: UUID) -> None:
    """Stop asking and throw away what was said. Raises NotFoundError, also when there is a result already."""
    to_work(by)
    found = queries.asked_once(by, asked)
    if found.closed_on is not None:
        raise NotFoundError("This round is over.")
    found.delete()
    tell_of_rows("growth.round-cancelled", by=by, on=on, organisation=by.organisation, round=str(asked))


@action
def count_replies(*, by: System, on: datetime, asked: UUID) -> None:
    """Make the result, and throw away what was said. Raises NotFoundError before the last day is over, or after."""
    found = AskingRound.objects.filter(pk=asked, closed_on=None, closes_on__lt=dutch_day(on)).first()
    if found is None:
        raise NotFoundError("There is nothing to count.")
    found.result = asking.result(decrypt(found.box))
    found.slips, found.box, found.closed_on = [], "", dutch_day(on)
    found.save(update_fields=["slips", "box", "closed_on", "result"])
    tell_of_rows("growth.round-closed", by=by, on=on, organisation=found.organisation)


def _began(found: AskingRound) -> datetime:
    """The moment that everything about a reply bears: the same one for all of them."""
    return datetime.combine(found.opened_on, time(12), UTC)
