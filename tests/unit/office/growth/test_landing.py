# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A beginning from a month before to a year after, what the team may know, and how lasting the work is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.unit.office.growth import agreed

from trede.errors import NotFoundError, RefusedError
from trede.office.growth import actions, queries, tasks
from trede.office.growth.models import Start
from trede.office.growth.rules.landing import Part, Stay, items, lasting, lines
from trede.office.journal.models import Event

TODAY = date(2026, 11, 2)


def refused(act, **told):
    with pytest.raises(RefusedError) as found:
        act(**told)
    return [(each.code, each.place) for each in found.value.findings]


@pytest.fixture
def here(administrator, now, is_on):
    return {"by": administrator, "on": now}


@pytest.fixture
def begun(here):
    return actions.plan_start(**here, who="T1", **agreed.START)


def one(here, begun):
    return {**here, "start": begun.pk, "seen": queries.start(here["by"], begun.pk).version}


def test_the_list_goes_from_a_month_before_to_a_year_after_in_both_languages():
    assert items()[0].day <= -30
    assert items()[-1].day >= 365
    assert [each.day for each in items()] == sorted(each.day for each in items())
    assert all(each.words["nl"] and each.words["en"] and each.by["nl"] and each.by["en"] for each in items())


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"who": "Piet"}, ("growth.code", "who")),
        ({"buddy": "Marie"}, ("growth.code", "buddy")),
        ({"buddy": "T1"}, ("growth.own-buddy", "buddy")),
        ({"began_as": "wajong"}, ("growth.choice", "began_as")),
        ({"hours_hundredths": 0}, ("growth.hours", "hours_hundredths")),
        ({"hours_hundredths": 60_01}, ("growth.hours", "hours_hundredths")),
    ],
)
def test_a_start_has_codes_and_choices_only(here, more, wrong):
    assert refused(actions.plan_start, **here, **{"who": "T1", **agreed.START, **more}) == [wrong]


def test_a_start_stands_once(here, begun):
    assert refused(actions.plan_start, **here, who="T1", **agreed.START) == [("growth.row-there", "who")]


def test_the_team_is_prepared_after_the_worker_was_asked(here, begun):
    """And what was ticked on an earlier day keeps that day."""
    assert refused(actions.update_start, **one(here, begun), done=["team"]) == [("growth.ask-first", "done")]
    actions.ask_start(**one(here, begun), may_know="nothing", asked_on=date(2026, 8, 20))
    actions.update_start(**one(here, begun), done=["team"])
    later = here | {"on": here["on"] + timedelta(days=3)}
    actions.update_start(**one(later, begun), done=["team", "meet"])
    found = queries.start(here["by"], begun.pk)
    assert found.done == {"know": "2026-08-20", "team": "2026-11-02", "meet": "2026-11-05"}
    actions.update_start(**one(later, begun), done=["meet"])
    assert "team" not in queries.start(here["by"], begun.pk).done


def test_the_worker_may_say_otherwise_later(here, begun):
    actions.ask_start(**one(here, begun), may_know="work", asked_on=TODAY)
    again = {"may_know": "work", "asked_on": TODAY}
    assert refused(actions.ask_start, **one(here, begun), **again) == [("growth.nothing-changed", "")]
    actions.ask_start(**one(here, begun), may_know="nothing", asked_on=TODAY)
    assert queries.start(here["by"], begun.pk).may_know == "nothing"
    coming = {"may_know": "self", "asked_on": TODAY + timedelta(days=1)}
    assert refused(actions.ask_start, **one(here, begun), **coming) == [("growth.not-yet", "asked_on")]
    wrong = {"may_know": "all", "asked_on": TODAY}
    assert refused(actions.ask_start, **one(here, begun), **wrong) == [("growth.choice", "may_know")]


def test_an_item_that_is_not_there_or_an_older_page_is_refused(here, begun):
    old = one(here, begun)
    assert refused(actions.update_start, **old, done=["know"]) == [("growth.choice", "done")]
    actions.update_start(**old, done=["place"])
    assert refused(actions.update_start, **old, done=["buddy"]) == [("growth.changed-meanwhile", "seen")]


