# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan and a forecast as PDF: what the terminal says stands in it, with its pictures and its data."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.unit.reports.examples import employed, measured

from trede.planning.advice import advise
from trede.planning.costs import Costs
from trede.planning.document import advice_document, forecast_document
from trede.planning.forecast import forecast
from trede.planning.solvers import installed
from trede.reports.outlook import forecast_pdf, plan_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.reports.result import Result

LATER = date(2030, 1, 1).toordinal()
STAFF = (*(employed(f"S{n}", last_day=LATER) for n in range(9)), employed("P1", "wajong", last_day=LATER))


def plan(result: Result) -> tuple[bytes, dict[str, object]]:
    target = result.edition.levels[-1]
    advice = advise(result.edition, result.measurement, target, Costs(), "fewest", 3, installed())
    document = advice_document(advice)
    return plan_pdf(advice, result, Costs(), json.dumps(document).encode()), document


def ahead(result: Result) -> tuple[bytes, dict[str, object]]:
    until = result.measurement.reference_year.last + 400
    found = forecast(result.measurement, until, lambda _day: result.edition)
    document = forecast_document(found)
    return forecast_pdf(found, result, json.dumps(document).encode()), document


@pytest.fixture(params=["nl", "en"])
def result(request: pytest.FixtureRequest) -> Result:
    return measured(*STAFF, language=request.param)


@pytest.mark.parametrize(("make", "name"), [(plan, "plan"), (ahead, "forecast")])
def test_the_document_is_inside_and_the_bytes_are_the_same_each_time(
    result: Result, make: Callable[[Result], tuple[bytes, dict[str, object]]], name: str
) -> None:
    data, document = make(result)
    (attached,) = PdfReader(BytesIO(data)).attachment_list
    assert attached.name == f"{name}.json"
    assert json.loads(attached.content) == document
    assert make(result)[0] == data


@pytest.mark.parametrize("make", [plan, ahead])
def test_it_says_whose_it_is_and_on_every_page_that_it_is_not_official(
    result: Result, make: Callable[[Result], tuple[bytes, dict[str, object]]]
) -> None:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(make(result)[0])).pages]
    assert result.measurement.organisation.name in pages[0]
    assert result.measurement.organisation.kvk in pages[0]
    assert all(result.wording.say("conclusion.unofficial") in page for page in pages)


def test_the_plan_shows_the_ladder_now_and_with_it(result: Result) -> None:
    text = " ".join(PdfReader(BytesIO(plan(result)[0])).pages[0].extract_text().split())
    assert result.wording.say("plan.ladder_now") in text
    assert result.wording.say("plan.ladder_after") in text


def test_the_forecast_has_a_line_for_each_month(result: Result) -> None:
    data, document = ahead(result)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())
    points = document["points"]
    assert isinstance(points, list)
    assert len(points) > 12
    first, last = (result.measurement.reference_year.last + days for days in (0, 400))
    assert result.wording.numerals.day(first) in text
    assert result.wording.numerals.day(last) in text
