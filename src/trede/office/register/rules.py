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

    ``level`` is one of the edition (``trede-1``); ``is_sw`` says that it is a sheltered workplace, ``thirty_plus`` that
    this is the separate certificate 30+. From the day ``ended_on`` it no longer holds.
    """

    kvk: str
    name: str
    place: str
    level: str
    first_day: date
    last_day: date
    is_sw: bool = False
    thirty_plus: bool = False
    ended_on: date | None = None

    def on(self, day: date) -> bool:
        """Whether it held on this day."""
        return self.first_day <= day <= self.last_day and (self.ended_on is None or day < self.ended_on)
