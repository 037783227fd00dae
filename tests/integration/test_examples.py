# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The examples are what they say they are, and can be made again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import SHELF

from trede.intake import read
from trede.kernel.periods import as_date
from trede.scoring import Score, score

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


def scored(name: str) -> Score:
    measurement = read(EXAMPLES / name).measurement
    assert measurement is not None
    assert measurement.application_day is not None
    return score(SHELF.on(as_date(measurement.application_day)), measurement)


def test_the_contact_centre_stands_on_trede_1() -> None:
    measurement = read(EXAMPLES / "contactcentrum.xlsx").measurement
    assert measurement is not None
    target_group = [each for each in measurement.employments if each.position]
    assert 550 <= len(measurement.employments) <= 650
    assert (len(target_group), len({each.position for each in target_group})) == (14, 8)
    assert len({each.fulltime_hours for each in measurement.employments}) == 3
    assert len({order.kvk for order in measurement.purchases}) == 6
    assert scored("contactcentrum.xlsx").level == "trede-1"


def test_the_software_testers_reach_30_plus() -> None:
    result = scored("softwaretesters.json")
    assert (result.level, result.thirty_plus.reached, result.next) == ("trede-3", True, None)


@pytest.mark.parametrize("name", ["contactcentrum.xlsx", "softwaretesters.json", "testwerk.json"])
def test_an_example_can_be_made_again(name: str, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "scripts/make_examples.py", str(tmp_path)], cwd=ROOT, check=True)
    assert (tmp_path / name).read_bytes() == (EXAMPLES / name).read_bytes()
