# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A score as PDF: PDF/A-3a and PDF/UA-1, the same bytes for the same input, the score document inside.

It is a report, not a certificate, and carries no signature.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from trede.kernel.periods import as_date
from trede.reports.contents import contents
from trede.reports.typesetting import typeset

if TYPE_CHECKING:
    from trede.reports.result import Result


def pdf(result: Result, document: bytes, *, demo: bool = False) -> bytes:
    """The report with ``document`` (the score as ``trede/score/1`` JSON) as its attachment ``score.json``.

    Its date is that of the measurement, so that the clock has no part in it. Of a ``demo`` every page says so.
    """
    return typeset("score", contents(result, demo=demo), document, _date(result))


def _date(result: Result) -> datetime:
    measurement = result.measurement
    day = measurement.application_day or measurement.reference_year.last
    return datetime.combine(as_date(day), time(0), UTC)
