# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The order of the rooms: imports point downwards only."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from grimp import build_graph

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


def test_no_modules_import_each_other_in_a_circle():
    """Imports inside functions and of types count too."""
    graph = build_graph("trede", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # raises CycleError, which names them


BREACHES = {
    "Rooms of the library: imports point downwards only": ("scheme", "import trede.intake.reading"),
    "The scoring path pulls in nothing but the standard library": ("scoring", "import rich"),
    "Rooms of the office: imports point downwards only": (
        "office/dossier",
        "import trede.office.uploads.readings",
    ),
    "Pages by audience: each on the kit, none on another": (
        "office/web/public",
        "import trede.office.web.people.forms",
    ),
    "Tables are private to their room": ("office/register", "import trede.office.post.models"),
    "Within a room: actions over queries over models over rules": (
        "office/uploads/rules",
        "import trede.office.uploads.models",
    ),
    "Of a dossier other rooms use the doors only": (
        "office/web/public",
        "import trede.office.dossier.queries",
    ),
    "The wall: the library knows no Django; the command line starts the office and nothing else": (
        "intake",
        "import django",
    ),
    "Rules are decided without Django": ("office/accounts/rules", "import django.urls"),
    "Only folders of solvers know OR-Tools": ("planning", "import ortools"),
    "Dataframes are for the national room only": ("reports", "import polars"),
}
"""To each contract: a room, and an import in it that must not be."""
AT_A_DOOR = "from trede.office.dossier.doors import frozen_application\n"
"""What another room may do."""


@pytest.fixture(scope="module")
def told_of_breaches(tmp_path_factory):
    """What is said of a copy of the package in which every contract is broken once."""
    place = tmp_path_factory.mktemp("broken")
    shutil.copytree(ROOT / "src" / "trede", place / "trede", ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", place)
    for number, (room, line) in enumerate(BREACHES.values()):
        (place / "trede" / room / f"planted_{number}.py").write_text(f"{line}\n", encoding="utf-8")
    (place / "trede" / "office" / "api" / "at_a_door.py").write_text(AT_A_DOOR, encoding="utf-8")
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    own = {**os.environ, "PYTHONPATH": str(place), "COLUMNS": "300"}
    done = subprocess.run(command, cwd=place, env=own, capture_output=True, text=True, check=False)
    return done.stdout.partition("Broken contracts")[2]


def test_every_contract_has_its_breach():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    assert set(BREACHES) == {each["name"] for each in contracts}


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_is_seen(name, told_of_breaches):
    _, found, after = told_of_breaches.partition(f"\n{name}\n")
    assert found, told_of_breaches[-2000:]
    section = re.split(r"\n-{20,}\n", after.partition("\n")[2])[0]
    assert f"planted_{list(BREACHES).index(name)}" in section


def test_a_door_is_open(told_of_breaches):
    assert told_of_breaches
    assert "at_a_door" not in told_of_breaches
