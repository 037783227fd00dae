# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Waiting files are removed when their time is over, also when nobody brings another."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from trede.office.vault.tasks import forget_waiting, see_that_it_is_forgotten
from trede.office.vault.waiting import WAITS, Waiting


def test_it_is_asked_for_once_for_files_that_come_together(now):
    see_that_it_is_forgotten(on=now)
    see_that_it_is_forgotten(on=now + timedelta(seconds=4))
    assert DBTaskResult.objects.count() == 1
    see_that_it_is_forgotten(on=now + timedelta(minutes=1))
    assert DBTaskResult.objects.count() == 2
    assert DBTaskResult.objects.earliest("run_after").run_after > now + WAITS


def test_it_removes_what_is_over(waiting):
    place, then = Waiting(waiting), timezone.now()
    place.put("a.csv", b"x", owner="a", on=then)
    forget_waiting.call()
    assert len(list(waiting.iterdir())) == 1
    late = Waiting(waiting)
    late.put("b.csv", b"x", owner="a", on=then)
    for file in waiting.iterdir():
        file.rename(file.with_name("000000000001-" + file.name.partition("-")[2]))
    forget_waiting.call()
    assert list(waiting.iterdir()) == []
