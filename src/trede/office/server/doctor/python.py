# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether Python is new enough."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration

OLDEST_PYTHON = (3, 11)


def old(configuration: Configuration) -> list[Finding]:
    """This Python, when it is too old."""
    if sys.version_info >= OLDEST_PYTHON:
        return []
    return [finding("doctor.python-old", "python", ".".join(map(str, sys.version_info[:3])))]
