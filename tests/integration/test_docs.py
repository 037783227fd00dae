# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every example in README and docs runs as it stands there.

In a ``console`` block each line that begins with ``$ `` is a command; what follows it is its output, in which
``…`` stands for anything. ``exit=2`` behind the word ``console`` is the status the block's last command ends
with. A ``python`` block is a script. The blocks of one document run in order, in one copy of the folder.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(console|python)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"^(\w+=\S+ )*make\b")
LINKED = ("src", "Makefile", "pyproject.toml", "uv.lock", "scripts", ".venv", ".tools")
DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")]
    if FENCE.search(path.read_text("utf-8"))
)


@dataclass(frozen=True, slots=True)
class Example:
    """A command or script of a document, with the output (None: any) and exit status it shows."""

    command: list[str]
    output: str | None
    status: int


def examples(text: str) -> list[Example]:
    return [example for fence in FENCE.finditer(text) for example in block(*fence.groups())]


def block(language: str, info: str, body: str) -> list[Example]:
    if language == "python":
        return [Example([sys.executable, "-c", body], None, 0)]
    commands = [part.partition("\n") for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]]
    told = re.search(r"exit=(\d+)", info)
    statuses = [0] * (len(commands) - 1) + [int(told[1]) if told else 0]
    return [
        Example(["bash", "-c", ready(command)], output or None, status)
        for (command, _, output), status in zip(commands, statuses, strict=True)
    ]


def ready(command: str) -> str:
    """make with the environment that is here; its longer targets are only looked up, not run in a test."""
    only_look = "" if re.search(r"make( measure|$)", command) else " --dry-run"
    return MAKE.sub(rf"\g<0> --old-file=.venv/.core --old-file=.venv/.dev{only_look}", command, count=1)


def pattern(output: str) -> str:
    return ".*?".join(re.escape(part) for part in output.rstrip().split("…"))


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for name in LINKED:
        if (ROOT / name).exists():
            (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_examples_run(document, folder):
    for example in examples(document.read_text("utf-8")):
        done = run(example, folder)
        shown = f"{example.command[-1]}\nends with {done.returncode} and says:\n{done.stdout}"
        if done.returncode != example.status:
            pytest.fail(f"{shown}\nThe page says it ends with {example.status}.", pytrace=False)
        if example.output and not re.fullmatch(pattern(example.output), done.stdout.rstrip(), re.DOTALL):
            pytest.fail(f"{shown}\nThe page says:\n{example.output}", pytrace=False)


def run(example, folder):
    """As a reader would type it: in the project's environment, with nothing of ours set beforehand."""
    search = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    own = {name: value for name, value in os.environ.items() if not name.startswith("TREDE_")}
    return subprocess.run(
        example.command,
        cwd=folder,
        env={**own, "PATH": search, "COLUMNS": "100", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def test_the_readmes_are_among_them():
    assert {"README.md", "README.nl.md"} <= {path.name for path in DOCUMENTS}


def test_the_architecture_page_names_the_rooms_that_are_there():
    text = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
    package = ROOT / "src" / "trede"
    rooms = {
        path.parent.name for path in [*package.glob("*/__init__.py"), *package.glob("office/*/__init__.py")]
    }
    named = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert named == (rooms | {"errors"}) - {"office"}  # one room is one file


LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("document", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]), ids=str)
def test_links_lead_somewhere(document):
    targets = LINK.findall(document.read_text("utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []
