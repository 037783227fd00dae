# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes when an organisation ends: contracts that nobody who is still there has to do with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from trede.office.accounts.queries import not_closed
from trede.office.contracts.models import Contract
from trede.office.contracts.states import CONTRACT
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@part
def end_contracts(organisation: UUID, on: datetime) -> dict[str, str]:
    """Its contracts, with those of subcontractors, once the last of all these parties is gone; the states."""
    own = Q(buyer=organisation) | Q(contractor=organisation) | Q(subcontracts__contractor=organisation)
    states: dict[str, str] = {}
    for main in Contract.objects.filter(own, main=None).distinct():
        states |= _without(main, organisation)
    return states


@part
def _without(main: Contract, leaving: UUID) -> dict[str, str]:
    subs = list(main.subcontracts.all())
    parties = {main.buyer, *(each.contractor for each in (main, *subs) if each.contractor)}
    if not_closed(parties - {leaving}):
        return {}
    gone = [each.pk for each in (*subs, main)]
    main.subcontracts.all().delete()
    main.delete()
    return {name: state for each in gone for name, state in CONTRACT.fact(each).items()}
