# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from trede.reports.record import Line, Part, Record, record_pdf

AT = datetime(2026, 11, 2, tzinfo=UTC)
END = (
    Part("seal", "Zegel", [Line("Rijen", "11")], together=True),
    Part("who", "Wie dit maakte", [Line("Door", "Noor")], together=True),
)


def pages(lines: int, demo: str = "") -> list[str]:
    """The words of each page of a record with so many lines before its end."""
    part = Part("lines", "Regels", [Line(f"Regel {number}", "Tekst.") for number in range(lines)])
    record = Record("nl", "Proef", "trede", (part, *END), "Niet officieel.", "De aanvraag.", demo)
    made = PdfReader(BytesIO(record_pdf(record, b"{}", AT)))
    return [" ".join(page.extract_text().split()) for page in made.pages]


@pytest.mark.parametrize("lines", range(26, 46))
def test_the_last_page_never_holds_less_than_the_parts_that_belong_together(lines: int) -> None:
    last = pages(lines)[-1]
    assert "Zegel Rijen 11 Wie dit maakte Door Noor" in last


def test_every_page_of_a_demo_says_so() -> None:
    told = pages(60, demo="Alles is verzonnen.")
    assert len(told) > 1
    assert [page.count("Alles is verzonnen.") for page in told] == [1] * len(told)
    assert not any("verzonnen" in page for page in pages(60))
