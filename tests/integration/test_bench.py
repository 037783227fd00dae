# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The speed table runs, in its quick form; how fast is for a quiet machine."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def bench(part):
    command = [sys.executable, "-m", "bench", "--quick", part]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_a_part_prints_its_row():
    assert "50 rows scored with explanation" in bench("fifty_rows")


def test_nobody_on_the_norm_gets_the_wrong_level():
    shown = bench("on_the_norm")
    assert "100 organisations on the norm: wrong levels" in shown
    assert " NO" not in shown
