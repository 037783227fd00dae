# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole results, word for word: the vectors that other engines are held to as well."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from scripts.write_conformance import FOLDER, measurements, vector
from tests.builders import SHELF, edition

from trede.intake.json_door import read_json
from trede.kernel.periods import as_date
from trede.scoring import score, score_document
from trede.scoring.canonical import measurement_document

if TYPE_CHECKING:
    from pathlib import Path

VECTORS = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("name", sorted(measurements()))
def test_a_result_is_what_it_was(name: str) -> None:
    """When a result is meant to change: ``python -m scripts.write_conformance``, and read the difference."""
    written = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert vector(*measurements()[name]) == written


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_file_itself_gives_the_result(path: Path) -> None:
    written = json.loads(path.read_text(encoding="utf-8"))
    made, findings = read_json(json.dumps(written["measurement"]).encode())
    assert (findings, made is None) == ((), False)
    assert made is not None
    assert measurement_document(made) == written["measurement"]
    document = score_document(score(edition(written["edition"]), made), edition(written["edition"]))
    del document["receipt"]["engine"]
    assert document["explanation"] == written["score"]["explanation"]
    assert document["receipt"] == written["score"]["receipt"]


CASES = sorted(FOLDER.parent.glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_gives_the_expected_figures(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    made, findings = read_json(json.dumps(case["measurement"]).encode())
    assert made is not None
    assert not findings
    assert made.application_day is not None
    chosen = SHELF.on(as_date(made.application_day))
    document = score_document(score(chosen, made), chosen)
    assert {
        "edition": document["edition"],
        **document["size"],
        "weighted_fte": document["direct"]["weighted_fte"],
        "direct": document["direct"]["percent"],
        "indirect_fte": document["indirect"]["fte"],
        "indirect": document["indirect"]["percent"],
        "counted": document["indirect"]["counted_percent"],
        "total_percent": document["total_percent"],
        "level": document["level"],
        "next": document["next"]["level"],
    } == case["expected"]
