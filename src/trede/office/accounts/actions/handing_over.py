# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A KvK number that somebody registered who may not have it: whoever runs trede gives it to whom it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.actions.organisations import checked_kvk
from trede.office.accounts.holding import administrators, make_organisation, on_our_turn
from trede.office.accounts.letters import write_number_given, write_number_taken
from trede.office.accounts.models import Organisation, Person
from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.states import ORGANISATION
from trede.office.journal.actions import action, record

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.journal.rules import System

HANDED_OVER = "organisation.number-handed-over"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The names of who had the number, and the organisation that has it now."""

    before: str
    now: Organisation


@action
def hand_over_kvk(*, by: System, on: datetime, kvk: str, email: str, name: str) -> HandedOver:
    """Register ``name`` with this number, with whoever has this address as administrator.

    The organisation that had the number keeps all else, has no number, and cannot measure before it has its own. The
    administrators of both get a letter. Raises RefusedError when nobody has the number, nobody the address, or this
    person is administrator there.
    """
    number, person = checked_kvk(kvk), Person.objects.filter(email=normal(email), is_active=True).first()
    holding = Organisation.objects.filter(kvk=number).order_by("created_at")  # older data may have it twice
    before = list(holding)
    losing = [(each, one) for each in before for one in administrators(each.pk, on=on_our_turn(on))]
    if not before:
        raise RefusedError([finding("accounts.kvk-free", "kvk", number)])
    if person is None:
        raise RefusedError([finding("accounts.nobody-with-address", "email", email)])
    if any(one == person for _, one in losing):
        raise RefusedError([finding("accounts.kvk-theirs", "email", email)])
    Organisation.objects.filter(kvk=number).update(kvk="")
    now = make_organisation(person, by=by, on=on, name=name, kvk=number)
    for each, one in losing:
        write_number_taken(each, one)
    write_number_given(now, person)
    _record(by, on, [*before, now], number)
    return HandedOver(", ".join(each.name for each in before), now)


def _record(by: System, on: datetime, concerned: list[Organisation], kvk: str) -> None:
    """One event for all of them; the last one has the number now."""
    keys, subject = [each.pk for each in concerned], f"organisation:{concerned[-1].pk}"
    states = {name: state for each in keys for name, state in ORGANISATION.fact(each).items()}
    record(HANDED_OVER, by=by, on=on, subject=subject, organisations=keys, kvk=kvk, **states)
