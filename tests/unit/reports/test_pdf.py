# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
import time
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.unit.reports.examples import employed, measured, purchase

from trede.reports.pdf import pdf
from trede.reports.rungs import described
from trede.scoring.document import score_document

if TYPE_CHECKING:
    from trede.reports.result import Result

STAFF = (*(employed(f"S{n}") for n in range(9)), employed("P1", "wajong"))
HOSTILE = '#read("/etc/passwd") #panic() $x$ *b* @a <a> \\ // {1+1}'


def made(result: Result) -> bytes:
    return pdf(result, json.dumps(score_document(result.score, result.edition)).encode())


def text_of(data: bytes) -> str:
    return " ".join("".join(page.extract_text() + " " for page in PdfReader(BytesIO(data)).pages).split())


@pytest.fixture(scope="module", params=["nl", "en"])
def example(request: pytest.FixtureRequest) -> Result:
    return measured(*STAFF, language=request.param, purchases=(purchase(),))


@pytest.fixture(scope="module")
def data(example: Result) -> bytes:
    return made(example)


def test_the_same_input_gives_the_same_bytes(example: Result, data: bytes) -> None:
    assert made(example) == data


def test_it_is_tagged_and_says_its_language_and_title(example: Result, data: bytes) -> None:
    reader = PdfReader(BytesIO(data))
    root = reader.root_object
    assert root["/Lang"] == example.wording.language
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert "Voorbeeld BV" in (reader.metadata.title or "")


def test_it_claims_the_archive_and_accessibility_standards(data: bytes) -> None:
    metadata = PdfReader(BytesIO(data)).root_object["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_the_score_document_is_inside(example: Result, data: bytes) -> None:
    (attached,) = PdfReader(BytesIO(data)).attachment_list
    assert (attached.name, attached.subtype) == ("score.json", "/application/json")
    assert json.loads(attached.content) == score_document(example.score, example.edition)


def test_every_page_says_that_it_is_not_official(example: Result, data: bytes) -> None:
    unofficial = example.wording.say("conclusion.unofficial")
    for page in PdfReader(BytesIO(data)).pages:
        assert unofficial in " ".join(page.extract_text().split())


def test_every_page_of_a_demo_says_that_it_is_invented(example: Result) -> None:
    document = json.dumps(score_document(example.score, example.edition)).encode()
    pages = PdfReader(BytesIO(pdf(example, document, demo=True))).pages
    demo = example.wording.say("document.demo")
    assert [" ".join(page.extract_text().split()).count(demo) for page in pages] == [1] * len(pages)
    assert demo not in text_of(made(example))


def test_a_place_is_told_in_words() -> None:
    result = measured(employed("P1", "wajong", last_day=1), employed("P2"))
    assert "Medewerkers, regel 1" in text_of(made(result))
    assert "employments" not in text_of(made(result))


def test_the_picture_has_a_description(example: Result, data: bytes) -> None:
    elements = (PdfReader(BytesIO(data)).get_object(number) for number in range(1, object_count(data)))
    described_as = [
        element["/Alt"] for element in elements if isinstance(element, dict) and "/Alt" in element
    ]
    assert described(example) in described_as


def object_count(data: bytes) -> int:
    return int(PdfReader(BytesIO(data)).trailer["/Size"])


def test_what_the_user_typed_is_shown_and_never_run() -> None:
    hostile = replace(measured(*STAFF).measurement.organisation, name=HOSTILE)
    person, order = employed(HOSTILE, "wajong"), purchase(order=HOSTILE, supplier=HOSTILE)
    shown = text_of(made(measured(*STAFF, person, organisation=hostile, purchases=(order,))))
    assert shown.count('#read("/etc/passwd") #panic()') >= 3
    assert "root:" not in shown


def test_six_hundred_rows_take_less_than_a_second() -> None:
    staff = [employed(f"S{n}", "wajong" if n % 40 == 0 else None) for n in range(600)]
    result = measured(*staff)
    started = time.process_time()
    shown = pdf(result, b"{}")
    assert time.process_time() - started < 1
    assert "585 andere medewerkers" in text_of(shown)
