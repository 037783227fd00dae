# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every action of every room, to put something in the place of each, and to see which were done."""

from __future__ import annotations

import pkgutil
import sys
from functools import wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Act = Callable[..., Any]

NAMED_IN = ("trede.office.", "tests.integration.office.cases_of_")


def every_action() -> Mapping[str, Act]:
    """By its dotted name; also of rooms that nobody imported yet."""
    import trede.office
    from trede.office.journal.actions import ACTIONS

    for _, name, _ in pkgutil.walk_packages(trede.office.__path__, "trede.office."):
        if name.endswith(".actions") or ".actions." in name:
            import_module(name)
    return ACTIONS


def in_place_of_each(instead: Callable[[str, Act], Act]) -> None:
    """Wherever an action is named, name what ``instead`` makes of it."""
    actions = every_action()
    made: dict[str, Act] = {}
    for place in [each for name, each in sys.modules.copy().items() if name.startswith(NAMED_IN)]:
        for name, value in vars(place).copy().items():
            dotted = f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}"
            if dotted in actions and callable(value):
                made.setdefault(dotted, instead(dotted, value))
                setattr(place, name, made[dotted])


def noticed(done: set[str]) -> None:
    """From here on the names of actions that came back go into ``done``."""

    def noticing(name: str, act: Act) -> Act:
        @wraps(act)
        def acting(*args: Any, **kwargs: Any) -> Any:
            outcome = act(*args, **kwargs)
            done.add(name)
            return outcome

        return acting

    in_place_of_each(noticing)
