# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The published schema of the score and the document that the engine writes hold each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.unit.reports.examples import employed, measured, purchase

from trede.scoring.document import score_document

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[3] / "schema" / "score-1.json").read_text("utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)
OTHERS = tuple(employed(f"S{number}") for number in range(19))
CASES = {
    "no level": OTHERS,
    "a level": (*OTHERS, employed("P1", "wajong"), employed("P2", "ww", benefit_months=7)),
    "the top": (employed("P1", "wajong"), *OTHERS[:2]),
    "too small": (employed("P1", "wajong"),),
    "a window that ends": (*OTHERS, employed("P1", "sw", indication_until=736900)),
}


def document(case: str, edition: str) -> dict[str, Any]:
    result = measured(*CASES[case], edition=edition, purchases=(purchase(), purchase(order="F-2")))
    written: dict[str, Any] = json.loads(json.dumps(score_document(result.score, result.edition)))
    return written


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("edition", ["pso-1.6", "pso-2.1"])
@pytest.mark.parametrize("case", CASES)
def test_every_score_follows_the_schema(case: str, edition: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(document(case, edition))] == []


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("total_percent", 6.025),
        ("total_percent", "6,025000"),
        ("level", None),
        ("extra", 1),
        ("format", "trede/score/2"),
    ],
)
def test_something_else_does_not(key: str, wrong: object) -> None:
    assert not VALIDATOR.is_valid(document("a level", "pso-1.6") | {key: wrong})
