# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter that a counting period ends: for whom, once, and with a level that hangs on it."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.office.dossier import actions, queries, tasks
from trede.office.dossier.queries import reminding
from trede.office.dossier.rules.reminding import loss_to_tell
from trede.office.journal.rules import System

DAY = date(2026, 11, 30)
PERIODS = System("periods")


def kept(day: date, end: str = "window") -> dict[str, object]:
    return {"losses": [{"day": day.isoformat(), "causes": [{"position": "ww", "end": end, "people": 2}]}]}


@pytest.mark.parametrize(
    ("forecast", "told"),
    [
        ({}, None),
        (kept(DAY), DAY),
        (kept(DAY + timedelta(days=92)), DAY + timedelta(days=92)),
        (kept(DAY + timedelta(days=93)), None),
        (kept(DAY - timedelta(days=1)), None),
        (kept(DAY, "contract"), None),
    ],
)
def test_a_level_that_is_near_to_be_lost_is_told(forecast, told):
    assert loss_to_tell(forecast, DAY) == told


def test_each_loss_is_told_once(administrator, measured, monkeypatch):
    ends_on = dutch_day(timezone.now()) + timedelta(days=60)
    monkeypatch.setattr(reminding, "loss_to_tell", lambda _forecast, _day: ends_on)
    tasks.remind()
    tasks.remind()
    letter, *more = [each for each in mail.outbox if "telperiode" in each.subject]
    assert more == []
    assert letter.to == ["noor@voorbeeld.example"]
    assert "verliest u een trede" in letter.body
    assert f"/dossiers/{measured}/vooruitblik/" in letter.body
    (told,) = [
        line.text
        for line in queries.history(administrator, measured, language="nl")
        if "telperiode" in line.text
    ]
    assert told.startswith("trede herinnerde eraan dat een telperiode afloopt")
    with pytest.raises(RefusedError):
        actions.remind(by=PERIODS, on=timezone.now(), dossier=measured, ends_on=ends_on)


def test_no_letter_about_no_dossier_or_a_day_far_off(now, administrator, measured):
    with pytest.raises(RefusedError):
        actions.remind(by=PERIODS, on=now, dossier=measured, ends_on=dutch_day(now) + timedelta(days=200))
    with pytest.raises(NotFoundError):
        actions.remind(by=PERIODS, on=now, dossier=administrator.organisation, ends_on=dutch_day(now))
