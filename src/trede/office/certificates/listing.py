# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The status lists of this installation, made and signed anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from trede.kernel.canonical import canonical_text
from trede.office.certificates.issuing import issuer, signed_document, stamp, status_url
from trede.office.certificates.queries import places_set
from trede.proofs.status_lists import bits_with, list_document

if TYPE_CHECKING:
    from datetime import datetime

    from trede.proofs.status_lists import Purpose

HOLDS = timedelta(days=7)
"""After so long nobody should rely on a list any more."""


def signed_list(purpose: Purpose, *, on: datetime) -> str:
    """The list of a purpose as it is now: canonical JSON. Raises RefusedError when nothing is signed."""
    document = list_document(
        f"{status_url()}/{purpose}",
        issuer(),
        purpose,
        bits_with(places_set(purpose)),
        valid_from=stamp(on),
        valid_until=stamp(on + HOLDS),
    )
    return canonical_text(signed_document(document, on=on))
