# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The score as a document in the format ``trede/score/1`` (schema: ``schema/score-1.json``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.kernel.values import fixed, scaled_text
from trede.scoring.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

    from trede.scheme.edition import Edition
    from trede.scoring.score import Next, Score, Step

FORMAT = "trede/score/1"


def score_document(
    score: Score, edition: Edition, gather: Callable[[Iterator[dict[str, Any]]], object] = list
) -> dict[str, Any]:
    """Every figure of the score with 6 places, half up; norms with 1.

    ``gather`` makes a list of the steps of the explanation; with ``iter`` they are made while they are written.
    """
    return {
        "format": FORMAT,
        "edition": score.edition,
        "size": {"total_fte": fixed(score.total_fte), "norm_size": score.norm_size},
        "direct": {"weighted_fte": fixed(score.weighted_fte), "percent": _percent(score.direct)},
        "indirect": {
            "fte": fixed(score.indirect_fte),
            "percent": _percent(score.indirect),
            "counted_percent": _percent(score.counted_indirect),
        },
        "total_percent": _percent(score.total),
        "level": score.level,
        "norms": {level: fixed(norm * 100, 1) for level, norm in score.norms.items()},
        "next": _next(score.next),
        "thirty_plus": {"reached": score.thirty_plus.reached, "percent": _percent(score.thirty_plus.share)},
        "banenafspraak": {"jobs": fixed(score.banenafspraak_jobs)},
        "findings": [found.document() for found in score.findings],
        "assumptions": list(score.assumptions),
        "explanation": gather(_steps(score.explanation, edition, gather)),
        "receipt": {
            "edition_sha256": score.receipt.edition_sha256,
            "input_sha256": score.receipt.input_sha256,
            "engine": score.receipt.engine,
        },
    }


def _percent(share: Fraction) -> str:
    return fixed(share * 100)


def _next(above: Next | None) -> dict[str, str] | None:
    if above is None:
        return None
    return {
        "level": above.level,
        "missing_percent": _percent(above.missing),
        "missing_fte": scaled_text(above.missing_fte_millionths, 6),
    }


def _steps(
    steps: Sequence[Step], edition: Edition, gather: Callable[[Iterator[dict[str, Any]]], object]
) -> Iterator[dict[str, Any]]:
    for step in steps:
        yield {
            "rule": step.rule,
            "basis": step.basis,
            "inputs": dict(step.inputs),
            "outcome": step.outcome,
            "nl": sentence(step, edition, "nl"),
            "en": sentence(step, edition, "en"),
            "children": gather(_steps(step.children, edition, gather)),
        }
