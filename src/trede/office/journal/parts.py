# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What actions are composed of: a part writes, or holds what is about to change, and records no event itself.

An action is one thing that a person did, so it calls no other action. What two actions share is a part, also one of a
lower room: a letter in the outbox, a role that is held from now on.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from trede.office.journal.actions import in_action

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

PARTS: dict[str, Callable[..., object]] = {}
"""Every part by its dotted name; a test sees to it that whatever writes is an action or stands here."""


def part(write: Callable[P, T]) -> Callable[P, T]:
    """Make a function a part: it belongs to the transaction and the event of the action that calls it.

    Raises RuntimeError outside an action, where a write would have no actor, no event and no transaction.
    """

    @wraps(write)
    def taking_part(*args: P.args, **kwargs: P.kwargs) -> T:
        if not in_action():
            raise RuntimeError(f"{write.__qualname__} is called outside an action")
        return write(*args, **kwargs)

    PARTS[f"{write.__module__}.{write.__qualname__}"] = taking_part
    return taking_part
