# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telling how far the reading of a long file is, to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[str, int, int], None]
"""Is told a step (``open``, ``rows``, ``columns``), how much of it is done, and of how much; 0 when nobody knows."""


def unwatched(_step: str, _done: int, _total: int) -> None:
    """Nobody waits."""
