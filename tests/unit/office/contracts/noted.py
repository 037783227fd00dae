# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A buyer with a contract, and the employer that does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from trede.office.accounts import actions as accounts
from trede.office.accounts import queries as people
from trede.office.accounts.rules.kinds import Kind
from trede.office.contracts import actions
from trede.office.contracts.models import Contract
from trede.office.contracts.rules import Told
from trede.office.journal.rules import System

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.accounts.rules.members import Member

TREDE = System("test")
TOLD = Told(
    name="Schoonmaak",
    rule="haaglanden-2023",
    kind="services",
    value_cents=100_000_000,
    tender=date(2025, 11, 1),
    first=date(2026, 1, 1),
    last=date(2027, 12, 31),
)


def buyer(on: datetime, *, name: str = "Gemeente", kvk: str = "30000001", mark: str = "inkoper") -> Member:
    """The contract manager of a buyer."""
    boss = accounts.sign_up(by=TREDE, on=on, email=f"{mark}-baas@voorbeeld.example", name="Baas")
    made = accounts.found_organisation(by=boss, on=on, name=name, kvk=kvk, kind=Kind.BUYER)
    newcomer = accounts.sign_up(by=TREDE, on=on, email=f"{mark}@voorbeeld.example", name="Inkoper")
    by = people.member(boss.pk, made.pk, on=on)
    sent = accounts.invite(by=by, on=on, email=newcomer.email, role="contract-manager")
    accounts.accept_invitation(by=newcomer, on=on, token=sent.token)
    return people.member(newcomer.pk, made.pk, on=on)


@dataclass(frozen=True)
class Noted:
    """Both sides of a contract, shown to the contractor."""

    buyer: Member
    contractor: Member
    contract: Contract
    on: datetime

    @property
    def at_buyer(self) -> dict[str, Any]:
        return {"by": self.buyer, "on": self.on, "contract": self.contract.pk}

    @property
    def at_contractor(self) -> dict[str, Any]:
        return {"by": self.contractor, "on": self.on, "contract": self.contract.pk}

    @property
    def seen(self) -> dict[str, str]:
        return {"seen": self.now.version}

    @property
    def now(self) -> Contract:
        return Contract.objects.get(pk=self.contract.pk)


def noted(by: Member, contractor: Member, on: datetime, told: Told = TOLD) -> Noted:
    """A contract that was shown."""
    kvk = people.organisation(contractor).kvk
    made = actions.add_contract(by=by, on=on, kvk=kvk, contractor="Voorbeeld BV", told=told)
    actions.show_contract(by=by, on=on, contract=made.pk)
    return Noted(by, contractor, made, on)
