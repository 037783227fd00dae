# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells of the state of things that are kept, laid beside what stands in the database."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from tests.unit.office.tampering import by_hand, without_guards

from trede.kernel.canonical import canonical_text
from trede.office.accounts.models import Membership, Organisation
from trede.office.journal import keeping
from trede.office.journal.actions import STOCK, action, begin_checkpoints, record, take_stock
from trede.office.journal.models import Concern, Event
from trede.office.journal.queries import happened, head, last_of_kind, last_time, tells
from trede.office.journal.rules import System
from trede.office.journal.states import STATE, Changed, Kept, Table, _plain, changed, told, told_nothing_of

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.accounts.rules.members import Member

TREDE = System("test")
NAME = Table(Organisation, "id", ("name",))
HOME = Kept("home", [[NAME], [NAME, Table(Membership, "organisation_id", ("role",))]])
ALL_HOMES = Kept("homes", [[Table(Organisation, "", ("kvk",))]])


@action
def tell(*, by: System, on: datetime, **facts: str) -> None:
    record("person.logged-in", by=by, on=on, subject="thing:1", **facts)


def sum_of(*rows: dict[str, object]) -> str:
    """By hand: the checksum of the rows, each as text, in order."""
    texts = sorted(canonical_text(row) for row in rows)
    return hashlib.sha256(canonical_text(texts).encode()).hexdigest()[:32]


def test_what_was_told_holds_until_a_row_changes(administrator: Member, now: datetime) -> None:
    home = administrator.organisation
    fact = HOME.fact(home)
    roles = f"membership={sum_of({'role': 'administrator'})}"
    assert fact == {f"{STATE}home:{home}": f"2 organisation={sum_of({'name': 'Voorbeeld BV'})} {roles}"}
    tell(by=TREDE, on=now, **fact)
    assert told()[f"home:{home}"] == fact[f"{STATE}home:{home}"]
    assert list(changed(HOME, told())) == []
    Organisation.objects.filter(pk=home).update(name="Anders BV")
    assert list(changed(HOME, told())) == [Changed(f"home:{home}", ["organisation"])]
    Membership.objects.all().delete()
    assert list(changed(HOME, told())) == [Changed(f"home:{home}", ["organisation", "membership"])]


def test_what_nobody_told_of_and_what_is_gone_is_named(administrator: Member) -> None:
    home = administrator.organisation
    assert told_nothing_of(HOME, {}) == HOME.fact(home)
    assert list(changed(HOME, {})) == [Changed(f"home:{home}", ())]
    elsewhere = f"home:{UUID(int=7)}"
    said = {f"home:{home}": HOME.state(home, 2), elsewhere: "1 organisation=x", "other:1": "1 x=y"}
    assert told_nothing_of(HOME, said) == {}
    assert list(changed(HOME, said)) == [Changed(elsewhere, ())]
    empty = said | {elsewhere: HOME.state(UUID(int=7), 2)}
    assert list(changed(HOME, empty)) == [], "it was told that there is nothing"


def test_a_state_of_an_older_version_is_compared_as_it_was(administrator: Member) -> None:
    home = administrator.organisation
    assert list(changed(HOME, {f"home:{home}": HOME.state(home, 1)})) == []


@pytest.mark.parametrize("version", ["0", "3", "-1", "one", ""])
def test_a_state_of_no_version_differs_in_everything(administrator: Member, version: str) -> None:
    said = {f"home:{administrator.organisation}": f"{version} organisation=x"}
    assert list(changed(HOME, said)) == [
        Changed(f"home:{administrator.organisation}", ["organisation", "membership"])
    ]


def test_a_table_without_owner_is_one_thing(administrator: Member) -> None:
    assert ALL_HOMES.owners() == ["all"]
    assert list(changed(ALL_HOMES, told_as(ALL_HOMES.fact("all")))) == []
    nobody = Kept("nobody", [[Table(Membership, "", ("role",))]])
    Membership.objects.all().delete()
    assert nobody.owners() == []


def told_as(facts: dict[str, str]) -> dict[str, str]:
    return {name.removeprefix(STATE): state for name, state in facts.items()}


def test_rows_that_cannot_be_read_are_not_those_that_were_told(
    administrator: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, said = administrator.organisation, told_as(HOME.fact(administrator.organisation))

    def unreadable(*_: object) -> str:
        raise ValueError("a moment that is none")

    monkeypatch.setattr(Table, "checksum", unreadable)
    monkeypatch.setattr(Kept, "state", lambda *_: "")
    assert list(changed(HOME, said)) == [Changed(f"home:{home}", ["organisation", "membership"])]
    monkeypatch.setattr(Kept, "owners", unreadable)
    assert list(changed(HOME, said)) == [Changed("home:?", ("organisation",))]


def test_values_are_told_as_documents_have_them(now: datetime) -> None:
    one = UUID(int=1)
    brought = {"on": date(2026, 1, 2), "at": now, "of": [one, memoryview(b"x")], "n": 3}
    assert _plain(brought) == {
        "on": "2026-01-02",
        "at": "2026-11-02T09:30:00.000000Z",
        "of": [str(one), hashlib.sha256(b"x").hexdigest()],
        "n": 3,
    }


def test_an_event_without_facts_tells_no_state(now: datetime) -> None:
    tell(by=TREDE, on=now, **{f"{STATE}home:1": "1 x=y"})
    without_guards()
    by_hand("UPDATE journal_event SET facts = '[1]'")
    assert told() == {}


def test_stock_is_taken_once_and_told(now: datetime, administrator: Member) -> None:
    assert not keeping.stock_was_taken()
    take_stock(by=TREDE, on=now, states=HOME.fact(administrator.organisation))
    assert keeping.stock_was_taken()
    newest = head()
    assert newest is not None
    assert last_of_kind(STOCK) == newest
    assert (newest.facts["things"], len(newest.organisations)) == (1, 0)
    assert last_of_kind("nothing.of-the-kind") is None
    assert not keeping.were_begun()
    begin_checkpoints(by=TREDE, on=now, key="a key")
    assert keeping.were_begun()


def test_what_happened_is_found_by_whom_it_concerns(administrator: Member, now: datetime) -> None:
    home, other = administrator.organisation, UUID(int=7)

    @action
    def invite(*, by: System, on: datetime) -> None:
        record("person.logged-in", by=by, on=on, subject="thing:1", organisations=(home,), role="signatory")

    assert last_time(home, "thing:1", "person.logged-in") is None
    invite(by=TREDE, on=now)
    assert last_time(home, "thing:1", "person.logged-in") == now
    assert happened(home, "thing:1", "person.logged-in", role="signatory")
    assert not happened(home, "thing:1", "person.logged-in", role="adviser")
    assert not happened(other, "thing:1", "person.logged-in")
    asked = {"by": TREDE.actor_id, "on": now, "subject": "thing:1"}
    assert tells("person.logged-in", **asked, organisation=home, role="signatory")
    assert not tells("person.logged-in", **asked, organisation=home, role="adviser")
    assert not tells("person.logged-in", **asked, organisation=other)
    newest = Event.objects.latest("number")
    assert str(newest) == f"{newest.number} person.logged-in"
    assert str(Concern.objects.get(event=newest)) == f"{newest.number} {home}"
