# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The office in tests: a moment, an organisation and somebody in it. Nearly every test may use the database."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from trede.office.accounts import actions, queries
from trede.office.journal.rules import System
from trede.office.uploads import readings, work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from pytest_django.plugin import DjangoDbBlocker

    from trede.office.accounts.models import Organisation, Person
    from trede.office.accounts.rules.members import Member
    from trede.office.uploads.line import Turn
    from trede.office.uploads.places import Place

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
TREDE = System("test")
WITHOUT_DATABASE = frozenset(("test_rules.py", "test_every_action.py"))
"""Tests of rules, and of what the code declares, may not ask a database: they run once, not on each kind of it."""


@pytest.fixture
def connection_stays(monkeypatch):
    """A request ends a connection that is old, and with it the transaction of a test; Django's own client keeps it too,
    and afterwards lets other requests end it again.
    """
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A query outside a transaction that is rolled back would leave traces for the next test."""
    for item in items:
        if not item.path.is_relative_to(HERE) or item.path.name in WITHOUT_DATABASE:
            continue
        if not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(autouse=True)
def _forget_attempts() -> None:
    """Limits on log-in count per address, and all tests come from the same one."""
    cache.clear()


@pytest.fixture
def apart() -> None:
    """For tests that are about the process beside the requests: work is done by one, as in life."""


@pytest.fixture(autouse=True)
def _at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beside the requests is done in this process, at the moment that the test says it is."""
    if "apart" not in request.fixturenames:
        monkeypatch.setattr(readings, "start", _do_now)


def _do_now(place: Place, ticket: str, turn: Turn, on: datetime) -> None:
    with closing(turn):
        work.do(place, ticket, on)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def sign_up() -> Callable[[str], Person]:
    """Makes an account for a name."""
    return lambda name: actions.sign_up(by=TREDE, on=NOW, email=f"{name}@voorbeeld.example", name=name)


@pytest.fixture
def person(sign_up: Callable[[str], Person]) -> Person:
    return sign_up("Noor")


@pytest.fixture
def organisation(person: Person) -> Organisation:
    return actions.found_organisation(by=person, on=NOW, name="Voorbeeld BV", kvk="12345678")


@pytest.fixture
def administrator(person: Person, organisation: Organisation) -> Member:
    return queries.member(person.pk, organisation.pk, on=NOW)


@pytest.fixture
def stranger(sign_up: Callable[[str], Person]) -> Member:
    """The administrator of another organisation."""
    other = sign_up("Vreemd")
    elsewhere = actions.found_organisation(by=other, on=NOW, name="Elders BV", kvk="87654321")
    return queries.member(other.pk, elsewhere.pk, on=NOW)


@pytest.fixture
def colleague(administrator: Member, sign_up: Callable[[str], Person]) -> Callable[[str], Member]:
    """Makes somebody with one role in the organisation, by invitation as in life."""

    def joins(role: str) -> Member:
        newcomer = sign_up(role)
        sent = actions.invite(by=administrator, on=NOW, email=newcomer.email, role=role)
        actions.accept_invitation(by=newcomer, on=NOW, token=sent.token)
        return queries.member(newcomer.pk, administrator.organisation, on=NOW)

    return joins


@pytest.fixture(scope="class")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[UUID]:
    """Who shows the demo. It is filled once for all tests of a class; what one of them writes is taken back."""
    from trede.office.server.demo import filled_demo

    with django_db_blocker.unblock(), transaction.atomic():
        yield filled_demo(on=NOW)
        transaction.set_rollback(True)
