# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Results made by hand: what a report shows must not depend on how a score was computed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.kernel.findings import Finding
from trede.kernel.periods import Period
from trede.kernel.receipts import Receipt
from trede.reports.result import Result, result
from trede.scheme import open_shelf
from trede.scoring.measurement import Employment, Measurement, Organisation, Purchase
from trede.scoring.score import Next, Score, Step, ThirtyPlus
from trede.scoring.scorer import score

if TYPE_CHECKING:
    from trede.scheme import Language

YEAR = Period(736695, 737059)  # 2018
MEASUREMENT = Measurement(
    Organisation("Voorbeeld BV", "69599068"),
    YEAR,
    (Employment(0, "P001", "regular", 3200, 4000, YEAR.first, YEAR.last, position="wajong"),),
    total_fte=Fraction(20),
)
SCORE = Score(
    edition="pso-1.6",
    total_fte=Fraction(20),
    norm_size=20,
    weighted_fte=Fraction("1.205"),
    direct=Fraction("0.06025"),
    indirect_fte=Fraction(0),
    indirect=Fraction(0),
    counted_indirect=Fraction(0),
    level="trede-1",
    norms={"trede-1": Fraction("0.057"), "trede-2": Fraction("0.073"), "trede-3": Fraction("0.108")},
    next=Next("trede-2", Fraction("0.01275"), 255_000),
    thirty_plus=ThirtyPlus(reached=False, share=Fraction("0.04123711"), regular_share=Fraction("0.04123711")),
    banenafspraak_jobs=Fraction("1.254902"),
    findings=(),
    assumptions=("norms.size-rounding", "norms.threshold-inclusive"),
    explanation=(Step("total.share", "published", {"direct": "6.025000"}, "6.025000"),),
    receipt=Receipt("a" * 64, "b" * 64, "trede 0.1.0"),
)


def example(language: Language = "nl", **changes: Any) -> Result:
    """The example of the score format, with fields of the score changed."""
    edition = open_shelf().load("pso-1.6")
    return result(MEASUREMENT, replace(SCORE, **changes), edition, language)


def warning(place: str, code: str = "employment.outside-year", **table: Any) -> Finding:
    return Finding(
        code, "warning", place, None, "Deze rij telt niet mee.", "This row does not count.", **table
    )


def purchase(**changes: Any) -> Purchase:
    order = Purchase(
        0,
        "F-1",
        "Groen BV",
        "12345678",
        "pso",
        YEAR.first,
        10_000_000,
        Fraction(2_000_000),
        Fraction(25),
        Fraction(8),
    )
    return replace(order, **changes)


def employed(ref: str, position: str | None = None, **changes: Any) -> Employment:
    """Full-time, regular, all of the reference year."""
    employment = Employment(0, ref, "regular", 4000, 4000, YEAR.first, YEAR.last, position=position)
    return replace(employment, **changes)


def measured(
    *employments: Employment, edition: str = "pso-1.6", language: Language = "nl", **changes: Any
) -> Result:
    """A result scored by the reference engine, all staff listed."""
    measurement = replace(MEASUREMENT, employments=employments, **{"total_fte": None, **changes})
    rules = open_shelf().load(edition)
    return result(measurement, score(rules, measurement), rules, language)
