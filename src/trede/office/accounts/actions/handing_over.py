# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A KvK number that somebody registered who may not have it: whoever runs trede gives it to whom it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.actions.organisations import checked_kvk
from trede.office.accounts.holding import administrators, make_organisation
from trede.office.accounts.letters import write_number_given, write_number_taken
from trede.office.accounts.models import Organisation, Person
from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.states import ORGANISATION
from trede.office.journal.actions import action, record

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.journal.rules import System


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The name of who had the number, and the organisation that has it now."""

    before: str
    now: Organisation


@action
def hand_over_kvk(*, by: System, on: datetime, kvk: str, email: str, name: str) -> HandedOver:
    """Register ``name`` with this number, with whoever has this address as administrator.

    The organisation that had the number keeps all else, has no number, and cannot measure before it has its own. The
    administrators of both get a letter. Raises RefusedError when nobody has the number, nobody the address, or this
    person is administrator there.
    """
    before = Organisation.objects.filter(kvk=(number := checked_kvk(kvk))).order_by("created_at").first()
    if before is None:
        raise RefusedError([finding("accounts.kvk-free", "kvk", number)])
    person = Person.objects.filter(email=normal(email), is_active=True).first()
    if person is None:
        raise RefusedError([finding("accounts.nobody-with-address", "email", email)])
    losing = administrators(before.pk, on=on)
    if person in losing:
        raise RefusedError([finding("accounts.kvk-theirs", "email", email)])
    Organisation.objects.filter(pk=before.pk).update(kvk="")
    now = make_organisation(person, by=by, on=on, name=name, kvk=number)
    for each in losing:
        write_number_taken(before, each)
    write_number_given(now, person)
    record(
        "organisation.number-handed-over",
        by=by,
        on=on,
        subject=f"organisation:{now.pk}",
        organisations=[before.pk, now.pk],
        kvk=number,
        **ORGANISATION.fact(before.pk),
        **ORGANISATION.fact(now.pk),
    )
    return HandedOver(before.name, now)
