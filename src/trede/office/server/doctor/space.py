# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether there is room on the disk for a good while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.office.work.disk import free_bytes

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration

ENOUGH_BYTES = 500 * 1024 * 1024


def short(configuration: Configuration) -> list[Finding]:
    """How little is left, when it is too little."""
    free = free_bytes(configuration.data)
    return [finding("doctor.disk-full", "space", free // 2**20)] if free < ENOUGH_BYTES else []
