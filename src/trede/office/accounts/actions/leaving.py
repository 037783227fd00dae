# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going away: somebody who erases an account, and an organisation that is closed.

What others rely on stays: events, what was signed, certificates. They name people by an id, and behind that id there
is nobody any more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.forgetting import States, end_assignments, forget_person
from trede.office.accounts.holding import on_our_turn
from trede.office.accounts.letters import invitation_letter
from trede.office.accounts.models import (
    Assignment,
    Entity,
    Invitation,
    Membership,
    Organisation,
    Person,
    PurposeLink,
)
from trede.office.accounts.rules.kinds import CAN_CLOSE
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import Administrator
from trede.office.accounts.states import LINKS, ORGANISATION
from trede.office.journal.actions import action, record
from trede.office.journal.parts import part
from trede.office.post.forgetting import forget_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


Ending = Callable[[UUID, datetime], Mapping[str, str]]
"""What another room does when an organisation ends: a part of the action, that gives the states of what it changed. It
raises RefusedError while something of the organisation still runs."""
Relying = Callable[[UUID, str], bool]
"""What another room says: whether others rely on what this organisation did with this KvK number."""


@action
def erase_account(*, by: Person, on: datetime) -> None:
    """Erase one's own account: name, address, ways to log in, and every role.

    Raises RefusedError for the last administrator of an organisation: somebody else, or nobody, must come first;
    NotFoundError when it was erased before.
    """
    if not Person.objects.filter(pk=by.pk, is_active=True).exists():
        raise NotFoundError("This account was erased.")
    if alone := _administers_alone(by, on):
        raise RefusedError([finding("accounts.administers-alone", "account", alone)])
    organisations, states = forget_person(by, on)
    record("person.erased", by=by, on=on, subject=by.actor_id, organisations=organisations, **states)


def _administers_alone(person: Person, on: datetime) -> str:
    """The name of an organisation that nobody would administer any more; empty when there is none."""
    held = Membership.objects.filter(Membership.on(on_our_turn(on)), role=Administrator.key)
    for each in held.filter(person=person).select_related("organisation"):
        others = held.filter(organisation=each.organisation_id, until=None, person__is_active=True)
        if not others.exclude(person=person).exists():
            return each.organisation.name
    return ""


@action
def close_organisation(
    *, by: Member, on: datetime, name: str, endings: Sequence[Ending], relying: Sequence[Relying]
) -> None:
    """End an organisation, by typing its ``name``: nobody works in it or looks at it any more.

    What is public stays, and what was signed. As long as others rely on that its KvK number stays taken, and who comes
    after is registered by whoever runs trede; otherwise it goes, with those of its entities. Raises RefusedError for
    another name, for a certifying body or the owner of the scheme, and for what an ending refuses; NotFoundError when
    it was closed before.
    """
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    queries.member(by.person, by.organisation, on=on_our_turn(on))
    there = queries.organisation(by)
    if there.kind not in CAN_CLOSE:
        raise RefusedError([finding("accounts.close-elsewhere", "name")])
    if " ".join(name.split()) != " ".join(there.name.split()):
        raise RefusedError([finding("accounts.other-name", "name", there.name)])
    states: States = {}
    for ending in endings:
        states |= ending(by.organisation, on)
    if not any(each(by.organisation, there.kvk) for each in relying):
        _forget_numbers(by.organisation)
    states |= _end_access(by.organisation, on)
    subject = f"organisation:{by.organisation}"
    record("organisation.closed", by=by, on=on, subject=subject, organisations=[by.organisation], **states)


@part
def _forget_numbers(organisation: UUID) -> None:
    """They are of nobody any more, and whoever they belong to may come back with them."""
    Organisation.objects.filter(pk=organisation).update(kvk="")
    Entity.objects.filter(organisation=organisation).delete()


@part
def _end_access(organisation: UUID, on: datetime) -> States:
    """Roles, invitations, links and assignments; names in links are forgotten."""
    moment = on_our_turn(on)
    Membership.objects.filter(Membership.on(moment), organisation=organisation).update(until=on)
    open_ones = Invitation.objects.filter(organisation=organisation, accepted_at=None, withdrawn_at=None)
    for each in list(open_ones.values_list("pk", flat=True)):
        forget_letters(invitation_letter(each))
    open_ones.update(withdrawn_at=on, email="")
    links = PurposeLink.objects.filter(organisation=organisation)
    cases = sorted(set(links.values_list("case", flat=True)))
    links.filter(revoked_at=None).update(revoked_at=on)
    links.update(name="")
    ours = Q(organisation=organisation) | Q(home=organisation)
    states = end_assignments(Assignment.objects.filter(ours), on) | _states_of_links(cases)
    return states | ORGANISATION.fact(organisation)


def _states_of_links(cases: Iterable[UUID]) -> States:
    return {name: state for case in cases for name, state in LINKS.fact(case).items()}
