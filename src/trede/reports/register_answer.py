# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An answer of the register as a PDF for the tender file: PDF/A-3a and PDF/UA-1, with the signed answer inside.

The same bytes for the same answer and language. What it shows are the words of ``proofs.answers`` and nothing else, so
that a check can hold the pages to what was signed.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from trede.proofs.answers import answer_texts, question_lines, read_answer, row_words
from trede.reports.typesetting import typeset

if TYPE_CHECKING:
    from trede.scheme import Language


def register_answer_pdf(data: bytes, language: Language = "nl") -> bytes:
    """The pages for the answer in these bytes. Raises ProofError when there is none."""
    document = read_answer(data)
    say, first = answer_texts(language), document["answer"]["asked"]["first"]
    contents = {
        "language": language,
        "author": document["credential"]["issuer"]["name"],
        "title": say["title"],
        "lines": question_lines(document["answer"], language),
        "head": say["head"],
        "rows": [row_words(row, language, first) for row in document["answer"]["rows"]],
        "unofficial": say["signed"],
        "attachment": say["attachment"],
    }
    return typeset(
        "answer", contents, data, datetime.fromisoformat(document["credential"]["proof"]["created"])
    )
