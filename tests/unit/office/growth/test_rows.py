# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings, talks and adaptations: what they say together, and that no name, reason or word of a talk is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.growth import agreed

from trede.errors import NotFoundError, RefusedError
from trede.office.growth import actions, queries, tasks
from trede.office.growth.models import Adaptation, DueTalk, Training
from trede.office.growth.rules.rows import Followed, coverage, days_between, ends, talks
from trede.office.journal.models import Event
from trede.office.web.employer.growth.calendar import calendar

TODAY = date(2026, 11, 2)


def refused(act, **told):
    with pytest.raises(RefusedError) as found:
        act(**told)
    return [each.code for each in found.value.findings]


@pytest.fixture
def here(administrator, now, is_on):
    return {"by": administrator, "on": now}


def test_coverage_counts_people_once_by_what_is_valid_longest():
    found = [
        Followed("guides", "B1", "Harrie", TODAY - timedelta(days=1)),
        Followed("guides", "B1", "Harrie", TODAY + timedelta(days=400)),
        Followed("guides", "B2", "Harrie", TODAY + timedelta(days=60)),
        Followed("guides", "B3", "Harrie", TODAY - timedelta(days=1)),
        Followed("guides", "B4", "Harrie", TODAY + timedelta(days=61)),
        Followed("guides", "B4", "Harrie", None),
        Followed("recruiters", "R1", "Kiezen op kwaliteiten", None),
    ]
    recruiters, guides = coverage(found, TODAY)
    assert (recruiters.people, recruiters.valid, recruiters.ending) == (1, 1, [])
    assert (guides.people, guides.valid) == (4, 3)
    assert guides.ending == [("B2", TODAY + timedelta(days=60))]


def test_what_was_renewed_does_not_run_out():
    """Of who followed a training again the longest counts; what stays valid runs out never."""
    day = date(2026, 12, 1)
    found = [
        ("old", Followed("guides", "B1", "Harrie", day)),
        ("new", Followed("guides", "B1", "harrie", date(2028, 12, 1))),
        ("once", Followed("guides", "B2", "Harrie", date(2027, 1, 1))),
        ("stays", Followed("guides", "B3", "Harrie", None)),
        ("before", Followed("guides", "B3", "Harrie", day)),
    ]
    assert [key for key, _each in ends(found)] == ["once", "new"]


def test_the_rule_of_80_percent_now_and_in_half_a_year():
    """Of five people four are needed. Three had both talks; of a fourth the last one is planned, of the fifth it is
    overdue."""
    day, ahead, late = TODAY - timedelta(days=30), TODAY + timedelta(days=30), TODAY - timedelta(days=5)
    found = [(f"T{each}", kind, day, True) for each in range(3) for kind in ("performance", "development")]
    found += [("T3", "performance", day, True), ("T3", "development", ahead, False)]
    found += [("T4", "performance", day, True), ("T4", "development", late, False)]
    now, later = talks(found, TODAY)
    assert (now.sampled, now.demonstrated, now.needed, now.reached) == (5, 3, 4, False)
    assert (later.demonstrated, later.reached) == (4, True)
    assert [who for who, _ in later.lacking] == ["T4"]


def test_days_between_asking_and_having():
    assert days_between(date(2026, 10, 1), date(2026, 10, 15), TODAY) == 14
    assert days_between(date(2026, 10, 1), None, TODAY) == 32


@pytest.mark.parametrize("who", ["Piet", "", "J. 7", "T\n07", "x1" * 11, "-7", "12-03-1984"])
def test_a_code_has_a_digit_and_is_no_name(here, who):
    assert refused(actions.plan_talk, **here, who=who, kind="performance", due=TODAY) == ["growth.code"]


def test_a_number_of_a_person_is_no_code(here):
    found = refused(actions.plan_talk, **here, who="111222333", kind="performance", due=TODAY)
    assert found == ["growth.bsn"]
    assert "111222333" not in database_text()


def test_a_training_once_and_not_of_a_day_to_come(here):
    told = {"group": "guides", "who": "B1", "what": "Harrie", "followed_on": TODAY}
    actions.add_training(**here, **told, valid_until=None)
    assert refused(actions.add_training, **here, **told, valid_until=TODAY) == ["growth.row-there"]
    wrong = told | {"followed_on": TODAY + timedelta(days=1)}
    assert refused(actions.add_training, **here, **wrong, valid_until=None) == ["growth.not-yet"]
    early = TODAY - timedelta(days=1)
    assert refused(actions.add_training, **here, **told, valid_until=early) == ["growth.before"]


