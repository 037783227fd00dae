# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What strangers put in a PDF, so that a reader of it stumbles or starts something."""

from __future__ import annotations

import subprocess
import zlib

import pytest
from pypdf import filters
from tests.hostile.proofs import CATALOGUE, PAGE, PAGES, drawn, pdf, stream

from trede.errors import ProofError
from trede.proofs.pdf_files import parts_of, pdf_in


def test_no_program_is_started_for_a_picture(monkeypatch):
    started = []
    monkeypatch.setattr(subprocess, "run", lambda *told, **_: started.append(told))
    assert pdf_in(drawn(b"x" * 100, told=b"/Filter /JBIG2Decode")) is None
    with pytest.raises(ProofError, match="picture"):
        filters.JBIG2Decode.decode(b"x")  # where it is installed, this one would start it
    assert not started


def test_an_older_reader_knows_no_such_picture(monkeypatch):
    monkeypatch.delattr(filters, "JBIG2Decode")
    assert pdf_in(drawn(zlib.compress(b""))).pages == 1


def test_what_does_something_when_it_is_opened_has_no_text():
    font = b"<</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"
    page = PAGE.replace(b"<<>>", font)
    words = stream(zlib.compress(b"BT /F 1 Tf (word) Tj ET"), b"/Filter /FlateDecode")
    doing = CATALOGUE[:-2] + b" /Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (a)>>]>>>>>>"
    assert pdf_in(pdf(CATALOGUE, PAGES, page, words)).text == "word"
    assert pdf_in(pdf(doing, PAGES, page, words)).text == ""


@pytest.mark.parametrize("problem", [OSError, ZeroDivisionError, EOFError, AssertionError, Exception])
def test_whatever_the_reader_stumbles_over_is_no_pdf_of_ours(monkeypatch, problem):
    monkeypatch.setattr("pypdf.PdfReader.attachment_list", property(_raiser(problem)))
    with pytest.raises(ProofError):
        parts_of(drawn(b"x"))


def test_no_memory_says_nothing_of_the_file(monkeypatch):
    monkeypatch.setattr("pypdf.PdfReader.attachment_list", property(_raiser(MemoryError)))
    with pytest.raises(MemoryError):
        parts_of(drawn(b"x"))


def _raiser(problem):
    def raise_it(_reader):
        raise problem

    return raise_it
