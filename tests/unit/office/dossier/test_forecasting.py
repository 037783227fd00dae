# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forecast is made while the rows are there, and kept without them."""

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import SHELF, person
from tests.unit.office.dossier.filled import declared

from trede.kernel.periods import as_date
from trede.office.dossier import actions, queries
from trede.office.dossier.rules import forecasting
from trede.office.dossier.rules.forecasting import kept_forecast, read_forecast
from trede.planning.forecast import forecast
from trede.reports.forecast import told


def test_it_says_when_and_why_without_saying_who(now, administrator, dossier):
    leaving = declared(
        person(ref="CANARY3", until="2027-03-31"), person("sw", ref="D", indication_until="2027-05-31")
    )
    actions.measure(by=administrator, on=now, dossier=dossier, declared=leaving)
    kept = queries.outcome(administrator, dossier).forecast
    assert len(kept["points"]) == 31  # the certificate of an application in February would end before that
    assert {each["last"] for each in kept["points"]} >= {"2026-12-31", "2027-01-31", "2029-06-30"}
    assert "CANARY" not in str(kept)
    causes = [cause for loss in kept["losses"] for cause in loss["causes"]]
    assert {"position": "wajong", "end": "contract", "people": 1} in causes


def test_the_points_are_those_of_the_planner():
    measurement = declared()
    kept = kept_forecast(SHELF, measurement)
    found = forecast(measurement, measurement.reference_year.last + 60, lambda day: SHELF.load("pso-2.1"))
    assert [each["level"] for each in kept["points"][:2]] == [each.figures.level for each in found.points[:2]]


def test_too_many_rows_for_so_many_months_are_not_looked_ahead(monkeypatch):
    monkeypatch.setattr(forecasting, "MOST_ROW_MONTHS", 599)
    assert kept_forecast(SHELF, declared()) == {}


@pytest.mark.parametrize(
    ("applied_on", "until"),
    [
        ("2027-02-01", "2029-06-30"),
        ("2027-12-31", "2029-12-31"),
        ("2039-02-01", "2036-12-31"),
    ],
    ids=["two years and a half", "the end of the certificate", "as far as can be"],
)
def test_it_goes_on_to_the_end_of_the_certificate(applied_on, until):
    applied = replace(declared(), application_day=date.fromisoformat(applied_on).toordinal())
    assert kept_forecast(SHELF, applied)["points"][-1]["last"] == until


def test_what_was_kept_tells_the_same_as_the_forecast_itself():
    """All but who it is about."""
    leaving = declared(person(ref="CANARY3", until="2027-03-31"))
    kept = read_forecast(SHELF, kept_forecast(SHELF, leaving))
    until = kept.points[-1].last
    whole = told(forecast(leaving, until, lambda day: SHELF.on(as_date(day))), leaving, "nl")
    seen = told(kept, leaving, "nl")
    assert seen.conclusion == whole.conclusion
    assert seen.lines == whole.lines
    assert [loss.headline for loss in seen.losses] == [loss.headline for loss in whole.losses]
    assert "CANARY" in str(whole.losses)
    assert "CANARY" not in str(seen.losses)
    assert read_forecast(SHELF, {}) is None
