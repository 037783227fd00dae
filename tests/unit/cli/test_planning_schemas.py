# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What ``trede plan`` and ``trede forecast`` print follows the published schemas, whatever they find."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.builders import measurement, order, person, year

from trede.cli.app import run
from trede.scoring.canonical import measurement_document

ROOT = Path(__file__).parents[3]
VALIDATORS = {
    name: Draft202012Validator(
        json.loads((ROOT / "schema" / f"{name}-1.json").read_text("utf-8")),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    for name in ("plan", "forecast")
}
STAFF = tuple(person(None, ref=f"S{number}") for number in range(40))
CASES = {
    "nobody": STAFF,
    "people": (
        *STAFF,
        person(ref="A", hours=16, contract="trial"),
        person("participatiewet-lks", ref="B", subsidy_until="2026-05-31"),
        person(ref="C", until="2026-05-31"),
        person(ref="C", since="2026-06-01", hours=8),
        order(on="2026-05-01"),
    ),
    "the top": (person(ref="A"), *STAFF[:2]),
}
COSTS = {
    "free": "",
    "poor": 'format = "trede/costs/1"\nbudget = 1\nhire = [{position = "wajong", cost = 5000}]\nhours = false\n',
    "nobody new": 'format = "trede/costs/1"\nmost_hires = 0\n',
}


def said(capsys, *arguments):
    run([*arguments, "--json", "--edition", "pso-2.1"])
    return json.loads(capsys.readouterr().out)


def wrong(name, document):
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[name].iter_errors(document)]


@pytest.fixture(params=CASES)
def file(request, tmp_path):
    declared = tmp_path / "input.json"
    document = measurement_document(measurement(*CASES[request.param], year=year(2026)))
    declared.write_text(json.dumps(document), "utf-8")
    return str(declared)


@pytest.mark.parametrize("name", VALIDATORS)
def test_the_schemas_are_schemas(name):
    Draft202012Validator.check_schema(VALIDATORS[name].schema)


@pytest.mark.parametrize("level", ["trede-1", "trede-3"])
@pytest.mark.parametrize("costs", COSTS)
def test_a_plan_follows_its_schema(file, costs, level, tmp_path, capsys):
    (tmp_path / "costs.toml").write_text(COSTS[costs], "utf-8")
    given = ["--costs", str(tmp_path / "costs.toml")] if COSTS[costs] else []
    assert wrong("plan", said(capsys, "plan", file, "--to", level, *given)) == []


def test_a_forecast_follows_its_schema(file, capsys):
    assert wrong("forecast", said(capsys, "forecast", file, "--until", "2029-12-31")) == []


def test_the_example_follows_both_schemas(capsys):
    example = str(ROOT / "examples" / "contactcentrum.xlsx")
    assert wrong("plan", said(capsys, "plan", example, "--to", "trede-2")) == []
    found = said(capsys, "forecast", example, "--until", "2023-12-31")
    assert found["losses"]
    assert wrong("forecast", found) == []


@pytest.mark.parametrize(
    ("key", "other"), [("format", "trede/plan/2"), ("target", "none"), ("complete", 1), ("extra", 1)]
)
def test_something_else_does_not(file, key, other, capsys):
    assert wrong("plan", said(capsys, "plan", file, "--to", "trede-1") | {key: other})
