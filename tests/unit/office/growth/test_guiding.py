# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A named guide for each person, limits, a stand-in for who is absent, contact moments; who needs a training."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from trede.errors import RefusedError
from trede.office.growth import actions, queries, tasks
from trede.office.growth.models import Guided
from trede.office.growth.rules.guiding import Guide, helps, loads, next_contact
from trede.office.growth.rules.rows import Followed, coverage
from trede.office.journal.models import Event

TODAY = date(2026, 11, 2)
SINCE = date(2026, 6, 1)


def refused(act, **told):
    with pytest.raises(RefusedError) as found:
        act(**told)
    return [(each.code, each.place) for each in found.value.findings]


@pytest.fixture
def here(administrator, now, is_on):
    return {"by": administrator, "on": now}


@pytest.fixture
def named(here):
    return actions.name_guide(**here, code="B1", most=2, stand_in="B2")


def given(here, who="T1", guide="B1"):
    return actions.give_guide(**here, who=who, guide=guide, every="two-weeks", since=SINCE)


def known(*guides):
    return {each.code: each for each in guides}


def test_the_stand_in_helps_on_the_days_of_absence_and_no_others():
    guides = known(Guide("B1", 2, "B2", TODAY, TODAY + timedelta(days=3)), Guide("B2", 2))
    days = [TODAY + timedelta(days=each) for each in (-1, 0, 3, 4)]
    assert [helps("B1", guides, day) for day in days] == ["B1", "B2", "B2", "B1"]


def test_without_a_last_day_the_absence_goes_on():
    assert helps("B1", known(Guide("B1", 2, "B2", TODAY), Guide("B2", 2)), date(2030, 1, 1)) == "B2"


def test_nobody_helps_where_nobody_is_known_to():
    """No stand-in, one who was not named, one who was taken away, and two who stand in for each other."""
    assert helps("B1", known(Guide("B1", 2, "", TODAY)), TODAY) == ""
    assert helps("B1", known(Guide("B1", 2, "B9", TODAY)), TODAY) == ""
    assert helps("B1", {}, TODAY) == ""
    both = known(Guide("B1", 2, "B2", TODAY), Guide("B2", 2, "B1", TODAY))
    assert helps("B1", both, TODAY) == ""


def test_a_stand_in_who_is_absent_too_is_stood_in_for():
    guides = known(Guide("B1", 2, "B2", TODAY), Guide("B2", 2, "B3", TODAY), Guide("B3", 2))
    assert helps("B1", guides, TODAY) == "B3"


def test_taking_over_can_go_over_the_limit_and_is_seen():
    guides = [Guide("B1", 2, "B2", TODAY), Guide("B2", 2)]
    first, second = loads(guides, ["B1", "B1", "B2"], TODAY)
    assert (first.own, first.today, first.is_away, first.is_over) == (2, 0, True, False)
    assert (second.own, second.today, second.is_over) == (1, 3, True)


def test_contact_is_due_after_the_last_or_after_it_began():
    assert next_contact("two-weeks", SINCE, None) == SINCE + timedelta(days=14)
    assert next_contact("week", SINCE, TODAY) == TODAY + timedelta(days=7)


def test_a_guide_has_a_limit_and_is_not_their_own_stand_in(here, named):
    told = {"code": "B7", "most": 2, "stand_in": ""}
    for more, wrong in (
        ({"most": 0}, ("growth.guide-limit", "most")),
        ({"most": 31}, ("growth.guide-limit", "most")),
        ({"stand_in": "B7"}, ("growth.own-stand-in", "stand_in")),
        ({"stand_in": "Marie"}, ("growth.code", "stand_in")),
        ({"code": "Marie"}, ("growth.code", "code")),
        ({"code": "B1"}, ("growth.row-there", "code")),
    ):
        assert refused(actions.name_guide, **here, **told | more) == [wrong]
    change = {**here, "guide": named.pk, "seen": named.version, "most": 2, "stand_in": "B2"}
    days = {"away_from": None, "away_until": TODAY}
    assert refused(actions.change_guide, **change, **days) == [("growth.before", "away_until")]


def test_nobody_gets_a_guide_beyond_the_limit(here, named):
    given(here, "T1")
    given(here, "T2")
    assert refused(given, here=here, who="T3") == [("growth.guide-full", "guide")]
    assert refused(given, here=here, who="B1") == [("growth.own-guide", "guide")]
    assert refused(given, here=here, who="T3", guide="B9") == [("growth.choice", "guide")]


