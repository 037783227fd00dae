# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether nobody else can read the keys."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from pathlib import Path

    from trede.office.server.configuration import Configuration


def readable(configuration: Configuration) -> list[Finding]:
    """The first key, or their folder, that is open to others; Windows has other rules."""
    if os.name == "nt" or not configuration.keys.is_dir():
        return []
    found = [path for path in (configuration.keys, *configuration.keys.iterdir()) if _open_to_others(path)]
    return [finding("doctor.keys-readable", "keys", found[0])] if found else []


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o077)
