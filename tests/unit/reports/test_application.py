# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An application in words, from its document and a language alone."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import trede
from trede.reports.application import Made, application_record, application_title

AT = datetime(2026, 11, 2, 8, 4, tzinfo=UTC)
"""Four minutes past nine in the Netherlands, where it is winter."""
ORDER = {
    "supplier": "Groen BV",
    "kvk": "11112222",
    "date": "2026-05-01",
    "order": "F1",
    "amount": "100000.00",
    "kind": "sw",
    "supplier_turnover": "2000000",
    "supplier_fte": "25",
    "supplier_direct_share": "8",
}


def document(**changes: Any) -> dict[str, Any]:
    """An application for trede 1 that reaches it, without answers."""
    usual = {
        "title": "Aanvraag 2027",
        "wanted_level": "trede-1",
        "intended_on": "2027-02-01",
        "organisation": {"name": "Voorbeeld BV", "kvk": "12345678"},
        "reference_year": {"from": "2026-01-01", "to": "2026-12-31"},
        "figures": {
            "direct": "1/11",
            "counted_indirect": "1/199",
            "total_fte": "99/5",
            "weighted_fte": "9/5",
            "banenafspraak_jobs": "5/4",
        },
        "score": {
            "edition": "pso-2.1",
            "level": "trede-2",
            "norms": {"trede-1": "5"},
            "thirty_plus": {"reached": False},
            "assumptions": ["direct.window-ends"],
        },
        "purchases": [],
        "answers": [],
        "evidence": [],
        "seal": {"root": "ab" * 32, "count": 20},
    }
    return usual | changes


def told(language: Any, made: Made | None = None, **changes: Any) -> dict[str, dict[str, str]]:
    """Every part by its id: label to text."""
    record = application_record(document(**changes), "cd" * 32, language, made)
    return {part.id: {line.label: line.text for line in part.lines} for part in record.parts}


def test_the_figures_are_read_in_the_marks_of_the_language() -> None:
    dutch, english = told("nl")["cijfers"], told("en")["cijfers"]
    assert dutch["Directe bijdrage"] == "9,09\N{NO-BREAK SPACE}%"
    assert english["Direct contribution"] == "9.09\N{NO-BREAK SPACE}%"
    assert (dutch["Gewogen fte uit de doelgroep"], english["Weighted fte from the target group"]) == (
        "1,800",
        "1.800",
    )
    assert (dutch["30+"], english["30+"]) == ("niet gehaald", "not reached")


def test_an_order_says_what_was_declared_of_the_supplier() -> None:
    told_of = told("nl", purchases=[ORDER])["inkoop"]["Groen BV (11112222)"]
    assert told_of.replace("\N{NO-BREAK SPACE}", " ") == (
        "€ 100.000,00 op 1 mei 2026, opdracht F1\n"
        "SW-organisatie, omzet € 2.000.000,00, 25,00 fte, directe bijdrage 8,00 %"
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_question_without_an_answer_says_so(language: Any) -> None:
    missing = {"nl": "Nog geen antwoord.", "en": "No answer yet."}[language]
    assert set(told(language)["begeleiding"].values()) == {missing}


def test_an_aspirant_reads_the_dates_and_levels_of_the_plan() -> None:
    answers = [
        {"question": "plan.level", "text": "trede-1", "revision": 1},
        {"question": "plan.date", "text": "2027-12-31", "revision": 1},
    ]
    parts = told("nl", wanted_level="aspirant", answers=answers)
    assert parts["aanvraag"]["Aangevraagde trede"] == "aspirant"
    plan = {text for part in parts.values() for text in part.values()}
    assert {"trede 1", "31-12-2027"} <= plan


def test_entities_and_a_signatory_who_was_alone_are_named() -> None:
    entities = {"entities": [{"name": "Een", "kvk": "11111111"}, {"name": "Twee", "kvk": "22222222"}]}
    own = {"name": "Voorbeeld BV", "kvk": "12345678"}
    about = told("en", organisation=own | entities, self_appointed=True)["aanvraag"]
    assert about["Entities"] == "Een (11111111)\nTwee (22222222)"
    assert about["Signatory"].startswith("Whoever signs was the only user")
    assert told("en")["aanvraag"]["Entities"] == "none"


@pytest.mark.parametrize(
    ("language", "handed_in", "title", "label", "moment"),
    [
        ("nl", True, "Definitieve aanvraag", "Ingediend door", "2 november 2026 09:04"),
        ("nl", False, "Proefaanvraag", "Gemaakt door", "2 november 2026 09:04"),
        ("en", True, "Definitive application", "Handed in by", "2 November 2026, 09:04"),
        ("en", False, "Test application", "Made by", "2 November 2026, 09:04"),
    ],
)
def test_who_made_it_and_when(language: Any, handed_in: bool, title: str, label: str, moment: str) -> None:
    made = Made(AT, "Noor", handed_in=handed_in)
    signature = told(language, made)["wie"]
    assert signature[label] == "Noor"
    assert moment in signature.values()
    assert application_record(document(), "", language, made).title == title
    assert application_title(language, definitive=handed_in) == title


def test_what_waits_for_a_signature_names_nobody() -> None:
    assert "wie" not in told("nl")
    assert application_record(document(), "", "nl").title == "Definitieve aanvraag"


def test_it_needs_no_office() -> None:
    """A worker or a script makes it without a page."""
    code = "import sys, trede.reports.application; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_no_page_words_a_document() -> None:
    """The office asks for a whole record. What makes a line of one stands in reports, with its words in TOML."""
    office = Path(trede.__file__).parent / "office"
    # What is only imported for its type, indented, makes nothing.
    makes = re.compile(r"^from trede\.reports\.record import [^\n]*\b(Line|Part)\b", re.MULTILINE)
    assert [str(path) for path in office.rglob("*.py") if makes.search(path.read_text("utf-8"))] == []


def test_a_demo_says_so() -> None:
    shown = application_record(document(), "", "nl", demo=True)
    assert shown.demo == "Demo: de organisaties en de cijfers in dit document zijn verzonnen."
    assert application_record(document(), "", "nl").demo == ""
