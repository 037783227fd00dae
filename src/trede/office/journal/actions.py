# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way to write: an action, in one transaction, with exactly one event."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from django.db import connection, transaction

from trede.office.journal.models import Concern, Event
from trede.office.journal.rules import GENESIS, Actor, Entry, Fact
from trede.office.journal.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from trede.office.journal.rules import System

P = ParamSpec("P")
T = TypeVar("T")

BEGUN = "checkpoints.begun"
STOCK = "stock.taken"

ACTIONS: dict[str, Callable[..., object]] = {}
"""Every action of the office by its dotted name; a test looks at all of them."""

_events_of_this_action: ContextVar[int | None] = ContextVar("events_of_this_action", default=None)


def action(write: Callable[P, T]) -> Callable[P, T]:
    """Make a function an action: alone, atomic, and it must record exactly one event, or nothing is kept.

    Raises RuntimeError when it records none or more, or when one action calls another: an action is one
    thing that a person did. What actions share is a part (``parts.py``).
    """

    @wraps(write)
    def acting(*args: P.args, **kwargs: P.kwargs) -> T:
        if _events_of_this_action.get() is not None:
            raise RuntimeError(f"{write.__qualname__} is called within another action")
        with transaction.atomic():
            _lock_writers()
            token = _events_of_this_action.set(0)
            try:
                outcome = write(*args, **kwargs)
                if (events := _events_of_this_action.get()) != 1:
                    raise RuntimeError(f"{write.__qualname__} recorded {events} events instead of one")
            finally:
                _events_of_this_action.reset(token)
        return outcome

    ACTIONS[f"{write.__module__}.{write.__qualname__}"] = acting
    return acting


def in_action() -> bool:
    """Whether an action is going on here, so that a write has its transaction, its actor and its event."""
    return _events_of_this_action.get() is not None


def record(
    kind: str,
    *,
    by: Actor,
    on: datetime,
    subject: str,
    organisations: Iterable[UUID] = (),
    **facts: Fact,
) -> Entry:
    """Add the event of an action to the chain.

    ``kind`` stands in the ``events.toml`` of a room; ``subject`` is ``<thing>:<id>``; ``facts`` fill the
    sentence; ``organisations`` are those that it concerns, which may read it. Raises RuntimeError outside an
    action, KeyError for an unknown kind.
    """
    events = _events_of_this_action.get()
    if events is None:
        raise RuntimeError(f"event {kind} is recorded outside an action")
    _ = sentences()[kind]
    last, previous = Event.objects.order_by("-number").values_list("number", "sha256").first() or (0, GENESIS)
    number = last + 1
    concerned = frozenset(organisations)
    unsealed = Entry(number, on, kind, by.actor_id, concerned, subject, facts, previous, "")
    entry = replace(unsealed, sha256=unsealed.computed_sha256())
    event = Event(
        number=number,
        at=on,
        kind=kind,
        actor=entry.actor,
        subject=subject,
        facts=facts,
        previous_sha256=previous,
        sha256=entry.sha256,
    )
    # First whom it concerns: once the event is there, the database refuses to add anybody.
    Concern.objects.bulk_create(Concern(event=event, organisation=each) for each in concerned)
    event.save(force_insert=True)
    _events_of_this_action.set(events + 1)
    return entry


def _lock_writers() -> None:
    """Before an action reads anything, until its transaction ends: what a rule reads stays so until it is kept.

    SQLite has one writer anyhow; its transactions are immediate.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('trede.journal'))")


@action
def begin_checkpoints(*, by: System, on: datetime, key: str) -> None:
    """Tell the journal itself that there is a file of checkpoints from now on, and by which key."""
    record(BEGUN, by=by, on=on, subject="journal:all", key=key)


@action
def take_stock(*, by: System, on: datetime, states: Mapping[str, str]) -> None:
    """Tell the state of what no event told of yet: once, for what an older version kept."""
    record(STOCK, by=by, on=on, subject="journal:all", organisations=(), things=len(states), **states)
