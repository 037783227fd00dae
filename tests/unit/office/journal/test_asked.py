# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A question that was asked before is asked with the same SQL; its answer is what Django's own ``values`` gives."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from trede.office.accounts.models import Membership, Organisation
from trede.office.accounts.states import KEPT
from trede.office.journal.asked import rows_of

if TYPE_CHECKING:
    from trede.office.accounts.rules.members import Member


def test_every_owner_is_given_what_django_gives(administrator: Member, stranger: Member) -> None:
    tables = [table for kept in KEPT for table in kept.versions[-1]]
    assert {Organisation, Membership} <= {table.model for table in tables}
    for owner in (administrator.organisation, stranger.organisation, UUID(int=7)):
        for table in tables:
            theirs = table.model._default_manager.filter(**{table.owner: owner})
            asked = rows_of(table.model, table.owner, owner, table.fields)
            assert list(asked) == list(theirs.values(*table.fields)), (table, owner)


def test_without_an_owner_all_rows_are_asked(administrator: Member, stranger: Member) -> None:
    asked = list(rows_of(Organisation, "", None, ("id", "created_at")))
    assert {each["id"] for each in asked} == {administrator.organisation, stranger.organisation}
    assert asked == list(Organisation.objects.values("id", "created_at"))
