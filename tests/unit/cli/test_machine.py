# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the machine does not do for a command is told as a finding that says what to do, and not as an error of ours."""

import errno
import sqlite3

import pytest

from trede.cli import app, machine

FAULTS = {
    "machine.full": [OSError(errno.ENOSPC, "x", "a.age"), OSError(errno.EDQUOT, "x")],
    "machine.broken": [OSError(errno.EIO, "x", "a.age"), sqlite3.OperationalError("disk I/O error")],
    "machine.too-many-open": [
        OSError(errno.EMFILE, "x"),
        sqlite3.OperationalError("unable to open database file"),
    ],
}


@pytest.mark.parametrize(
    ("code", "problem"), [(code, each) for code, all_ in FAULTS.items() for each in all_]
)
def test_each_is_known_and_also_when_something_was_raised_from_it(code, problem):
    assert machine.finding_of(problem).code == code
    around = ValueError("around")
    around.__cause__ = problem
    assert machine.finding_of(around).code == code


@pytest.mark.parametrize("problem", [ValueError("x"), FileNotFoundError(errno.ENOENT, "x"), KeyError("disk")])
def test_what_is_no_fault_of_the_machine_is_no_such_finding(problem):
    assert machine.finding_of(problem) is None


def test_a_full_disk_is_told_in_the_language_that_was_asked(tmp_path, capsys, monkeypatch):
    """Any command that writes: here the first one that there is."""

    def full(*_arguments, **_options):
        raise OSError(errno.ENOSPC, "No space left on device", "a.pdf")

    monkeypatch.setattr("trede.cli.writing.write_whole", full)
    for language, words in (("nl", "geen ruimte meer"), ("en", "no room left")):
        monkeypatch.setattr("trede.cli.app.language_of", lambda _arguments, language=language: language)
        assert app.run(["template", str(tmp_path / "rows.xlsx")]) == app.SOMETHING_ELSE
        told = capsys.readouterr().err
        assert words in told
        assert "a.pdf" in told
        assert "TREDE_DEBUG" not in told
