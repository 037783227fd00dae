# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files with an answer from a register: the JSON, or the PDF with it inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.proofs.answers import NAME, is_answer, question_lines, read_answer, wrong_with_answer
from trede.proofs.certificate_words import LANGUAGES
from trede.proofs.verdicts import Judgement, judgement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trede.proofs.pdf_files import PdfParts
    from trede.proofs.trust import Trust


def answer_in(data: bytes, pdf: PdfParts | None) -> tuple[bytes, str | None] | None:
    """The answer in a file, with the text of the pages of a PDF (``pdf_files.pdf_in``); None when there is none.

    Nothing is checked yet.
    """
    if is_answer(data):
        return data, None
    answers = pdf.attached.get(NAME, []) if pdf else []
    return (answers[0], pdf.text) if pdf and len(answers) == 1 else None


def judge_answer(data: bytes, trust: Trust, on: date, page: str | None = None) -> Judgement:
    """The verdict on an answer; ``on`` is the day on which it is asked for."""
    try:
        document = read_answer(data)
    except ProofError:
        return judgement("answer-changed", on)
    if wrong := wrong_with_answer(document, trust, page):
        return judgement(wrong, on)
    said = {language: _told(question_lines(document["answer"], language)) for language in LANGUAGES}
    return judgement("answer-genuine", on, detail=said)


def _told(lines: Iterable[str]) -> str:
    """The lines behind each other; an address, which has no point behind it, comes last."""
    return " ".join(sorted(lines, key=lambda line: not line.endswith(".")))
