# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every door for files; each gives the one frozen Measurement that scoring defines."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trede.intake.reading import Reading as Reading
    from trede.intake.reading import read as read
    from trede.intake.reading import read_bytes as read_bytes

_DOOR = {"Reading", "read", "read_bytes"}


def __getattr__(name: str) -> object:
    """Load the door when it is asked for: the process that parses a file lives in this room but needs no door."""
    if name not in _DOOR:
        raise AttributeError(name)
    return getattr(import_module("trede.intake.reading"), name)
