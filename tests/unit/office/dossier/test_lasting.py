# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How lasting the work is, from the dates of the rows: counted by hand in each test."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tests.unit.office.dossier.filled import answer_all, declared

from trede.kernel.periods import NEVER, Period
from trede.office.dossier import queries
from trede.office.dossier.models import Measurement
from trede.office.dossier.rules.lasting import lasting
from trede.reports.application import application_record

YEAR = Period(date(2025, 1, 1).toordinal(), date(2025, 12, 31).toordinal())


def row(ref, first, last=None, *, contract="regular", position="wajong"):
    """Like the first row of the made-up file, with these dates."""
    like = declared().employments[0]
    days = {
        "first_day": date.fromisoformat(first).toordinal(),
        "last_day": date.fromisoformat(last).toordinal() if last else NEVER,
    }
    return replace(like, ref=ref, contract=contract, position=position, **days)


def counted(*rows):
    return lasting(replace(declared(), reference_year=YEAR, employments=rows))


def test_still_there_after_one_and_two_years():
    found = counted(
        row("stays", "2024-03-01"),
        row("left-before", "2024-03-01", "2025-02-28"),
        row("left-that-day", "2024-03-01", "2025-03-01"),
        row("two-years", "2023-06-01"),
        row("two-years-left", "2023-06-01", "2025-05-31"),
        row("new", "2025-04-01"),
        row("long-there", "2015-04-01"),
        row("no-target-group", "2024-03-01", position=None),
    )
    assert found["stays"] == {"1": {"of": 3, "there": 2}, "2": {"of": 2, "there": 1}}


def test_the_borders_of_the_year():
    """One year on 1 January and on 31 December of the year are in it; the days beside it are not."""
    found = counted(*(row(day, day) for day in ("2023-12-31", "2024-01-01", "2024-12-31", "2025-01-01")))
    assert found["stays"]["1"] == {"of": 2, "there": 2}


def test_two_contracts_of_a_person_are_one_way():
    """A new contract goes on with the first; a gap over the day itself is not being there."""
    found = counted(
        row("on", "2024-03-01", "2024-08-31"),
        row("on", "2024-09-01"),
        row("gap", "2024-03-01", "2025-02-01"),
        row("gap", "2025-04-01"),
        row("back-that-day", "2024-03-01", "2025-02-01"),
        row("back-that-day", "2025-03-01"),
    )
    assert found["stays"]["1"] == {"of": 3, "there": 2}


def test_from_trial_to_permanent():
    found = counted(
        row("permanent", "2025-01-01", "2025-03-31", contract="trial"),
        row("permanent", "2025-04-01"),
        row("temporary", "2025-01-01", "2025-03-31", contract="trial"),
        row("temporary", "2025-04-01", "2026-03-31"),
        row("again", "2025-01-01", "2025-03-31", contract="trial"),
        row("again", "2025-04-01", "2026-03-31"),
        row("gone", "2025-01-01", "2025-03-31", contract="trial"),
        row("beside-the-trial", "2025-01-01", "2025-03-31", contract="trial"),
        row("beside-the-trial", "2025-01-01"),
        row("still-on-trial", "2025-11-01", "2026-01-31", contract="trial"),
        row("job-before", "2020-01-01", "2024-12-31"),
        row("job-before", "2025-01-01", "2025-03-31", contract="trial"),
    )
    assert found["trials"] == {"of": 6, "hired": 3, "permanent": 1}


def test_trials_that_ended_on_the_borders_of_the_year():
    ends = ("2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01")
    found = counted(*(row(end, "2024-11-01", end, contract="trial") for end in ends))
    assert found["trials"] == {"of": 2, "hired": 0, "permanent": 0}


def test_somebody_counts_who_was_of_the_target_group_in_one_of_the_contracts():
    found = counted(
        row("before", "2024-03-01", "2024-12-31"),
        row("before", "2025-01-01", position=None),
    )
    assert found["stays"]["1"] == {"of": 1, "there": 1}


def test_it_is_kept_signed_and_read(now, administrator, measured, colleague):
    """Of the made-up file, counted in a second way; what was measured before has nothing to say of it."""
    kept = Measurement.objects.get(dossier=measured).lasting
    assert kept == lasting(declared())
    answer_all(administrator, now, measured)
    seen = queries.to_freeze(colleague("signatory"), measured)
    assert seen.document["lasting"] == json.loads(json.dumps(kept))
    titles = {language: application_record(seen.document, "", language) for language in ("nl", "en")}
    assert "Hoe duurzaam het werk is" in [part.title for part in titles["nl"].parts]
    assert "How lasting the work is" in [part.title for part in titles["en"].parts]
    before = {name: told for name, told in seen.document.items() if name != "lasting"}
    assert "duurzaam" not in [part.id for part in application_record(before, "", "nl").parts]
