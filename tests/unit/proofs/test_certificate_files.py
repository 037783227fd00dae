# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files with a certificate, and everything that somebody may try with a PDF."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject
from tests.unit.proofs.certified import FACTS, bundle, signed_certificate, status_list, trust

from trede.errors import ProofError
from trede.proofs.bundles import Bundle, bundle_bytes
from trede.proofs.certificate_files import MOST_BYTES, judge_file, read_certificate_file, read_status
from trede.proofs.certificate_words import shows, words
from trede.reports.certificate import certificate_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2027, 1, 15)
TRUST = trust()
BUNDLE = bundle()
# Typeset here and not in a test: the typesetter has threads of its own, which a fork of this process lacks.
PDF = certificate_pdf(BUNDLE)
OTHER_FACTS = replace(FACTS, level="trede-3")
OTHER, UNLOGGED = (
    certificate_pdf(bundle(OTHER_FACTS)),
    certificate_pdf(Bundle(signed_certificate(OTHER_FACTS))),
)


def code(data: bytes) -> str:
    return judge_file(data, TRUST, on=DAY).code


def edited(change: Callable[[PdfWriter], object], data: bytes = PDF) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_bundle_as_json_and_the_credential_alone() -> None:
    assert code(bundle_bytes(BUNDLE)) == "known-until"
    assert code(b"\n" + bundle_bytes(BUNDLE) + b"\n") == "known-until"
    assert code(json.dumps(signed_certificate()).encode()) == "unlogged"


def test_damaged() -> None:
    assert code(bundle_bytes(BUNDLE).replace(b"trede-2", b"trede-3")) == "damaged"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"text",
        b"[" * 100_000,
        json.dumps(signed_certificate()).replace('"name"', '"name": "Other", "name"', 1).encode(),
        b"%PDF-1.7",
        b"%PDF-1.7" + PDF[400:2000],
        b" " * (MOST_BYTES + 1),
    ],
)
def test_no_certificate(data: bytes) -> None:
    assert code(data) == "no-certificate"


def test_a_file_may_be_so_large_and_no_larger() -> None:
    data = bundle_bytes(BUNDLE)
    assert code(data.ljust(MOST_BYTES)) == "known-until"
    assert code(data.ljust(MOST_BYTES + 1)) == "no-certificate"


def test_every_cut_of_a_pdf_has_an_answer() -> None:
    for end in range(0, len(PDF), 997):
        assert code(PDF[:end]) in {"no-certificate", "damaged", "known-until", "edited-pdf"}


def test_copied_by_another_program_it_is_the_same_page() -> None:
    assert code(edited(lambda writer: writer.add_metadata({"/Author": "somebody"}))) == "known-until"


def _draw(writer: PdfWriter, content: bytes) -> None:
    page = writer.pages[0]
    stream = StreamObject()
    stream.set_data(page.get_contents().get_data() + b"\n" + content)
    page[NameObject("/Contents")] = writer._add_object(stream)


def test_text_that_was_changed() -> None:
    def swap(writer: PdfWriter) -> None:
        writer.pages[0][NameObject("/Contents")] = (
            PdfReader(BytesIO(OTHER)).pages[0]["/Contents"].get_object().clone(writer)
        )
        writer.pages[0][NameObject("/Resources")] = (
            PdfReader(BytesIO(OTHER)).pages[0]["/Resources"].clone(writer)
        )

    assert code(edited(swap)) == "edited-pdf"


def test_text_that_was_taken_away() -> None:
    assert code(edited(lambda writer: writer.remove_text())) == "edited-pdf"


def test_a_page_more() -> None:
    assert code(edited(lambda writer: writer.add_blank_page())) == "edited-pdf"


def test_a_note_on_the_page() -> None:
    note = FreeText(text="trede 3", rect=(50, 550, 200, 650))
    assert code(edited(lambda writer: writer.add_annotation(0, note))) == "edited-pdf"


def test_a_picture_over_the_page() -> None:
    def image(writer: PdfWriter) -> None:
        _draw(writer, b"q 200 0 0 200 300 300 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q")

    assert code(edited(image)) == "edited-pdf"


