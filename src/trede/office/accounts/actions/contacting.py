# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter of a visitor to an organisation that is in the register, without showing its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.intake.privacy import masked
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.holding import administrators, tell
from trede.office.accounts.letters import write_contact
from trede.office.accounts.typed import checked_address, checked_name
from trede.office.journal.actions import action
from trede.office.post.allowance import spend

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.journal.rules import System

LETTERS_OF_A_VISITOR = 5
"""A day, to all organisations together."""
LONGEST = 2000
READERS = 3


@action
def write_to_holder(
    *, by: System, on: datetime, kvk: str, name: str, email: str, text: str, visitor: str
) -> None:
    """Pass a visitor's question on to who manages the organisation; nothing of it is kept once it was sent.

    ``visitor`` tells one visitor from another, and is kept as a checksum for a day. Raises NotFoundError when nobody
    has an account with this number, RefusedError for what cannot be sent and for one letter too many.
    """
    organisation = queries.employer_with(kvk)
    if organisation is None:
        raise NotFoundError("No organisation has this number.")
    told = {"name": checked_name(name), "email": checked_address(email), "text": _checked(text)}
    spend(sender=f"contact:{kvk}", address=f"visitor:{visitor}", on=on, most=LETTERS_OF_A_VISITOR)
    for each in administrators(organisation.pk, on=on)[:READERS]:
        write_contact(organisation, each, **told)
    tell("organisation.written-to", organisation.pk, f"organisation:{organisation.pk}", by=by, on=on)


def _checked(text: str) -> str:
    """The question, without a citizen service number. Raises RefusedError."""
    plain = text.strip()
    if not plain or len(plain) > LONGEST:
        raise RefusedError([finding("accounts.question-length", "text", most=LONGEST)])
    if masked(plain) != plain:
        raise RefusedError([finding("accounts.bsn", "text")])
    return plain
