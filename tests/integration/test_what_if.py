# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede plan`` and what-if, from files to the screen."""

import json

import pytest
from tests.unit.planning.examples import contact_centre

from trede.cli.app import run
from trede.intake.document import document

TWO_MORE = (
    'format = "trede/changes/1"\nname = "Twee erbij"\n[[hire]]\nposition = "wajong"\nhours = 24\ncount = 2\n'
)


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.json").write_text(json.dumps(document(contact_centre())))
    (tmp_path / "a.toml").write_text(TWO_MORE)
    (tmp_path / "wrong.toml").write_text(TWO_MORE.replace("wajong", "wajung") + "[[hours]]\nref='X'\nhours=8")
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9")
    return tmp_path


def test_a_plan_that_is_written_down_measures_to_its_level(files, capsys):
    assert run(["plan", "m.json", "--to", "trede-2", "--write", "p.toml", "--edition", "pso-2.1"]) == 0
    assert "Zo haalt u" in capsys.readouterr().out
    assert run(["measure", "m.json", "--with", "p.toml", "--json", "--edition", "pso-2.1"]) == 0
    assert json.loads(capsys.readouterr().out)["level"] == "trede-2"


def test_without_a_level_the_next_one_is_meant(files, capsys):
    assert run(["plan", "m.json", "--json", "--edition", "pso-2.1"]) == 0
    found = json.loads(capsys.readouterr().out)
    ladder = ["none", "basistrede", "trede-1", "trede-2", "trede-3"]
    assert ladder.index(found["target"]) == ladder.index(found["before"]["level"]) + 1


def test_out_of_reach_ends_with_status_one(files, capsys):
    (files / "c.toml").write_text('format = "trede/costs/1"\nhire = []\nhours = false\n')
    assert run(["plan", "m.json", "--to", "trede-3", "--costs", "c.toml", "--edition", "pso-2.1"]) == 1
    assert "niet haalbaar" in capsys.readouterr().out


def test_scenarios_stand_beside_the_file_as_it_is(files, capsys):
    assert run(["compare", "m.json", "--with", "a.toml", "--edition", "pso-2.1"]) == 0
    told = capsys.readouterr().out
    assert "Twee erbij" in told
    assert "nieuw-2: nieuw, 0,60 fte" in told


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["measure", "m.json", "--with", "wrong.toml"], 2, "wajung"),
        (["measure", "m.json", "--with", "latin.toml"], 2, "latin.toml"),
        (["compare", "m.json", "--with", "wrong.toml"], 2, "Bedoelt u"),
        (["compare", "m.json", "--with", "a.toml", "--edition", "pso-1.7,pso-2.1"], 2, "niet allebei"),
        (["compare", "m.json"], 2, "--with plan.toml"),
        (["plan", "m.json", "--costs", "a.toml"], 2, "trede/costs/1"),
        (["plan", "m.json", "--to", "trede-9"], 2, "trede-9"),
    ],
)
def test_mistakes_are_told_and_nothing_is_scored(files, capsys, arguments, status, said):
    assert run(arguments) == status
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""
