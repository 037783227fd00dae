# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report of an audit in words, from its document alone."""

import io
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader
from tests.unit.office.audit.written import report

from trede.kernel.canonical import canonical_text
from trede.reports.audit import audit_record, said_by_sample
from trede.reports.record import record_pdf


def lines(document, language="nl", *, final=True):
    record = audit_record(document, "b" * 64, language, final=final)
    return {part.id: [(line.label, line.text) for line in part.lines] for part in record.parts}


def test_the_declared_level_stands_beside_the_one_that_counts():
    told = dict(lines(report())["cijfers"])
    assert told["Trede volgens de aanvraag"] == "trede 2"
    assert told["Trede na het onderzoek"] == "trede 1"
    assert told["Fte na het onderzoek"] == "1,300 gewogen fte uit de doelgroep, op 19,80 fte"


SURE = {"confidence": "19/20", "at_most_wrong": 5, "level": "trede-1", "likely_level": "trede-1"}


@pytest.mark.parametrize(
    ("sample", "language", "told"),
    [
        (
            {"worst_level": "trede-1"},
            "nl",
            "hooguit 5 van alle 60 dossiers niet. Ook dan is de uitkomst trede 1.",
        ),
        (
            {"worst_level": "none"},
            "nl",
            "blijft de uitkomst trede 1. In het slechtste geval is die geen trede.",
        ),
        (
            {"worst_level": "none", "at_most_wrong": 1},
            "nl",
            "Met 95 % zekerheid kloppen de cijfers in hooguit één van alle 60",
        ),
        ({"worst_level": "none", "likely_level": "none"}, "en", "the outcome is no level. At the worst"),
        ({"worst_level": "trede-1", "tested": 60}, "en", "The figures were wrong in one of them."),
        ({"worst_level": "trede-1", "tested": 60, "wrong": 0}, "nl", "In alle dossiers klopten de cijfers."),
    ],
)
def test_the_sample_says_something_of_all_dossiers(sample, language, told):
    document = report()
    document["sample"] |= SURE | {"rows": 60} | sample
    assert told in said_by_sample(document, language).replace("\N{NO-BREAK SPACE}", " ")
    assert said_by_sample(document, language) in [
        text for _label, text in lines(document, language)["steekproef"]
    ]
    assert not said_by_sample(report(), language)


def test_findings_by_kind_and_a_nonconformity_with_its_term():
    told = lines(report())
    assert told["nonconformity"] == [
        ("Begeleiding", "Dit is nonconformity.\n\nTe herstellen vóór 1 december 2026.\n\nDit staat nog open.")
    ]
    assert told["strength"] == [("Algemeen", "Dit is strength.")]
    closed = report()["findings"][0] | {"closing": "Er is een begeleider."}
    assert lines(report(findings=[closed]))["nonconformity"][0][1].endswith("Hersteld: Er is een begeleider.")


def test_talks_say_how_many_and_not_who():
    assert lines(report())["gesprekken"] == [("2 leden van de ondernemingsraad", "De raad denkt mee.")]
    assert lines(report(), "en")["gesprekken"][0][0] == "2 members of the works council"


def test_an_empty_report_says_so_in_every_part():
    bare = report(corrections=[], findings=[], talks=[], reaction="", visited_on="")
    record = audit_record(bare, "b" * 64, "nl", final=False)
    assert record.title == "Concept van het rapport"
    assert all(part.lines or part.empty for part in record.parts)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pdf_is_tagged_and_holds_the_document(language):
    document = report()
    record = audit_record(document, "b" * 64, language, final=True, demo=True)
    text = canonical_text(document).encode()
    made = PdfReader(io.BytesIO(record_pdf(record, text, datetime(2026, 11, 20, tzinfo=UTC))))
    assert "/StructTreeRoot" in made.trailer["/Root"]
    assert [each for files in made.attachments.values() for each in files] == [text]
    assert record.title in made.pages[0].extract_text()
