# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a restore was interrupted halfway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.office.server.backup.placing import unfinished

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def halfway(configuration: Configuration) -> list[Finding]:
    """That it is, until the next start."""
    return [finding("doctor.restore-unfinished", "restore")] if unfinished(configuration) else []
