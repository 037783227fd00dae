# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede commit``: the seal on the terminal, the rows in a file that only its owner can read."""

import json
import stat

import pytest
from tests.builders import measurement, order
from tests.unit.proofs.sealed import PEOPLE

from trede.cli.app import run
from trede.proofs import read_rows_file, seal_document
from trede.scoring.canonical import measurement_document


@pytest.fixture
def declared(tmp_path):
    file = tmp_path / "input.json"
    file.write_text(json.dumps(measurement_document(measurement(*PEOPLE, order()))), "utf-8")
    return file


def test_the_seal_is_that_of_the_rows_file(declared, tmp_path, capsys):
    out = tmp_path / "rows.json"
    assert run(["commit", str(declared), "--out", str(out), "--edition", "pso-1.7", "--json"]) == 0
    kept, findings = read_rows_file(out.read_bytes())
    assert findings == ()
    assert json.loads(capsys.readouterr().out) == seal_document(kept.seal)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_it_says_what_to_do_with_the_file(declared, tmp_path, capsys):
    out = tmp_path / "rows.json"
    assert run(["commit", str(declared), "--out", str(out), "--edition", "pso-1.7"]) == 0
    said = capsys.readouterr().out
    assert "Zegel over 5 regels" in said
    assert f"Bewaar {out} zelf" in said


def test_every_run_has_other_salts(declared, tmp_path):
    out = tmp_path / "rows.json"
    roots = set()
    for _ in range(2):
        assert run(["commit", str(declared), "--out", str(out), "--force"]) == 0
        roots.add(json.loads(out.read_text("utf-8"))["seal"]["root"])
    assert len(roots) == 2


def test_a_wrong_file_is_told_and_nothing_is_written(declared, tmp_path, capsys):
    out = tmp_path / "rows.json"
    assert run(["commit", str(declared), "--out", str(out), "--edition", "pso-1.5", "--language", "en"]) == 0
    out.unlink()
    declared.write_text("{}", "utf-8")
    assert run(["commit", str(declared), "--out", str(out), "--language", "en"]) == 2
    assert not out.exists()
    assert capsys.readouterr().err
