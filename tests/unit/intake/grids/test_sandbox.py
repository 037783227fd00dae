# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every way a child process can end."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trede.errors import InputRefusedError
from trede.intake.grids.limits import MEGABYTE, Limits
from trede.intake.grids.sandbox import child_command, parsed, supervised

if TYPE_CHECKING:
    from collections.abc import Callable

LINUX = sys.platform == "linux"
SHORT = Limits(wall_seconds=1)


def ending(code: str, limits: Limits = Limits(wall_seconds=20)) -> str:  # noqa: B008
    """The code of the finding when the child runs this Python."""
    with Path(os.devnull).open("rb") as nothing, pytest.raises(InputRefusedError) as problem:
        supervised([sys.executable, "-I", "-c", code], nothing, limits)
    (found,) = problem.value.findings
    return found.code


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", "file.damaged"),
        ("print('hello')", "file.damaged"),
        ("raise SystemExit(1)", "file.damaged"),
        ("print('{\"end\": 0}'); raise SystemExit(1)", "file.damaged"),
        ("print('{\"end\": 0}'); print('more')", "file.damaged"),
        ("print('{\"end\": 0')", "file.damaged"),
        ("import os; os.abort()", "file.too-heavy"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "file.too-heavy"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "file.too-slow"),
    ],
)
def test_a_child_that_ends_badly(code: str, expected: str) -> None:
    assert ending(code) == expected


def test_a_child_that_never_ends() -> None:
    assert ending("import time; time.sleep(60)", SHORT) == "file.too-slow"


def test_a_child_that_closes_its_mouth_and_never_ends() -> None:
    code = "import os, time; print('{\"end\": 0}', flush=True); os.close(1); time.sleep(60)"
    assert ending(code, SHORT) == "file.too-slow"


def test_a_child_that_says_too_much() -> None:
    code = "while True: print('x' * 1000, end='')"
    assert ending(code, Limits(answer_bytes=MEGABYTE)) == "file.damaged"


def test_a_child_that_says_too_much_on_standard_error() -> None:
    assert ending("import sys; sys.stderr.write('x' * 10_000_000)") == "file.damaged"


def test_a_child_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("TMP", "/tmp")
    code = "import os; assert 'SECRET' not in os.environ; assert 'TMP' in os.environ; print('{\"end\":0}')"
    with Path(os.devnull).open("rb") as nothing:
        assert supervised([sys.executable, "-I", "-c", code], nothing, Limits()) == ()


@pytest.mark.skipif(not LINUX, reason="only Linux enforces RLIMIT_AS")
def test_the_real_child_without_memory(
    tmp_path: Path, zipped: Callable[..., bytes], xlsx_parts: Callable[..., dict[str, bytes]]
) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="200000"><c><v>1</v></c><c r="Z200000"><v>1</v></c></row>'
    file = tmp_path / "a.xlsx"
    file.write_bytes(zipped(xlsx_parts(rows)))
    with file.open("rb") as source, pytest.raises(InputRefusedError) as problem:
        parsed(source, ".xlsx", Limits(memory_bytes=180 * MEGABYTE, rows=10**6, cells=10**9))
    assert problem.value.findings[0].code == "file.too-heavy"


@pytest.mark.skipif(not LINUX, reason="only Linux counts start-up the same everywhere")
def test_the_real_child_without_time(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"a;b;c;d;e\n" * 240_000)
    with file.open("rb") as source, pytest.raises(InputRefusedError) as problem:
        parsed(source, ".csv", Limits(cpu_seconds=0))
    assert problem.value.findings[0].code == "file.too-slow"


def test_the_child_finds_the_package_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "trede.py").write_text("raise SystemExit(9)")
    (tmp_path / "a.csv").write_bytes(b"a;b\n")
    with (tmp_path / "a.csv").open("rb") as source:
        done = subprocess.run(
            child_command(".csv", Limits()), stdin=source, cwd=tmp_path, capture_output=True, check=True
        )
    assert BytesIO(done.stdout).readlines()[-1] == b'{"end":1}\n'
