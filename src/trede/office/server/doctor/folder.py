# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the data folder is there, and ours to write in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def unusable(configuration: Configuration) -> list[Finding]:
    """The folder, when it is missing or closed to us."""
    place = configuration.data
    if not place.is_dir():
        return [finding("doctor.folder-missing", "folder", place)]
    if not os.access(place, os.W_OK | os.X_OK):
        return [finding("doctor.folder-closed", "folder", place)]
    return []
