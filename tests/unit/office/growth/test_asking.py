# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking everybody how it goes: no reply leads to a person, also not by time, order, journal, backup or subtraction."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from tests.unit.office.dossier.test_canary import database_text

from trede.errors import NotFoundError, RefusedError
from trede.office.growth import actions, queries, tasks
from trede.office.growth.models import AskingRound
from trede.office.growth.rules import asking
from trede.office.journal.models import Concern, Event
from trede.office.vault.keys import decrypt

TODAY = date(2026, 11, 2)
CLOSES = TODAY + timedelta(days=14)
SAID = {"home": "yes", "safe": "no", "able": "mostly", "growing": ""}


def refused(act, **told):
    with pytest.raises(RefusedError) as found:
        act(**told)
    return [(each.code, each.place) for each in found.value.findings]


@pytest.fixture
def here(administrator, now, is_on):
    return {"by": administrator, "on": now}


@pytest.fixture
def asked(here):
    return actions.ask_everybody(**here, people=12, closes_on=CLOSES)


def say(token, on, feelings=SAID, needs=("pace",)):
    actions.answer_round(by=tasks.GROWTH, on=on, token=token, feelings=feelings, needs=needs)


def counted(made, on):
    actions.count_replies(by=tasks.GROWTH, on=on, asked=made.pk)
    return AskingRound.objects.get(pk=made.pk)


def test_nobody_is_asked_in_a_group_of_fewer_than_ten(here):
    for people in (9, 0, 2001):
        told = {**here, "people": people, "closes_on": CLOSES}
        assert refused(actions.ask_everybody, **told) == [("growth.asked-people", "people")]
    for days in (6, 43):
        told = {**here, "people": 10, "closes_on": TODAY + timedelta(days=days)}
        assert refused(actions.ask_everybody, **told) == [("growth.asked-days", "closes_on")]


def test_a_link_works_once_and_no_other_does(here, now, asked):
    made, tokens = asked
    assert len(set(tokens)) == 12
    say(tokens[0], now)
    other = made.pk.hex + "x" * 22
    for token in (tokens[0], other, made.pk.hex, "", "Z" * 60, tokens[1].upper()):
        with pytest.raises(NotFoundError):
            say(token, now)
    with pytest.raises(NotFoundError):
        say(tokens[1], now + timedelta(days=15))


def test_the_links_are_kept_nowhere(asked):
    _made, tokens = asked
    kept = database_text() + " ".join(str(each.facts) + each.subject for each in Event.objects.all())
    assert not [each for each in tokens if each in kept]


def test_no_field_has_a_moment_or_a_person():
    """Of a round only days that hold for everybody; of a reply there is no table at all."""
    fields = {each.name for each in AskingRound._meta.fields}
    assert fields == {
        *("id", "organisation", "people", "opened_on", "closes_on", "slips", "box"),
        *("closed_on", "result", "noted_by"),
    }


def test_by_order_nothing_can_be_told(here, now, asked):
    """Whoever replies first: the same box, and the same checksums that are left."""
    made, tokens = asked
    ways = [({"home": "no"}, ("pace",)), ({"home": "yes"}, ()), ({"safe": "no"}, ("hours",))]
    boxes = []
    for order in (ways, ways[::-1]):
        box = ""
        for feelings, needs in order:
            box = asking.with_reply(box, asking.coded(feelings, needs))
        boxes.append(box)
    assert boxes[0] == boxes[1]
    for token, (feelings, needs) in zip(tokens, ways, strict=False):
        say(token, now, feelings, needs)
    found = AskingRound.objects.get(pk=made.pk)
    assert decrypt(found.box) == boxes[0]
    assert found.slips == sorted(found.slips)


def test_every_reply_is_as_long_as_any_other():
    every = [
        asking.coded(feelings, needs)
        for feelings in (SAID, {"home": "no"}, {})
        for needs in ((), ("pace",), asking.NEEDS)
        if feelings or needs
    ]
    assert {len(each) for each in every} == {11}
    assert all(asking.coded(*asking.told(each)) == each for each in every)


def test_by_time_nothing_can_be_told(here, now, asked):
    """What is hidden bears a moment too: that of the round, whenever somebody replied."""
    made, tokens = asked
    for token, minutes in zip(tokens, (0, 7, 90), strict=False):
        say(token, now + timedelta(minutes=minutes))
        box = urlsafe_b64decode(AskingRound.objects.get(pk=made.pk).box)
        assert datetime.fromtimestamp(int.from_bytes(box[1:9], "big"), UTC) == datetime(
            2026, 11, 2, 12, tzinfo=UTC
        )


def test_by_two_backups_nothing_can_be_told(here, now, asked):
    """What was there before a reply is hidden anew with it, so that no part of it can be found back; and what two
    people say, as far apart as can be, hides as long."""
    made, tokens = asked
    boxes = []
    for token, feelings in zip(tokens, ({"home": "yes"}, {"home": "no"}), strict=False):
        say(token, now, feelings, ())
        boxes.append(AskingRound.objects.get(pk=made.pk).box)
    assert "yes" not in database_text()
    first, second = boxes
    assert not [each for each in range(0, len(first) - 16, 16) if first[16:][each : each + 16] in second]


