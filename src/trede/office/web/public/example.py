# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A result of invented figures, for whoever has none yet."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from trede.kernel.periods import Period
from trede.reports.conclusion import conclusion
from trede.reports.ladder import ladder
from trede.reports.result import result
from trede.scheme import open_shelf
from trede.scoring import Employment, Measurement, Organisation, score

if TYPE_CHECKING:
    from trede.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class Example:
    """A ladder (SVG) and what it says in words."""

    ladder: str
    conclusion: str


@cache
def example_standing(language: Language) -> Example:
    """One of thirteen people counts, by the oldest handbook: drawn as it is for a real result."""
    edition = open_shelf().load("pso-1.6")
    year = Period(736695, 737059)
    person = Employment(0, "P001", "regular", 3600, 4000, year.first, year.last, position="wajong")
    measurement = Measurement(
        Organisation("Voorbeeld BV", "69599068"), year, (person,), total_fte=Fraction(13)
    )
    shown = result(measurement, score(edition, measurement), edition, language)
    return Example(ladder(shown, caption=False, id_="example"), conclusion(shown))
