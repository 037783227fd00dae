# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who does the work has all of it thrown away, on their own page: nothing is left of them in any table."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.utils import timezone
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.growth import agreed
from tests.unit.office.placements import small

from trede.kernel.days import dutch_day
from trede.office.growth import actions as growth
from trede.office.growth.models import DueTalk
from trede.office.placements import actions, queries
from trede.office.placements.models import Voice

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.accounts.rules.members import Member

CODE, MARK = "KANARIE7", "kanariemerk"


def in_every_list(by: Member, now: datetime) -> None:
    """A row of each kind about who has this code, and rows about others in which it stands."""
    here: dict[str, Any] = {"by": by, "on": now}
    today = dutch_day(now)
    growth.plan_start(**here, who=CODE, **agreed.START)
    growth.plan_start(**here, who="T9", **agreed.START | {"buddy": CODE})
    growth.name_guide(**here, code=CODE, most=2, stand_in="")
    growth.name_guide(**here, code="B9", most=2, stand_in=CODE)
    growth.give_guide(**here, who=CODE, guide="B9", every="week", since=today)
    growth.give_guide(**here, who="T9", guide=CODE, every="week", since=today)
    training = {"group": "guides", "what": f"{MARK} training", "followed_on": today, "valid_until": None}
    growth.add_training(**here, who=CODE, **training)
    growth.plan_talk(**here, who=CODE, kind="development", due=today)
    asked = {"need": "stimuli", "solution": "technical", "asked_by": "worker", "asked_on": today}
    growth.ask_adaptation(**here, who=CODE.lower(), **asked)


def test_nothing_that_one_said_or_that_was_said_of_one_stays(administrator: Member) -> None:
    now = timezone.now()
    case = small.work()
    case["people"][0] |= {"code": CODE, "wishes": [f"{MARK} wens"]}
    case["tasks"][0]["now"] = CODE
    small.switched_on(administrator, now)
    made = actions.keep_division(by=administrator, on=now, name="Werk", found=small.found(case))
    actions.agree(by=administrator, on=now, division=made.pk, seen=small.seen(made))
    mine = small.worker(made, CODE)
    token = actions.give_worker_link(by=administrator, on=now, worker=mine.pk)
    browser, place = Client(), f"/mijn-werk/{token}/"
    said = browser.post(f"{place}laten-weten/", {"kind": "need", "text": f"{MARK} stille plek"})
    voice = Voice.objects.get()
    answer = {"text": f"{MARK} komt goed", "seen": queries.voice(administrator, voice.pk).version}
    actions.answer_voice(by=administrator, on=now, voice=voice.pk, **answer)
    assert said.status_code == HTTPStatus.FOUND
    in_every_list(administrator, now)
    shown = browser.get(f"{place}gegevens/").content.decode()
    assert MARK in shown, "one sees what is kept"
    for words in ("training: kanariemerk training", "Ontwikkelgesprek", "Prikkels", "door: B9", "maatje: B1"):
        assert words in shown
    assert database_text(pages=False).count(MARK) >= 3
    actions.report_away(by=administrator, on=now, worker=mine.pk)
    actions.report_back(by=administrator, on=now, worker=mine.pk)
    assert "Alles is weg" in browser.post(f"{place}weghalen/", {"sure": "on"}).content.decode()
    assert MARK not in database_text()
    there = database_text(pages=False)
    assert CODE not in there, "also not in the journal, which keeps all that it is told"
    assert CODE.lower() not in there
    assert "T9" in there, "what is kept of others stays"
    assert browser.get(place).status_code == HTTPStatus.NOT_FOUND


def test_whose_rows_they_are_is_not_guessed_where_two_go_by_one_code(administrator: Member) -> None:
    now = timezone.now()
    first = small.divided(administrator, now)
    small.divided(administrator, now, "Andere plek")
    growth.plan_talk(by=administrator, on=now, who="T1", kind="development", due=dutch_day(now))
    token = actions.give_worker_link(by=administrator, on=now, worker=small.worker(first, "T1").pk)
    shown = Client().get(f"/mijn-werk/{token}/gegevens/").content.decode()
    assert "Uw code staat in meer dan één werkverdeling" in shown
    assert "Ontwikkelgesprek" not in shown
    Client().post(f"/mijn-werk/{token}/weghalen/", {"sure": "on"})
    assert DueTalk.objects.count() == 1
