# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The how-to for a page with an action, followed to the letter in a copy: every check passes."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "add-a-page.md"
FILE = re.compile(
    r"^\*\*(?P<number>\d|And its test)[.:] `(?P<file>[^`]+)`\*\*, (?P<where>at the end|a new file|below `)"
)
BELOW = re.compile(r"(?:^|, )[bB]elow `(?P<line>[^`]+)`")
BLOCK = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = ("src", "tests", "scripts", "docs/how-to", "pyproject.toml")
MOST = 8
CHECKS = (
    "tests/unit/office/web/test_repeating.py",
    "tests/unit/office/web/test_routes.py::test_every_route_stands_in_the_table",
    "tests/unit/office/web/test_routes.py::test_the_view_says_what_the_table_says",
    "tests/unit/office/test_every_action.py",
    "tests/unit/office/journal/test_sentences.py",
    "tests/language/test_messages.py",
    "tests/integration/office/test_at_once.py::test_there_is_a_case_of_every_action",
)


def follow(text: str, place: Path) -> list[str]:
    """Do what the page says; the files that it numbers."""
    file, numbered = "", []
    for said, block in zip(BLOCK.split(text)[::2], BLOCK.findall(text), strict=False):
        told = said.strip().rpartition("\n\n")[2]
        below = BELOW.search(told.replace("\n", " "))
        if found := FILE.match(told):
            file = found["file"]
            numbered += [file] if found["number"].isdigit() else []
        put(place / file, block, below["line"] if below else "")
    return numbered


def put(path: Path, block: str, below: str) -> None:
    if below:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines, 1) if line.rstrip("\n") == below)
        path.write_text("".join([*lines[:at], block, *lines[at:]]), "utf-8")
    elif path.exists():
        path.write_text(f"{path.read_text('utf-8')}\n\n{block}", "utf-8")
    else:
        path.write_text(block, "utf-8")


def changed(place: Path) -> set[str]:
    """Every file of the copy that is not there in ours, or is another."""
    files = (path for name in COPIED for path in (place / name).rglob("*") if path.is_file())
    names = {str(path.relative_to(place)) for path in files if "__pycache__" not in path.parts}
    return {
        name
        for name in names
        if not (ROOT / name).is_file() or (ROOT / name).read_bytes() != (place / name).read_bytes()
    }


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """A copy of ours in which the page was followed, and the files that it numbers."""
    place = tmp_path_factory.mktemp("followed")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, place / name)
    return place, follow(PAGE.read_text("utf-8"), place)


def run(place: Path, *command: str) -> None:
    # As on a machine for tests, where pytest tells a difference to its end.
    own = {**os.environ, "PYTHONPATH": str(place / "src"), "PYTHONDONTWRITEBYTECODE": "1", "CI": "true"}
    own.pop("DJANGO_SETTINGS_MODULE", None)
    told = [sys.executable, "-m", *command] if command[0] == "pytest" else [sys.executable, *command]
    done = subprocess.run(told, cwd=place, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_names_at_most_eight_files(followed):
    place, numbered = followed
    assert len(numbered) <= MOST
    assert changed(place) == {*numbered, "tests/unit/office/web/test_repeating.py"}


def test_every_check_passes_then(followed):
    place, _ = followed
    run(place, "scripts/messages.py")
    run(place, "pytest", "-q", "-p", "no:cacheprovider", *CHECKS)


def test_a_check_sees_a_step_left_out(followed, tmp_path):
    """Without the line in the table of routes."""
    place, _ = followed
    shutil.copytree(place, tmp_path / "less")
    shutil.copy(ROOT / "tests/unit/office/web/routes.py", tmp_path / "less/tests/unit/office/web/routes.py")
    with pytest.raises(AssertionError, match="opnieuw"):
        run(tmp_path / "less", "pytest", "-q", "-p", "no:cacheprovider", CHECKS[1])
