# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certifying body, or the owner of the scheme: nobody makes oneself one.

Whoever runs trede registers both; the owner of the scheme appoints bodies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.actions.organisations import checked_kvk
from trede.office.accounts.holding import free_kvk, make_organisation
from trede.office.accounts.letters import write_appointed
from trede.office.accounts.models import Organisation, Person
from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.rules.kinds import JUDGES, Kind
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.states import ORGANISATION
from trede.office.journal.actions import action, record
from trede.office.journal.rules import System
from trede.office.post.allowance import spend

if TYPE_CHECKING:
    from datetime import datetime

APPOINTED = "organisation.appointed"


@action
def appoint(
    *, by: System | Member, on: datetime, kind: Kind, kvk: str, name: str, email: str
) -> Organisation:
    """Register a certifying body or the owner of the scheme; the account with this address becomes its administrator
    and gets a letter. A body that the owner of a demo appoints is part of the demo.

    Raises RefusedError for another kind, a number that is registered, an address without an account, and a second
    owner of the scheme.
    """
    is_demo = False
    if isinstance(by, Member):
        require(by, Permission.SCHEME_APPOINT, by.organisation)
        spend(sender=by.actor_id, address=normal(email), on=on)
        is_demo = queries.organisation(by).is_demo
    if kind not in (JUDGES if isinstance(by, System) else {Kind.CERTIFIER}):
        raise RefusedError([finding("accounts.not-appointed", "kind")])
    number, person = (
        free_kvk(checked_kvk(kvk)),
        Person.objects.filter(email=normal(email), is_active=True).first(),
    )
    if person is None:
        raise RefusedError([finding("accounts.nobody-with-address", "email", email)])
    there = Organisation.objects.filter(kind=Kind.SCHEME, is_demo=False).first()
    if kind is Kind.SCHEME and there:
        raise RefusedError([finding("accounts.one-scheme", "kind", there.name)])
    made = make_organisation(person, by=by, on=on, name=name, kvk=number, kind=kind, is_demo=is_demo)
    write_appointed(made, person)
    record(
        APPOINTED,
        by=by,
        on=on,
        subject=f"organisation:{made.pk}",
        organisations=[made.pk, *([by.organisation] if isinstance(by, Member) else [])],
        kvk=number,
        sort=str(kind),
        **ORGANISATION.fact(made.pk),
    )
    return made
