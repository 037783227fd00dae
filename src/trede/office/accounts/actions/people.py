# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts of people, and what they did in the log-in part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.holding import check_seen, make_person
from trede.office.accounts.models import Person
from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.rules.passkeys import counts_on
from trede.office.accounts.typed import checked_name
from trede.office.journal.actions import action, record

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.journal.rules import Actor, System

COUNTER = "counter"
"""In what is kept of a passkey: the highest number that it gave."""


@action
def sign_up(
    *, by: Actor, on: datetime, email: str, name: str, language: str = "nl", password: str | None = None
) -> Person:
    """Make an account whose address is known to be right; people who come by themselves prove theirs.

    Without a password one logs in by a link until a passkey is set. Raises RefusedError.
    """
    person = make_person(on=on, email=email, name=name, language=language, password=password)
    record("person.signed-up", by=by, on=on, subject=person.actor_id, person=person.actor_id)
    return person


@action
def change_person(*, by: Person, on: datetime, name: str, language: str, seen: str) -> None:
    """Change one's own name and language, of which one saw the version ``seen``. Raises RefusedError."""
    person = Person.objects.get(pk=by.pk)
    check_seen(seen, person.version)
    person.name, person.language = checked_name(name), language
    person.save(update_fields=["name", "language"])
    record("person.changed", by=by, on=on, subject=by.actor_id)


@action
def log_out(*, by: System, on: datetime, email: str) -> int:
    """End every log-in of whoever has this address; how many there were. Raises RefusedError: nobody has it."""
    person = Person.objects.filter(email=normal(email)).first()
    if person is None:
        raise RefusedError([finding("accounts.nobody-to-log-out", "address", email)])
    found = list(UserSession.objects.filter(user=person))
    for each in found:
        each.end()
    record("person.logged-out", by=by, on=on, subject=person.actor_id, person=person.actor_id)
    return len(found)


@action
def use_passkey(*, by: Person, on: datetime, passkey: int, counted: int) -> bool:
    """Keep how far a passkey counted; whether it went on counting. One that did not seems to be a copy."""
    kept = Authenticator.objects.get(user=by, pk=passkey)
    original = counts_on(kept.data.get(COUNTER, kept.wrap().authenticator_data.counter), counted)
    if original:
        kept.data[COUNTER] = counted
        kept.save(update_fields=["data"])
    kind = "person.passkey-used" if original else "person.passkey-copied"
    record(kind, by=by, on=on, subject=by.actor_id)
    return original


@action
def note(kind: str, *, by: Person, on: datetime) -> None:
    """Record what a person did in the log-in part, which keeps its own tables."""
    record(kind, by=by, on=on, subject=by.actor_id)
