# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a counting period ends that a level hangs on: that is told three months before, once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

REACH = timedelta(days=92)
"""Three months: time for a contract, a plan, or another measurement."""


def is_near(ends_on: date, day: date) -> bool:
    return day <= ends_on <= day + REACH


def loss_to_tell(forecast: Mapping[str, Any], day: date) -> date | None:
    """The first day without a level, because periods end, of what ``kept_forecast`` kept; None when it is not near."""
    for loss in forecast.get("losses", ()):
        ends_on = date.fromisoformat(loss["day"])
        if is_near(ends_on, day) and any(cause["end"] == "window" for cause in loss["causes"]):
            return ends_on
    return None
