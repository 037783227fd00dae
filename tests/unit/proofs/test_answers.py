# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An answer of a register, signed: off-line, and everything that was changed in it is found."""

import json
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from tests.unit.proofs.certified import trust
from tests.unit.proofs.credential_cases import CREATED, ISSUER, KEY, METHOD

from trede.errors import ProofError
from trede.proofs.answer_files import answer_in
from trede.proofs.answers import (
    Asked,
    answer_bytes,
    answer_credential,
    answer_document,
    read_answer,
    row_words,
    shows_answer,
)
from trede.proofs.certificate_files import judge_file
from trede.proofs.credentials import sign
from trede.proofs.jcs import canonical_bytes
from trede.proofs.pdf_files import pdf_in
from trede.reports.register_answer import register_answer_pdf

DAY = date(2027, 1, 11)
ROW = {
    "kvk": "99000201",
    "good": True,
    "reason": "valid",
    "holder": "De Groene Vink Nee BV",
    "holder_kvk": "99000201",
    "level": "trede-3",
    "certificate": "",
    "valid_from": "2026-01-01",
    "valid_until": "2027-12-31",
    "wrong_on": "",
}
NO = ROW | {
    "kvk": "12345678",
    "good": False,
    "reason": "unknown",
    "holder": "",
    "holder_kvk": "",
    "level": "",
}
ODD = NO | {"kvk": "geen nummer", "reason": "no-number"}


def answer(rows=(ROW, NO, ODD), first="2027-01-01", last="2027-06-30"):
    days = (date.fromisoformat(first), date.fromisoformat(last))
    return answer_document(Asked("trede-2", *days, False, CREATED, "https://pso.example", False), rows)


def made(document=None, key=KEY, method=METHOD, issuer=ISSUER):
    document = document or answer()
    return answer_bytes(document, sign(answer_credential(document, issuer, "Beheer"), key, method, CREATED))


def verdict(data, **told):
    return judge_file(data, trust(**told), on=DAY).code


@pytest.fixture(scope="module")
def pdf():
    return register_answer_pdf(made())


def test_the_json_and_the_pdf_are_genuine_without_network(pdf):
    assert verdict(made()) == verdict(pdf) == "answer-genuine"
    assert verdict(register_answer_pdf(made(), "en")) == "answer-genuine"
    found = judge_file(pdf, trust(), on=DAY)
    asked = "Gevraagd: trede 2 of hoger, op elke dag van 1 januari 2027 tot en met 30 juni 2027. 1 van 3: ja."
    assert asked in found.nl.why
    assert "1 of 3: yes." in found.en.why
    assert "Dit zijn geen officiële PSO-certificaten." in found.nl.why


def test_every_change_of_the_answer_is_found():
    changed = 0
    document = json.loads(made())
    for place, row in enumerate(document["answer"]["rows"]):
        for name, value in row.items():
            other = json.loads(made())
            other["answer"]["rows"][place][name] = (not value) if isinstance(value, bool) else f"{value}1"
            changed += verdict(canonical_bytes(other)) == "answer-changed"
    assert changed == 3 * len(ROW)
    for name, value in (("level", "trede-1"), ("last", "2028-01-01"), ("official", True), ("register", "x")):
        other = json.loads(made())
        other["answer"]["asked"][name] = value
        assert verdict(canonical_bytes(other)) == "answer-changed"


def test_every_byte_that_flips_is_found():
    data = made(answer([ROW]))
    for place in range(0, len(data), 7):
        flipped = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert not judge_file(flipped, trust(), on=DAY).good


def test_another_key_or_a_key_on_another_day_is_not_believed():
    assert verdict(made(), first=date(2028, 1, 1)) == "answer-wrong-key"
    assert (
        verdict(made(issuer="did:web:elsewhere.example", method="did:web:elsewhere.example#key-1"))
        == "answer-wrong-key"
    )


def test_what_can_be_read_and_is_nothing():
    """A reason that is a list, and moments that are in no calendar."""
    document = json.loads(made())
    never = "999999999-01-01T00:00:00Z"
    document["answer"]["rows"][0]["reason"] = ["valid"]
    assert verdict(canonical_bytes(document)) == "answer-changed"
    document = json.loads(made())
    document["answer"]["asked"]["at"] = never
    assert verdict(canonical_bytes(document)) == "answer-changed"
    document = json.loads(made())
    document["credential"]["proof"]["created"] = never
    assert verdict(canonical_bytes(document)) == "answer-changed"


def test_written_down_again_in_another_order_it_is_the_same_answer():
    document = json.loads(made())
    assert verdict(json.dumps(dict(reversed(document.items())), indent=2).encode()) == "answer-genuine"


def test_a_signature_of_something_else_is_no_signature_of_this():
    mine, other = json.loads(made()), json.loads(made(answer([NO])))
    assert verdict(canonical_bytes(mine | {"credential": other["credential"]})) == "answer-changed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b'{"answer":1}',
        b'{"answer":{},"credential":{},"format":"trede/register-answer/1"}',
        b"%PDF-1.7 x",
        made().replace(b'"holder":"', b'"holder":"\\ud800', 1),
    ],
)
def test_what_is_no_answer(data):
    with pytest.raises(ProofError):
        read_answer(data)
    assert not judge_file(data, trust(), on=DAY).good


def test_a_yes_that_was_written_over_a_no_on_the_page_is_found(pdf, tmp_path):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    page = writer.pages[0]
    stream = DecodedStreamObject()
    stream.set_data(
        page.get_contents().get_data() + b"\nBT /f0 9 Tf 1 0 0 1 100 100 Tm (x) Tj ET 0 0 m 9 9 l S"
    )
    page[NameObject("/Contents")] = writer._add_object(stream)
    del page[NameObject("/Resources")]
    out = tmp_path / "edited.pdf"
    writer.write(out)
    assert not judge_file(out.read_bytes(), trust(), on=DAY).good


def test_the_pages_must_say_what_was_signed(pdf):
    data, page = answer_in(pdf, pdf_in(pdf))
    document = read_answer(data)["answer"]
    assert shows_answer(document, page)
    assert "12345678 Nee" in " ".join(page.split())
    assert not shows_answer(document, page.replace("12345678 Nee", "12345678 Ja").replace("Nee", "Ja"))
    assert not shows_answer(document, page.replace("trede 2", "trede 1"))
    assert not shows_answer(document, "")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "Geschorst. Trede 3, tot en met 31 december 2027. Niet op 5 maart 2027."),
        ("en", "Not on 5 March 2027."),
    ],
)
def test_the_first_day_that_is_wrong_is_told(language, told):
    row = ROW | {"good": False, "reason": "suspended", "wrong_on": "2027-03-05"}
    assert row_words(row, language, "2027-01-01")[3].endswith(told)


@pytest.mark.parametrize(
    ("first", "told"), [("2027-12-31", "Niet lang genoeg geldig. "), ("2028-01-01", "Verlopen. ")]
)
def test_what_ends_within_the_period_did_not_expire_before_it(first, told):
    row = ROW | {"good": False, "reason": "expired", "wrong_on": "2028-01-01"}
    assert row_words(row, "nl", first)[3].startswith(told)
