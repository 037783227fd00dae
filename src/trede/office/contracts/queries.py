# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading contracts: a buyer sees what was reported of its own, a contractor what it declared of those shown to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.contracts.models import Contract
from trede.office.contracts.rules import contract_of, joined, periods
from trede.office.register.queries import held_by
from trede.scheme.buyer_rules import buyer_rules
from trede.social_return.certificate import level_on
from trede.social_return.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.contracts.rules import Lines
    from trede.office.register.rules import Held

SETTLED = timedelta(days=92)
"""How long after its last day a change of the certificate is still told."""


@dataclass(frozen=True, slots=True)
class ContractLine:
    """A contract with the names of both sides, where it stands, and the level that is held today (or ``none``)."""

    row: Contract
    buyer: str
    contractor: str
    standing: Standing
    level: str

    @property
    def is_sub(self) -> bool:
        return self.row.main_id is not None


@dataclass(frozen=True, slots=True)
class Totals:
    """Over several contracts, in cents: what is asked where that can be said, what is still to do, and of how many it
    cannot be said."""

    asked_cents: int
    still_cents: int
    unknown: int


def of_buyer(by: Member, *, on: datetime) -> list[ContractLine]:
    """Every contract of this buyer with what was reported, by contractor; below each its subcontractors."""
    require(by, Permission.CONTRACT_BUY, by.organisation)
    rows = Contract.objects.filter(buyer=by.organisation).select_related("main")
    return _lines(list(rows), on, declared=False)


def one_of_buyer(by: Member, contract: UUID, *, on: datetime) -> ContractLine:
    """One of those. Raises NotFoundError, NotAllowedError."""
    require(by, Permission.CONTRACT_BUY, by.organisation)
    found = existing(Contract.objects.filter(pk=contract, buyer=by.organisation).first())
    return _lines([found], on, declared=False)[0]


def subcontracts(by: Member, contract: UUID, *, on: datetime) -> list[ContractLine]:
    """What subcontractors do of a contract of this buyer. Raises NotFoundError, NotAllowedError."""
    require(by, Permission.CONTRACT_BUY, by.organisation)
    rows = Contract.objects.filter(main=contract, buyer=by.organisation).select_related("main")
    return _lines(list(rows), on, declared=False)


def of_contractor(by: Member, *, on: datetime) -> list[ContractLine]:
    """Every contract that was shown to this employer, over all its buyers, with what it declared itself."""
    require(by, Permission.CONTRACT_VIEW, by.organisation)
    rows = Contract.objects.filter(contractor=by.organisation).select_related("main").order_by("first", "id")
    return _lines(list(rows), on, declared=True)


def one_of_contractor(by: Member, contract: UUID, *, on: datetime) -> ContractLine:
    """One of those. Raises NotFoundError, NotAllowedError."""
    require(by, Permission.CONTRACT_VIEW, by.organisation)
    found = existing(Contract.objects.filter(pk=contract, contractor=by.organisation).first())
    return _lines([found], on, declared=True)[0]


def totals(lines: Iterable[ContractLine]) -> Totals:
    """Over the contracts themselves: what a subcontractor does counts with the main one."""
    mains = [each.standing for each in lines if not each.is_sub]
    return Totals(
        sum(each.asked.known_cents for each in mains),
        sum(each.still_cents or 0 for each in mains),
        sum(each.asked.cents is None for each in mains),
    )


def existing(found: Contract | None) -> Contract:
    """The contract. Raises NotFoundError when there is none."""
    if found is None:
        raise NotFoundError("There is no such contract.")
    return found


def level_today(kvk: str, day: date) -> str:
    """The level that the register has for this number on a day, or ``none``."""
    return level_on(periods(held_by([kvk]).get(kvk, ())), day.toordinal())


def to_tell(day: date) -> list[UUID]:
    """The contracts that run, or ended a short while ago, whose contractor holds another level than was told."""
    running = Contract.objects.filter(first__lte=day, last__gte=day - SETTLED)
    rows = list(running.values_list("pk", "contractor_kvk", "level_told"))
    held = held_by(kvk for _, kvk, _ in rows)
    return [
        key
        for key, kvk, told in rows
        if level_on(periods(held.get(kvk, ())), day.toordinal()) != (told or "none")
    ]


def _lines(rows: Sequence[Contract], on: datetime, *, declared: bool) -> list[ContractLine]:
    held = held_by(each.contractor_kvk for each in rows)
    names = people.organisation_names(each.buyer for each in rows)
    below = _reported_below(rows)
    return [
        _line(each, names[each.buyer], held.get(each.contractor_kvk, []), below, on, declared=declared)
        for each in rows
    ]


def _reported_below(rows: Sequence[Contract]) -> Mapping[UUID, list[Lines]]:
    """What subcontractors reported, by the contract that it belongs to."""
    found: dict[UUID, list[Lines]] = {}
    for each in Contract.objects.filter(main__in=[row.pk for row in rows]):
        if each.main_id is not None:
            found.setdefault(each.main_id, []).append(each.reported)
    return found


def _line(
    row: Contract,
    buyer: str,
    held: Sequence[Held],
    below: Mapping[UUID, list[Lines]],
    on: datetime,
    *,
    declared: bool,
) -> ContractLine:
    """Of a subcontractor the value, days and rule are those of the contract that it belongs to."""
    main, day = row.main or row, dutch_day(on)
    own = row.declared if declared else row.reported
    contract = contract_of(
        main.told,
        joined([own, *below.get(row.pk, [])]),
        main.extensions,
        main.filled,
        held,
        row.reported_until,
        sub=row.main_id is not None,
    )
    found = standing(contract, buyer_rules()[main.rule], day.toordinal())
    level = level_on(contract.held, day.toordinal())
    return ContractLine(row, buyer, row.contractor_name, found, level)
