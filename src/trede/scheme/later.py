# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known of handbooks whose text was not found, and which edition stands in for them from which day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from trede.scheme.edition import Unread
from trede.scheme.facts import UNCERTAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.scheme.edition import Edition


@dataclass(frozen=True, slots=True)
class Later:
    """The day of the year on which handbooks take effect, the numbers of those not found, and since when the norms
    are probably higher than the table that was published."""

    month: int
    day: int
    numbers: Mapping[date, str]
    norms_raised_from: date

    def after(self, day: date) -> date:
        """The first day after this one on which a handbook takes effect."""
        this_year = date(day.year, self.month, self.day)
        return this_year if this_year > day else this_year.replace(year=day.year + 1)


@cache
def later_handbooks() -> Later:
    """The data of ``later.toml``."""
    data = tomllib.loads(files("trede.scheme").joinpath("later.toml").read_text(encoding="utf-8"))
    numbers = {date.fromisoformat(day): number for day, number in data["numbers"].items()}
    return Later(data["yearly"]["month"], data["yearly"]["day"], numbers, data["norms"]["raised_from"])


def with_later(edition: Edition, in_force: Iterable[date]) -> Edition:
    """The edition with what is known of handbooks after it; ``in_force`` of every edition on the shelf."""
    later = later_handbooks()
    following = later.after(edition.in_force)
    read = any(edition.in_force < day <= following for day in in_force)
    borrows = edition.norms.table.basis == "published" and edition.rules["norms.edition"].basis in UNCERTAIN
    return replace(
        edition,
        unread=None if read else Unread(later.numbers.get(following, ""), following),
        norms_raised_from=later.norms_raised_from if borrows else None,
    )
