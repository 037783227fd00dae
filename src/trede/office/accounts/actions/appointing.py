# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certifying body, or the owner of the scheme: whoever runs trede registers it, nobody makes oneself one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.actions.organisations import checked_kvk
from trede.office.accounts.holding import free_kvk, make_organisation, tell
from trede.office.accounts.letters import write_appointed
from trede.office.accounts.models import Organisation, Person
from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.rules.kinds import JUDGES, Kind
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.journal.rules import System

APPOINTED = "organisation.appointed"


@action
def appoint(*, by: System, on: datetime, kind: Kind, kvk: str, name: str, email: str) -> Organisation:
    """Register a certifying body or the owner of the scheme; the account with this address becomes its administrator
    and gets a letter.

    Raises RefusedError for another kind, a number that is registered, an address without an account, and a second
    owner of the scheme.
    """
    if kind not in JUDGES:
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
    made = make_organisation(person, by=by, on=on, name=name, kvk=number, kind=kind)
    write_appointed(made, person)
    tell(APPOINTED, made.pk, f"organisation:{made.pk}", by=by, on=on, kvk=number, sort=str(kind))
    return made
