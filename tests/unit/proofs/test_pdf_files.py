# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What strangers put in a PDF, so that a reader of it stumbles or starts something."""

from __future__ import annotations

import subprocess

import pytest
from pypdf import filters
from tests.hostile.proofs import drawn

from trede.errors import ProofError
from trede.proofs.pdf_files import parts_of, pdf_in


def test_no_program_is_started_for_a_picture(monkeypatch):
    started = []
    monkeypatch.setattr(subprocess, "run", lambda *told, **_: started.append(told))
    assert pdf_in(drawn(b"x" * 100, told=b"/Filter /JBIG2Decode")) is None
    with pytest.raises(ProofError, match="picture"):
        filters.JBIG2Decode.decode(b"x")  # where it is installed, this one would start it
    assert not started


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
