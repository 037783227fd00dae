# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of: an organisation with everybody in it, assignments, the links of a case."""

from __future__ import annotations

from trede.office.accounts.models import Assignment, Entity, Invitation, Membership, Organisation, PurposeLink
from trede.office.journal.states import Kept, Table

ORGANISATION = Kept(
    "organisation",
    [
        [
            Table(Organisation, "id", ("id", "kind", "name", "kvk", "created_at", "is_demo")),
            Table(Entity, "organisation", ("id", "name", "kvk")),
            Table(Membership, "organisation", ("person", "role", "since", "until", "given_by", "team")),
            Table(Invitation, "organisation", ("id", "role", "token_sha256", "accepted_at", "withdrawn_at")),
        ]
    ],
)
ASSIGNMENT = Kept(
    "assignment",
    [
        [
            Table(
                Assignment,
                "id",
                ("person", "home", "organisation", "case", "permission", "since", "until", "given_by"),
            )
        ]
    ],
)
TELLS = ("purpose", "organisation", "topic", "name", "token_sha256")
LINKS = Kept(
    "links",
    [[Table(PurposeLink, "case", ("id", *TELLS, "given_by", "given_at", "expires_at", "revoked_at"))]],
)
KEPT = (ORGANISATION, ASSIGNMENT, LINKS)