def test_by_the_journal_nothing_can_be_told(here, now, asked):
    """Each reply has the same words, actor, subject and moment, and no organisation may read that it came."""
    _made, tokens = asked
    for minutes, token in enumerate(tokens[:3]):
        say(token, now + timedelta(minutes=minutes))
    events = Event.objects.filter(kind="growth.round-answered")
    told = {(each.at, each.actor, each.subject, *sorted(each.facts)) for each in events}
    assert (events.count(), len(told)) == (3, 1)
    assert not Concern.objects.filter(event__in=events).exists()
    facts = json.dumps([each.facts for each in events])
    assert not [each for each in (*tokens, "pace", "mostly") if each in facts]
    ((moment, *_rest),) = told
    assert moment.date() == TODAY


def test_no_result_before_it_is_over_and_only_one_after(here, now, asked):
    made, tokens = asked
    for token in tokens:
        say(token, now)
    with pytest.raises(NotFoundError):
        actions.count_replies(by=tasks.GROWTH, on=now + timedelta(days=14), asked=made.pk)
    found = counted(made, now + timedelta(days=15))
    assert (found.slips, found.box) == ([], "")
    assert found.result["at_least"] == 10
    assert found.result["feelings"] == {"home": 9, "safe": 1, "able": 9, "growing": None}
    assert found.result["needs"]["pace"] == 9
    assert found.result["needs"]["hours"] == 1
    with pytest.raises(NotFoundError):
        actions.count_replies(by=tasks.GROWTH, on=now + timedelta(days=16), asked=made.pk)
    with pytest.raises(NotFoundError):
        actions.cancel_round(**here, asked=made.pk)


@pytest.mark.parametrize(("replies", "is_told"), [(9, False), (10, True)])
def test_fewer_than_ten_replies_are_thrown_away(here, now, asked, replies, is_told):
    made, tokens = asked
    for token in tokens[:replies]:
        say(token, now)
    found = counted(made, now + timedelta(days=15))
    assert (found.result is not None) == is_told
    assert found.box == ""
    assert '"at_least": 9' not in json.dumps(found.result)


def test_by_subtraction_of_two_results_nothing_can_be_told(here, now, asked):
    """One round at a time, and a result half a year after the last: also after all was switched off and on again."""
    made, tokens = asked
    again = {"by": here["by"], "people": 12}
    told = {**again, "on": now, "closes_on": CLOSES}
    assert refused(actions.ask_everybody, **told) == [("growth.asked-now", "closes_on")]
    for token in tokens:
        say(token, now)
    over = now + timedelta(days=15)
    counted(made, over)
    actions.switch_off(by=here["by"], on=over)
    from tests.unit.office.growth.agreed import AGREED

    actions.switch_on(by=here["by"], on=over, **AGREED)
    early = over + timedelta(days=149)
    told = {**again, "on": early, "closes_on": (early + timedelta(days=14)).date()}
    assert refused(actions.ask_everybody, **told) == [("growth.asked-lately", "closes_on")]
    later = over + timedelta(days=150)
    actions.ask_everybody(**again, on=later, closes_on=(later + timedelta(days=14)).date())


def test_a_result_has_no_parts_that_could_be_subtracted(here, now, asked):
    """Shares of all, each over ten or more: no teams, no counts of a question, no cross of two questions."""
    made, tokens = asked
    for token in tokens:
        say(token, now)
    found = counted(made, now + timedelta(days=15)).result
    assert set(found) == {"at_least", "feelings", "needs"}
    told = [*found["feelings"].values(), *found["needs"].values()]
    assert all(each is None or (isinstance(each, int) and 1 <= each <= 9) for each in told)


def test_all_or_nobody_is_never_told():
    """Whatever people say: from 1 to 9 in ten, as near as can be to what they said."""
    chance = Random(20261130)
    for _ in range(300):
        whole = chance.randint(10, 60)
        part = chance.randint(0, whole)
        found = asking.tenths(part, whole)
        assert 1 <= found <= 9
        if whole <= 20 * part <= 19 * whole and 1 <= part * 10 / whole <= 9:
            assert abs(found - part * 10 / whole) <= 0.5
    assert (asking.tenths(0, 10), asking.tenths(10, 10)) == (1, 9)


def test_nothing_said_and_what_cannot_be_chosen_is_refused(here, now, asked):
    _made, tokens = asked
    one = {"by": tasks.GROWTH, "on": now, "token": tokens[0]}
    assert refused(actions.answer_round, **one, feelings={}, needs=()) == [("growth.nothing-said", "")]
    for feelings, needs in (({"home": "maybe"}, ()), ({"boss": "no"}, ()), ({}, ("sleep",))):
        assert refused(actions.answer_round, **one, feelings=feelings, needs=needs) == [("growth.choice", "")]


def test_who_stops_throws_everything_away(here, now, asked):
    made, tokens = asked
    say(tokens[0], now)
    actions.cancel_round(**here, asked=made.pk)
    assert not AskingRound.objects.exists()
    with pytest.raises(NotFoundError):
        say(tokens[1], now)
    actions.ask_everybody(**here, people=10, closes_on=CLOSES)


def test_the_worker_counts_what_is_over(here, now, asked, monkeypatch):
    made, tokens = asked
    for token in tokens:
        say(token, now)
    monkeypatch.setattr(tasks.timezone, "now", lambda: now + timedelta(days=14))
    tasks.count()
    assert queries.asked_once(here["by"], made.pk).result is None
    monkeypatch.setattr(tasks.timezone, "now", lambda: now + timedelta(days=15))
    tasks.count()
    assert queries.asked_once(here["by"], made.pk).result["at_least"] == 10
