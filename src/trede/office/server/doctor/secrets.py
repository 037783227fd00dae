# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the keys fit what the database holds encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def unreadable(configuration: Configuration) -> list[Finding]:
    """How many second factors no key fits."""
    from trede.office.accounts import encryption

    count = encryption.unreadable()
    return [finding("doctor.secrets-unreadable", "secrets", count)] if count else []
