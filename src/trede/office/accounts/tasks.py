# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for this room: it sends letters, and once a day it forgets what is over."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from trede.office.accounts.actions import tidy
from trede.office.accounts.models import Letter
from trede.office.accounts.post import deliver, next_delivery
from trede.office.journal.rules import System

A_DAY = timedelta(days=1)


@task()
def tidy_daily() -> None:
    """Forget addresses and links that can no longer be used, ended sessions and old work; again tomorrow."""
    now = timezone.now()
    tidy(by=System("tidy"), on=now)
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    tidy_daily.using(run_after=now + A_DAY).enqueue()


@task()
def send_letters() -> None:
    """Send what is due; again when the next one is."""
    deliver(on=timezone.now())
    if (moment := next_delivery()) is not None:
        send_letters.using(run_after=moment).enqueue()


def see_that_letters_are_sent() -> None:
    """Ask for it when letters wait, for the last worker may have stopped halfway; called at each start."""
    if Letter.objects.exclude(next_try_at=None).exists():
        send_letters.enqueue()


def see_that_it_is_tidied() -> None:
    """Ask for it when nobody has yet; called at each start."""
    waiting = DBTaskResult.objects.filter(task_path=tidy_daily.module_path, finished_at=None)
    if not waiting.exists():
        tidy_daily.enqueue()