def test_a_talk_has_a_day_and_a_kind_and_nothing_else(here):
    made = actions.plan_talk(**here, who="T1", kind="performance", due=TODAY)
    actions.hold_talk(**here, talk=made.pk, held_on=TODAY)
    assert refused(actions.hold_talk, **here, talk=made.pk, held_on=TODAY) == ["growth.nothing-changed"]
    fields = {each.name for each in DueTalk._meta.fields}
    assert fields == {"id", "organisation", "who", "kind", "due", "held_on", "noted_at", "noted_by"}


def test_an_adaptation_from_asked_to_checked_with_the_worker(here):
    told = {"who": "T1", "need": "stimuli", "solution": "technical", "asked_by": "worker"}
    made = actions.ask_adaptation(**here, **told, asked_on=date(2026, 10, 1))
    one = {**here, "adaptation": made.pk, "seen": made.version}
    day = date(2026, 10, 15)
    for made_on, checked_on in ((date(2026, 9, 30), None), (None, day), (day, date(2026, 10, 14))):
        days = {"made_on": made_on, "checked_on": checked_on}
        assert refused(actions.follow_adaptation, **one, **days) == ["growth.before"]
    actions.follow_adaptation(**one, made_on=day, checked_on=None)
    again = {"made_on": day, "checked_on": day}
    assert refused(actions.follow_adaptation, **one, **again) == ["growth.changed-meanwhile"]
    assert not {"reason", "diagnosis", "position", "text"} & {each.name for each in Adaptation._meta.fields}


def test_the_journal_never_hears_of_whom(here):
    actions.plan_talk(**here, who="GEHEIM77", kind="performance", due=TODAY)
    made = actions.add_training(
        **here, group="guides", who="GEHEIM77", what="Harrie", followed_on=TODAY, valid_until=None
    )
    actions.remove_row(**here, kind="training", row=made.pk)
    with pytest.raises(NotFoundError):
        actions.remove_row(**here, kind="training", row=made.pk)
    assert not [each for each in Event.objects.all() if "GEHEIM77" in str(each.facts) + each.subject]


def test_what_is_over_goes_after_the_months_that_were_agreed(here, now, administrator):
    """Agreed were 24 months; what is not over stays, however old."""
    long_ago = date(2024, 10, 1)
    told = {"group": "guides", "what": "Harrie", "followed_on": long_ago}
    actions.add_training(**here, **told, who="B1", valid_until=date(2024, 11, 1))
    actions.add_training(**here, **told, who="B2", valid_until=date(2024, 11, 2))
    for who in ("T1", "T2"):
        made = actions.plan_talk(**here, who=who, kind="performance", due=long_ago)
        if who == "T1":
            actions.hold_talk(**here, talk=made.pk, held_on=TODAY)
    adaptation = {"need": "pace", "solution": "guidance", "asked_by": "hr", "asked_on": long_ago}
    actions.ask_adaptation(**here, who="T1", **adaptation)
    assert queries.to_forget(TODAY) == [administrator.organisation]
    actions.forget_rows(by=tasks.GROWTH, on=now, organisation=administrator.organisation)
    assert [each.who for each in queries.trainings(administrator)] == ["B2"]
    assert [each.who for each in queries.talks(administrator)] == ["T1"]
    assert len(queries.adaptations(administrator)) == 1
    assert queries.to_forget(TODAY) == []
    told = {"by": tasks.GROWTH, "on": now, "organisation": administrator.organisation}
    assert refused(actions.forget_rows, **told) == ["growth.nothing-changed"]


def test_switching_off_takes_these_along(here):
    actions.plan_talk(**here, who="T1", kind="performance", due=TODAY)
    actions.add_training(**here, group="guides", who="B1", what="Harrie", followed_on=TODAY, valid_until=None)
    actions.switch_off(**here)
    assert not DueTalk.objects.exists()
    assert not Training.objects.exists()
    assert refused(actions.plan_talk, **here, who="T1", kind="performance", due=TODAY) == ["growth.off"]


def test_a_calendar_has_whole_days_and_no_long_lines(now):
    words = "Komma, punt; en \\ streep " + "é" * 60
    text = calendar([(agreed.AGREED["months"], date(2026, 12, 31), words)], now)
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.replace("\r\n ", "").count("Komma\\, punt\\; en \\\\ streep " + "é" * 60) == 1
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
