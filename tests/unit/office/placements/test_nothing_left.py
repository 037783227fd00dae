# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who does the work has all of it thrown away, on their own page: nothing is left of them in any table."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.test import Client
from django.utils import timezone
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.placements import small

from trede.office.placements import actions, queries
from trede.office.placements.models import Voice

if TYPE_CHECKING:
    from trede.office.accounts.rules.members import Member

CODE, MARK = "KANARIE7", "kanariemerk"


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
    assert MARK in browser.get(f"{place}gegevens/").content.decode(), "one sees what is kept"
    assert database_text(pages=False).count(MARK) >= 3
    actions.report_away(by=administrator, on=now, worker=mine.pk)
    actions.report_back(by=administrator, on=now, worker=mine.pk)
    assert "Alles is weg" in browser.post(f"{place}weghalen/", {"sure": "on"}).content.decode()
    assert MARK not in database_text()
    assert CODE not in database_text(pages=False), "also not in the journal, which keeps all that it is told"
    assert browser.get(place).status_code == HTTPStatus.NOT_FOUND
