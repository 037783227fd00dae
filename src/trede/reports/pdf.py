# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A score as PDF: PDF/A-3a and PDF/UA-1, the same bytes for the same input, the score document inside.

It is a report, not a certificate, and carries no signature.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from trede.kernel.periods import as_date
from trede.reports.contents import contents
from trede.reports.signs import showable

if TYPE_CHECKING:
    from typst import Fonts

    from trede.reports.result import Result


def pdf(result: Result, document: bytes) -> bytes:
    """The report with ``document`` (the score as ``trede/score/1`` JSON) as its attachment ``score.json``.

    What the user typed reaches the template as data and is never read as typst; the template sees no other
    files than its own folder. Its date is that of the measurement, so that the clock has no part in it.
    """
    import typst

    texts = json.dumps(showable(contents(result)))
    with as_file(files("trede.reports") / "templates") as folder:
        made: bytes = typst.compile(
            str(folder / "score.typ"),
            root=str(folder),
            format="pdf",
            font_paths=fonts(),
            sys_inputs={"report": texts, "document": document.decode("utf-8")},
            pdf_standards=["a-3a", "ua-1"],
            timestamp=_date(result),
        )
    return made


@cache
def fonts() -> Fonts:
    """Only the faces that typst carries: every machine sets the same pages."""
    import typst

    return typst.Fonts(include_system_fonts=False)


def _date(result: Result) -> datetime:
    measurement = result.measurement
    day = measurement.application_day or measurement.reference_year.last
    return datetime.combine(as_date(day), time(0), UTC)