def test_one_guide_each_and_another_after_it_ended(here, named):
    first = given(here)
    assert refused(given, here=here) == [("growth.row-there", "who")]
    over = {"guide": "B1", "every": "month", "until": TODAY}
    ahead = {**here, "guided": first.pk, "seen": first.version, **over, "until": TODAY + timedelta(days=1)}
    assert refused(actions.change_guided, **ahead) == [("growth.not-yet", "until")]
    actions.change_guided(**here, guided=first.pk, seen=first.version, **over)
    given(here)
    seen = queries.guided_person(here["by"], first.pk).version
    again = {**here, "guided": first.pk, "seen": seen, **over, "until": None}
    assert refused(actions.change_guided, **again) == [("growth.row-there", "until")]


def test_who_has_a_full_guide_may_change_how_often(here):
    actions.name_guide(**here, code="B1", most=1, stand_in="")
    made = given(here)
    told = {"guide": "B1", "every": "week", "until": None}
    actions.change_guided(**here, guided=made.pk, seen=made.version, **told)
    assert queries.guided_person(here["by"], made.pk).every == "week"


def test_contact_is_a_day_and_nothing_else(here, named):
    made = given(here)

    def note(day):
        seen = queries.guided_person(here["by"], made.pk).version
        return {**here, "guided": made.pk, "held_on": day, "seen": seen}

    actions.note_contact(**note(TODAY))
    actions.note_contact(**note(SINCE))
    assert queries.guided_person(here["by"], made.pk).contacts == ["2026-06-01", "2026-11-02"]
    assert refused(actions.note_contact, **note(TODAY)) == [("growth.nothing-changed", "")]
    assert refused(actions.note_contact, **note(date(2026, 5, 31))) == [("growth.before", "held_on")]
    assert refused(actions.note_contact, **note(date(2026, 11, 3))) == [("growth.not-yet", "held_on")]
    assert not {"text", "remarks", "reason"} & {each.name for each in Guided._meta.fields}


def test_days_of_contact_go_after_the_months_that_were_agreed(here, named):
    long_ago = {"contacts": ["2024-11-01", "2024-11-02"], "since": date(2024, 1, 1)}
    made = given(here)
    Guided.objects.filter(pk=made.pk).update(**long_ago)
    seen = queries.guided_person(here["by"], made.pk).version
    actions.note_contact(**here, guided=made.pk, held_on=TODAY, seen=seen)
    assert queries.guided_person(here["by"], made.pk).contacts == ["2024-11-02", "2026-11-02"]


def test_guidance_that_ended_goes_after_those_months(here, now, named):
    for who, until in (("T1", date(2024, 11, 1)), ("T2", date(2024, 11, 2))):
        made = given(here, who)
        Guided.objects.filter(pk=made.pk).update(since=date(2024, 1, 1), until=until)
    actions.forget_rows(by=tasks.GROWTH, on=now, organisation=here["by"].organisation)
    assert [each.who for each in queries.guided(here["by"])] == ["T2"]


def test_the_journal_never_hears_who(here):
    actions.name_guide(**here, code="GIDS99", most=2, stand_in="MAAT55")
    made = given(here, "GEHEIM77", "GIDS99")
    actions.note_contact(**here, guided=made.pk, held_on=TODAY, seen=made.version)
    told = " ".join(str(each.facts) + each.subject for each in Event.objects.all())
    assert not [each for each in ("GIDS99", "MAAT55", "GEHEIM77") if each in told]


def test_coverage_is_of_who_should_have_it_by_work():
    found = [
        Followed("guides", "B1", "Harrie", None),
        Followed("guides", "B2", "harrie", TODAY - timedelta(days=1)),
        Followed("everybody", "T1", "Boze klant", None, "Chat"),
        Followed("everybody", "T2", "Boze klant", None, "post"),
    ]
    aims = {("guides", "", "HARRIE"): 4, ("everybody", "chat", "Boze klant"): 3, ("hr", "", "Subsidies"): 1}
    told = [
        (each.group, each.work, each.valid, each.whole, each.aim) for each in coverage(found, TODAY, aims)
    ]
    assert told == [
        ("hr", "", 0, 1, 1),
        ("guides", "", 1, 4, 4),
        ("everybody", "chat", 1, 3, 3),
        ("everybody", "post", 1, 1, None),
    ]


def test_how_many_need_a_training_is_said_anew(here):
    told = {**here, "group": "guides", "what": "Harrie"}
    actions.set_training_aim(**told, people=3)
    assert refused(actions.set_training_aim, **told, people=3) == [("growth.nothing-changed", "people")]
    actions.set_training_aim(**told, people=4)
    assert [each.people for each in queries.aims(here["by"])] == [4]
    for people in (0, -1, 5001):
        assert refused(actions.set_training_aim, **told, people=people) == [("growth.people", "people")]
