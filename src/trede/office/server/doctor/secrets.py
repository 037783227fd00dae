# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the keys fit what the database holds encrypted, and what everybody knows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def unreadable(configuration: Configuration) -> list[Finding]:
    """How many second factors no key fits; and keys to sign with of which nobody knows the other half."""
    from trede.office.accounts import encryption
    from trede.office.server.signing.keyfile import fit

    count, signing, public = (
        encryption.unreadable(),
        configuration.signing_keys_file,
        configuration.public_keys_file,
    )
    found = [finding("doctor.secrets-unreadable", "secrets", count)] if count else []
    if signing.is_file() and public.is_file() and not fit(signing, public):  # public ones are made at a start
        found.append(finding("doctor.signing-keys-other", "secrets", signing))
    return found
