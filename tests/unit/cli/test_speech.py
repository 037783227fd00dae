# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One language for help, mistakes in the use and findings: the one that was asked for."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from jsonschema import Draft202012Validator

from trede.cli.app import commands, full_app, run
from trede.cli.speech import LOCALE, language_of

ROOT = Path(__file__).parents[3]
ENGLISH = (
    "Usage",
    "Error",
    "Missing",
    "Invalid",
    "No such",
    "does not",
    "is not",
    "Did you",
    "unexpected",
    "Try ",
    "OPTIONS",
    "COMMAND ",
)
PROGRAMMERS = ("INTEGER", "RANGE", "<=x", "x>=0", "x>=1", "x<=")
MISTAKES = (
    [],
    ["measur"],
    ["measure"],
    ["measure", "m.json", "--edtion", "x"],
    ["measure", "m.json", "--language", "fr"],
    ["measure", "m.json", "--edition"],
    ["measure", "m.json", "--table", "pdf"],
    ["measure", "m.json", "m.json", "--pdf", "a.pdf"],
    ["measure", "m.json", "--json=yes"],
    ["plan", "m.json", "--objective", "best"],
    ["plan", "m.json", "--alternatives", "many"],
    ["plan", "m.json", "--alternatives", "99"],
    ["plan", "m.json", "--costs", "nowhere.toml"],
    ["plan", "m.json", "--to", "trede-9", "--edition", "pso-2.1"],
    ["forecast", "m.json"],
    ["forecast", "m.json", "--until", "morgen"],
    ["forecast", "m.json", "--until", "2020-01-01", "--edition", "pso-2.1"],
    ["compare", "m.json"],
    ["compare", "m.json", "--editions", "nowhere"],
    ["compare", "m.json", "--editions", "pso-1.6,pso-1.7"],
    ["template", "a.xlsx", "b.xlsx"],
    ["scheme", "show"],
    ["scheme", "sho"],
    ["national", "measure", "nowhere", "out.parquet"],
    ["open", "rows.json", "--row", "-4"],
)


def texts(command):
    """Every help text of a command and what is in it, on one line each."""
    for thing in (command, *command.params):
        for name in ("help", "epilog"):
            if text := getattr(thing, name, None):
                yield " ".join(text.split())
    for part in getattr(command, "commands", {}).values():
        yield from texts(part)


def test_every_help_text_has_its_dutch():
    catalogue = polib.pofile(str(LOCALE / "nl" / "LC_MESSAGES" / "messages.po"))
    known = {entry.msgid for entry in catalogue if entry.translated()}
    assert set(texts(commands(full_app()))) - known == set()
    assert not catalogue.fuzzy_entries()
    assert not catalogue.untranslated_entries()


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_a_mistake_in_the_use_is_told_in_dutch(folder, arguments, capsys):
    assert run(arguments) in (0, 2)
    told = capsys.readouterr()
    said = (told.err + told.out).replace("Optie", "")
    assert said.strip()
    assert [word for word in ENGLISH if word in said] == []


@pytest.mark.parametrize("arguments", MISTAKES[1:], ids=" ".join)
def test_a_mistake_in_the_use_is_told_in_english(folder, arguments, capsys, monkeypatch):
    monkeypatch.setenv("TREDE_LANGUAGE", "en")
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert not {"Fout:", "Gebruik:", "klopt niet", "ontbreekt", "Noem"} & set(
        said.replace("\n", " ").split(" ")
    )


def test_the_option_goes_before_the_environment(monkeypatch):
    monkeypatch.setenv("TREDE_LANGUAGE", "en")
    assert language_of([]) == "en"
    assert language_of(["measure", "x", "--language", "nl"]) == "nl"
    assert language_of(["measure", "x", "--language=nl"]) == "nl"
    assert language_of(["measure", "--", "--language", "nl"]) == "en"
    assert language_of(["measure", "--language"]) == "en"
    monkeypatch.setenv("TREDE_LANGUAGE", "fr")
    assert language_of([]) == "nl"


