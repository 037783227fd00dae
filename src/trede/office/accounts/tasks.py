# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for this room: once a day it forgets what is over."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from trede.office.accounts.actions import tidy
from trede.office.accounts.receivers import forget_ended_sessions
from trede.office.journal.rules import System
from trede.office.work.planning import plan_once

A_DAY = timedelta(days=1)


@task()
def tidy_daily() -> None:
    """Forget addresses and links that can no longer be used, ended sessions and old work; again tomorrow."""
    now = timezone.now()
    tidy(by=System("tidy"), on=now)
    call_command("clearsessions")
    forget_ended_sessions()
    call_command("prune_db_task_results", verbosity=0)
    tidy_daily.using(run_after=now + A_DAY).enqueue()


def see_that_it_is_tidied() -> None:
    """Ask for it when nobody has yet; called at each start."""
    plan_once(tidy_daily)
