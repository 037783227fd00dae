# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the actions of this room get hold of a contract, and tell the journal about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.rules.kvk import normal_kvk
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.contracts.models import Contract
from trede.office.contracts.queries import existing
from trede.office.contracts.rules import with_line
from trede.office.contracts.states import CONTRACT
from trede.office.journal.actions import record
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.journal.rules import Actor, Fact


def of_buyer(by: Member, contract: UUID) -> Contract:
    """A contract of this buyer, to change. Raises NotFoundError, NotAllowedError."""
    require(by, Permission.CONTRACT_BUY, by.organisation)
    return existing(Contract.objects.filter(pk=contract, buyer=by.organisation).first())


def of_contractor(by: Member, contract: UUID) -> Contract:
    """A contract that was shown to this employer, to declare in. Raises NotFoundError, NotAllowedError."""
    require(by, Permission.CONTRACT_REPORT, by.organisation)
    return existing(Contract.objects.filter(pk=contract, contractor=by.organisation).first())


def checked_number(kvk: str) -> str:
    """A KvK number in one form. Raises RefusedError."""
    if (number := normal_kvk(kvk)) is None:
        raise RefusedError([finding("accounts.kvk-wrong", "kvk", kvk)])
    return number


def check_main(contract: Contract, code: str) -> None:
    """Raises RefusedError for what a subcontractor does."""
    if contract.main_id is not None:
        raise RefusedError([finding(code, "contract")])


def check_new(contractor: str, place: str, **same: object) -> None:
    """Raises RefusedError when such a contract is there already: somebody pressed twice, or a colleague was first."""
    if Contract.objects.filter(**same).exists():
        raise RefusedError([finding("contracts.there-already", place, contractor)])


def check_version(contract: Contract, seen: str) -> None:
    """Raises RefusedError when another version stands there than the one that was seen."""
    if seen != contract.version:
        raise RefusedError([finding("contracts.changed-meanwhile", "seen")])


@part
def declare_more(found: Contract, kind: str, line: object, *, by: Member, on: datetime) -> None:
    """One line more of what the contractor keeps for itself; the buyer reads it once it is reported."""
    found.declared = with_line(found.declared, kind, line)
    found.save(update_fields=["declared"])
    tell("contract.declared", found, by=by, on=on, to_buyer=False)


@part
def tell(
    kind: str, found: Contract, *, by: Actor, on: datetime, to_buyer: bool = True, **facts: Fact
) -> None:
    """Record an event about a contract: for the contractor that sees it, and for the buyer unless it is private."""
    concerned = [*([found.buyer] if to_buyer else []), *([found.contractor] if found.contractor else [])]
    record(
        kind,
        by=by,
        on=on,
        subject=f"contract:{found.pk}",
        organisations=concerned,
        name=found.name,
        **facts,
        **CONTRACT.fact(found.pk),
    )
