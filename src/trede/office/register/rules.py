# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a listing says, without Django."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Held:
    """One organisation at one level from the first day to the last, both included.

    ``level`` is one of the edition (``trede-1``); ``is_sw`` says that it is a sheltered workplace.
    """

    kvk: str
    name: str
    place: str
    level: str
    first_day: date
    last_day: date
    is_sw: bool = False

    def on(self, day: date) -> bool:
        """Whether it held on this day."""
        return self.first_day <= day <= self.last_day
