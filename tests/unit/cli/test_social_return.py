# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede social-return``: the conclusion first, every figure with its source, and documents by their schemas."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from trede.cli.app import run
from trede.scheme.buyer_rules import buyer_rules
from trede.scheme.buyer_values import GROUP, GROUPS, PLAIN

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "contract.toml"


def validator(name):
    schema = json.loads((ROOT / "schema" / f"{name}-1.json").read_text("utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def said(capsys, *arguments):
    status = run(["social-return", *(str(each) for each in arguments)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_conclusion_comes_first(capsys):
    status, out, _ = said(capsys, EXAMPLE, "--on", "2026-03-01")
    assert status == 0
    assert out.splitlines()[2] == "Nog te doen: hoogstens € 10.833,33. Niet alles staat in de regel."
    assert "of activiteiten meetellen (activities)" in out


def test_every_figure_tells_its_source(capsys):
    _, out, _ = said(capsys, EXAMPLE, "--on", "2026-03-01", "--explain", "--language", "en")
    shown = " ".join(out.split())
    assert (
        "amount agreed together: € 50,000.00 (filled in; Overeenkomst, artikel 12, 15 January 2025)" in shown
    )
    assert "hours of a full week: 36 hours a week (published;" in shown


@pytest.mark.parametrize("rule", sorted(buyer_rules()))
@pytest.mark.parametrize("kind", ["works", "permit"])
def test_the_document_follows_its_schema_for_every_rule(capsys, tmp_path, rule, kind):
    told = EXAMPLE.read_text("utf-8").partition("# What the rule")[0]
    file = tmp_path / "contract.toml"
    lines = told.replace("haaglanden-2023", rule).replace('"services"', f'"{kind}"')
    people = '[[people]]\ngroup = "ww"\ncount = 2\nhours = 40\nfrom = 2024-12-01\n'
    file.write_text(lines + people, "utf-8")
    status, out, err = said(capsys, file, "--on", "2026-03-01", "--json")
    assert (status, err) == (0, "")
    assert list(validator("standing").iter_errors(json.loads(out))) == []
    for language in ("nl", "en"):
        assert said(capsys, file, "--on", "2026-03-01", "--explain", "--language", language)[0] == 0


def test_the_example_follows_its_schema():
    document = json.loads(json.dumps(tomllib.loads(EXAMPLE.read_text("utf-8")), default=str))
    assert list(validator("contract").iter_errors(document)) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("rule", sorted(buyer_rules()))
def test_every_rule_reads_in_words(capsys, rule, language):
    status, out, _ = said(capsys, "--rule", rule, "--language", language)
    assert status == 0
    assert {"nl": "niet vermeld", "en": "not stated"}[language] in out


def test_every_value_has_a_name_in_both_languages():
    from trede.reports.social_return import key_name, value_text
    from trede.reports.wording import wording

    for language in ("nl", "en"):
        for key in (*PLAIN, *(f"group.{group}.{what}" for group in GROUPS for what in GROUP)):
            assert key_name(key, wording(language))
        for key, form in (*PLAIN.items(), *((f"group.ww.{what}", form) for what, form in GROUP.items())):
            assert all(value_text(key, word, wording(language)) for word in form.words)


def test_the_rules_are_listed(capsys):
    _, out, _ = said(capsys, "--rules")
    assert "haaglanden-2023\tHaaglanden\t1 juli 2023" in out
    assert len(out.splitlines()) == len(buyer_rules())


def test_the_bar_is_written_as_a_picture(capsys, tmp_path):
    out = tmp_path / "bar.svg"
    assert said(capsys, EXAMPLE, "--on", "2026-03-01", "--svg", out)[0] == 0
    picture = out.read_text("utf-8")
    assert "<title" in picture
    assert "Certificaat: €\N{NO-BREAK SPACE}12.500,00." in picture
    assert said(capsys, EXAMPLE, "--on", "2026-03-01", "--svg", out)[0] == 2  # it is there already


@pytest.mark.parametrize("arguments", [(), (EXAMPLE,), ("--rule", "utopia"), (EXAMPLE, "--on", "gisteren")])
def test_wrong_use_says_what_to_do(capsys, arguments):
    status, _, err = said(capsys, *arguments)
    assert status == 2
    assert err.strip()


def test_a_file_with_mistakes_is_refused_with_all_of_them(capsys, tmp_path):
    file = tmp_path / "contract.json"
    file.write_text('{"format": "trede/contract/1", "rule": "av", "value": -1}', "utf-8")
    status, _, err = said(capsys, file, "--on", "2026-03-01")
    assert status == 2
    for key in ("value", "kind", "tender", "from", "to"):
        assert f"contract.json: {key}" in err