def _image() -> StreamObject:
    image = StreamObject()
    image.set_data(b"\xff")
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(1),
            NameObject("/Height"): NumberObject(1),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
        }
    )
    return image


def _form(name: str, inner: StreamObject, writer: PdfWriter) -> StreamObject:
    form = StreamObject()
    form.set_data(b"/Inner Do")
    inside = DictionaryObject({NameObject("/Inner"): writer._add_object(inner)})
    form.update(
        {
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/Resources"): DictionaryObject({NameObject(name): inside}),
        }
    )
    return form


@pytest.mark.parametrize("kind", ["/XObject", "/Pattern"])
def test_a_picture_within_what_the_page_draws(kind: str) -> None:
    def image(writer: PdfWriter, levels: int) -> None:
        drawn = _image()
        for _ in range(levels):
            drawn = _form(kind, drawn, writer)
        resources = writer.pages[0]["/Resources"].get_object()
        resources[NameObject(kind)] = DictionaryObject({NameObject("/Extra"): writer._add_object(drawn)})
        _draw(writer, b"/Extra Do")

    for levels in (0, 1, 2, 9):
        assert code(edited(lambda writer, levels=levels: image(writer, levels))) == "edited-pdf"


def test_a_pattern_of_lines_is_no_picture() -> None:
    def shade(writer: PdfWriter) -> None:
        resources = writer.pages[0]["/Resources"].get_object()
        resources[NameObject("/Pattern")] = DictionaryObject({NameObject("/P"): DictionaryObject()})

    assert code(edited(shade)) == "known-until"


def test_a_form_or_an_action() -> None:
    for name in ("/AcroForm", "/OpenAction", "/AA"):

        def add(writer: PdfWriter, name: str = name) -> None:
            writer.root_object[NameObject(name)] = DictionaryObject()

        assert code(edited(add)) == "edited-pdf"


def test_another_attachment_beside_it() -> None:
    more = edited(lambda writer: writer.add_attachment("note.txt", b"x"))
    assert code(more) == "known-until"
    twice = edited(lambda writer: writer.add_attachment("certificate.json", b"x"))
    assert code(twice) == "no-certificate"


def test_a_pdf_without_certificate() -> None:
    out = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(out)
    assert code(out.getvalue()) == "no-certificate"


def test_a_certificate_of_another_in_our_page() -> None:
    assert code(UNLOGGED) == "unlogged"


def test_status_files() -> None:
    one = status_list("revocation")
    assert read_status(json.dumps(one).encode()) == [one]
    assert read_status(json.dumps({"format": "trede/status/1", "lists": [one, one]}).encode()) == [one, one]
    for broken in (
        b"",
        b"[]",
        b"1",
        b'{"format":"trede/status/1"}',
        b'{"format":"trede/status/1","lists":[1]}',
    ):
        with pytest.raises(ProofError):
            read_status(broken)


def test_what_is_read_is_what_was_written() -> None:
    assert read_certificate_file(PDF).bundle == BUNDLE


def test_a_page_of_the_first_certificates_shows_the_same() -> None:
    """They have the edition and the number as the credential has them; a page that mixes both was edited."""
    facts = replace(FACTS, edition="pso-2.1")
    for language, label, now in (("nl", "Editie", "Regels"), ("en", "Edition", "Rules")):
        shown = "\n".join(words(facts, language).shown)
        assert f"{now}\nPSO-Handleiding 2.1" in shown
        assert facts.id not in shown
        assert shows(facts, shown)
        number = shown.splitlines()[-1]
        once = shown.replace(f"{now}\nPSO-Handleiding 2.1", f"{label}\npso-2.1").replace(number, facts.id)
        assert shows(facts, once)
        assert not shows(facts, shown.replace(number, facts.id))
        assert not shows(facts, once.replace("pso-2.1", "pso-1.9"))
    assert "eigen-1" in words(replace(FACTS, edition="eigen-1"), "nl").shown
