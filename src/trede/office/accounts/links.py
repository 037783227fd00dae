# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving a link to somebody without an account: a part of whatever action asks them something."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.models import PurposeLink
from trede.office.accounts.rules.links import GIVEN_WITH, HOLDS, Purpose
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.tokens import TOKEN_BYTES, token_checksum
from trede.office.accounts.typed import checked_name
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member

LINKS_A_DAY = 50
"""Of one organisation: mail goes to whoever somebody types in."""


@part
def give_link(
    *, by: Member, on: datetime, purpose: Purpose, case: UUID, topic: str, name: str
) -> tuple[PurposeLink, str]:
    """A link for one topic of a case of ours, and its token, which is kept nowhere; earlier ones for it end.

    Raises NotAllowedError; RefusedError when the name cannot be read, or too many were given today.
    """
    require(by, GIVEN_WITH[purpose], by.organisation)
    today = PurposeLink.objects.filter(organisation=by.organisation, given_at__gt=on - timedelta(days=1))
    if today.count() >= LINKS_A_DAY:
        raise RefusedError([finding("accounts.too-many-links", "email", LINKS_A_DAY)])
    end_links(by.organisation, purpose, case, topic, on=on)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = PurposeLink.objects.create(
        purpose=purpose,
        organisation_id=by.organisation,
        case=case,
        topic=topic,
        name=checked_name(name),
        token_sha256=token_checksum(token),
        given_by=by.actor_id,
        given_at=on,
        expires_at=on + HOLDS[purpose],
    )
    return link, token


@part
def end_links(organisation: UUID, purpose: Purpose, case: UUID, topic: str, *, on: datetime) -> None:
    """Make every link for this topic useless from now on."""
    there = PurposeLink.objects.filter(organisation=organisation, purpose=purpose, case=case, topic=topic)
    there.filter(revoked_at=None).update(revoked_at=on)
