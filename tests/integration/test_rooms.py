# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The order of the rooms: imports point downwards only."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    "typst",
    "typer",
    "rich",
    "python_calamine",
    "xlsxwriter",
    "polars",
    "narwhals",
    "duckdb",
    "numpy",
    "ortools",
    "django",
}


def test_import_contracts_hold():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("room", ["trede.scoring.measurement", "trede.kernel.findings"])
def test_the_core_loads_nothing_heavy(room):
    """In a process of its own: the contracts see imports in the code, this sees what Python really loads."""
    show = f"import sys, {room}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True).stdout
    assert HEAVY.isdisjoint(loaded.split())