def test_how_it_went_on_has_days_in_order(here, begun):
    told = {
        "buddy": "B2",
        "starts_on": date(2026, 9, 1),
        "permanent_on": None,
        "hours_now_hundredths": None,
        "left_on": None,
    }
    for more, wrong in (
        ({"permanent_on": date(2026, 8, 31)}, ("growth.before", "permanent_on")),
        ({"left_on": TODAY + timedelta(days=1)}, ("growth.not-yet", "left_on")),
        ({"hours_now_hundredths": 61_00}, ("growth.hours", "hours_now_hundredths")),
        ({"buddy": "T1"}, ("growth.own-buddy", "buddy")),
        (
            {"permanent_on": date(2026, 10, 20), "left_on": date(2026, 10, 19)},
            ("growth.before", "left_on"),
        ),
    ):
        assert refused(actions.follow_start, **one(here, begun), **told | more) == [wrong]
    actions.follow_start(**one(here, begun), **told)
    other = actions.plan_start(**here, who="T1", **agreed.START | {"starts_on": date(2025, 1, 1)})
    assert refused(actions.follow_start, **one(here, other), **told) == [("growth.row-there", "starts_on")]


def test_lasting_work_as_figures():
    """By hand. Of those who began at least half a year ago (four) three stayed that long: the second left two days
    before. A year: of the first two, one. Two years: of the first, that one. On the day itself counts."""
    stays = [
        Stay(date(2024, 11, 2), "temporary", 24_00, date(2025, 11, 2), 28_00),
        Stay(date(2025, 10, 1), "trial", 20_00, left_on=date(2026, 3, 30)),
        Stay(date(2026, 5, 1), "trial", 16_00, date(2026, 10, 1), 20_00),
        Stay(date(2026, 4, 2), "temporary", 32_00, hours_now=24_00),
        Stay(date(2026, 10, 1), "trial", 20_00),
        Stay(date(2026, 12, 1), "trial", 20_00),
    ]
    found = lasting(stays, TODAY)
    assert found.stays == {6: Part(3, 4), 12: Part(1, 2), 24: Part(1, 1)}
    assert (found.trials, found.trials_going_on) == (Part(1, 3), 1)
    assert found.more_hours == Part(2, 4)
    assert (found.hours_then, found.hours_now) == (92_00, 92_00)
    assert lasting([], TODAY).stays[6] == Part(0, 0)


def test_who_left_on_the_day_itself_was_still_there():
    day = date(2026, 5, 2)
    for left_on, part in ((TODAY, 1), (TODAY - timedelta(days=1), 0)):
        assert lasting([Stay(day, "temporary", 1, left_on=left_on)], TODAY).stays[6] == Part(part, 1)


def test_a_line_is_late_when_its_day_is_over():
    first, *_ = lines(date(2026, 12, 2), {})
    assert first.due == TODAY
    assert not first.is_late(TODAY)
    assert first.is_late(TODAY + timedelta(days=1))
    assert not lines(date(2026, 12, 2), {"place": "2026-11-01"})[0].is_late(TODAY + timedelta(days=1))


def test_who_left_goes_with_who_stayed(here, now, administrator):
    """Agreed were 24 months: two years are followed, so a row goes four years after the start, whoever left."""
    days = {"permanent_on": None, "hours_now_hundredths": None}
    for who, starts_on in (("T1", date(2022, 11, 1)), ("T2", date(2022, 11, 2)), ("T3", date(2022, 11, 1))):
        made = actions.plan_start(**here, who=who, **agreed.START | {"starts_on": starts_on})
        if who != "T3":
            told = {"buddy": "B1", "starts_on": starts_on, "left_on": starts_on}
            actions.follow_start(**one(here, made), **told, **days)
    actions.forget_rows(by=tasks.GROWTH, on=now, organisation=administrator.organisation)
    assert [each.who for each in queries.starts(administrator)] == ["T2"]


def test_the_journal_never_hears_who(here):
    made = actions.plan_start(**here, who="GEHEIM77", **agreed.START | {"buddy": "MAATJE88"})
    actions.ask_start(**one(here, made), may_know="nothing", asked_on=TODAY)
    actions.remove_row(**here, kind="start", row=made.pk)
    told = " ".join(str(each.facts) + each.subject for each in Event.objects.all())
    assert "GEHEIM77" not in told
    assert "MAATJE88" not in told
    assert "nothing" not in told
    with pytest.raises(NotFoundError):
        queries.start(here["by"], made.pk)


def test_no_field_has_room_for_why(here):
    fields = {each.name for each in Start._meta.fields}
    assert not {"reason", "diagnosis", "position", "text", "remarks", "name"} & fields
