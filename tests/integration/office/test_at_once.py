# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every action by forty writers, twenty at once, on both databases: what was acknowledged is kept, and nobody sees
an error that is no answer.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

from tests.faults.story import import_cases
from tests.integration.office.at_once import CASES, WRITERS

import trede.office

ROOT = Path(__file__).parents[3]
OFFICE = Path(trede.office.__file__).parent
import_cases()


def test_there_is_a_case_of_every_action():
    """Who adds an action says here what many at once may do with it."""
    assert sorted(declared()) == sorted({each.action for each in CASES})


def declared():
    """Every function with ``@action``, by its dotted name: read, so that none is missed for not being imported."""
    for path in OFFICE.rglob("*.py"):
        module = ".".join(("trede.office", *path.relative_to(OFFICE).with_suffix("").parts))
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and "action" in map(ast.unparse, node.decorator_list):
                yield f"{module}.{node.name}"


def test_what_was_acknowledged_is_kept(environment):
    command = [sys.executable, "-m", "tests.integration.office.at_once"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["broken"] == 0
    assert told["changed"] == [], "the journal told another state than there is"
    assert set(told["cases"]) == {each.name for each in CASES}
    for name, each in told["cases"].items():
        assert each["wrong"] == [], f"{name}: neither done nor refused"
        assert each["acknowledged"] + each["refused"] == WRITERS, name
        assert each["acknowledged"] == each["events"] == each["found"] == each["expected"], (name, each)