@pytest.mark.parametrize("name", ["measure", "plan", "commit", "compare", "forecast"])
def test_a_file_that_is_not_there_is_a_finding_in_both_languages(folder, name, capsys):
    more = {"commit": ["--out", "r.json"], "compare": ["--edition", "pso-1.7,pso-2.1"]}.get(name, [])
    more = ["--until", "2027-01-01"] if name == "forecast" else more
    assert run([name, "nowhere.json", *more]) == 2
    assert "is er niet" in capsys.readouterr().err
    assert run([name, "nowhere.json", *more, "--language", "en"]) == 2
    assert "is not there" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["measure", "plan", "commit", "compare", "forecast"])
def test_refused_input_is_a_document_for_machines(folder, name, capsys):
    schema = json.loads((ROOT / "schema" / "findings-1.json").read_text("utf-8"))
    (folder / "m.json").write_text('{"format": "trede/measurement/1"}')
    more = {"commit": ["--out", "r.json"], "compare": ["--edition", "pso-1.7,pso-2.1"]}.get(name, [])
    more = ["--until", "2027-01-01"] if name == "forecast" else more
    assert run([name, "m.json", *more, "--json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert list(Draft202012Validator(schema).iter_errors(document)) == []
    assert len(document["findings"]) > 1


@pytest.mark.parametrize("start", [["-h"], ["--help"], ["measure", "-h"], ["national", "what-if", "-h"]])
@pytest.mark.parametrize(("language", "said"), [("nl", "verkeerde invoer"), ("en", "wrong input")])
def test_help_tells_the_exit_statuses_in_both_languages(start, language, said, capsys, monkeypatch):
    monkeypatch.setenv("TREDE_LANGUAGE", language)
    assert run(start) == 0
    assert said in " ".join(capsys.readouterr().out.replace("│", " ").split())


def run_apart(*arguments, **environment):
    command = [sys.executable, "-m", "trede", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )


@pytest.mark.parametrize("arguments", [["--help"], ["scheme", "list"], ["measure", "--help"]])
def test_a_reader_who_has_seen_enough_is_no_answer(arguments):
    """``trede … | head``: not the status of "no"."""
    command = [sys.executable, "-m", "trede", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        started.stdout.close()
        said = started.stderr.read()
    assert (started.returncode, said) == (0, b"")


def helps(command, path=()):
    """The arguments that ask for the help of each command there is."""
    yield [*path, "--help"]
    for name, part in getattr(command, "commands", {}).items():
        yield from helps(part, (*path, name))


@pytest.mark.parametrize(
    ("language", "marks"), [("nl", (*PROGRAMMERS, "NUMBER", "TEXT", "FILE")), ("en", PROGRAMMERS)]
)
def test_no_help_has_signs_for_programmers(language, marks, capsys, monkeypatch):
    """Nor, in Dutch, an English word for what an option takes."""
    monkeypatch.setenv("TREDE_LANGUAGE", language)
    monkeypatch.setenv("COLUMNS", "300")
    for arguments in helps(commands(full_app())):
        run(arguments)
    said = capsys.readouterr().out
    assert [mark for mark in marks if re.search(rf"(?<![\w.]){re.escape(mark)}(?![\w.])", said)] == []
    assert ("1950 tot en met 2150" if language == "nl" else "1950 to 2150") in said


def test_the_version_and_the_module_by_name():
    from trede import __version__

    assert run_apart("--version").stdout == f"trede {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_shell_completes_commands(shell):
    done = run_apart(_TREDE_COMPLETE=f"source_{shell}")
    assert "trede" in done.stdout
    words = {"COMP_WORDS": "trede meas", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "trede meas"}
    words["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = "meas"
    extra = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    assert "measure" in run_apart(_TREDE_COMPLETE=f"complete_{shell}", **words, **extra).stdout


@pytest.mark.parametrize(("language", "word"), [("nl", "gepubliceerd"), ("en", "published")])
def test_how_sure_an_edition_is_stands_in_the_language_too(language, word, capsys):
    assert run(["scheme", "list", "--language", language]) == 0
    assert f"pso-1.7\t2019-04-01\t{word}\n" in capsys.readouterr().out
