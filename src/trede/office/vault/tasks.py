# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for this room: it removes files that have waited long enough."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from trede.office.vault.together import waiting_files
from trede.office.vault.waiting import WAITS
from trede.office.work.queries import is_planned

if TYPE_CHECKING:
    from datetime import datetime

A_MOMENT = timedelta(seconds=5)


@task()
def forget_waiting() -> None:
    """Remove every waiting file whose time is over."""
    waiting_files().forget_old(on=timezone.now())


def see_that_old_files_are_forgotten() -> None:
    """Ask for it now when files wait and nobody asked, for what asked may be lost."""
    if waiting_files().files.names() and not is_planned(forget_waiting.module_path):
        forget_waiting.enqueue()


def see_that_it_is_forgotten(*, on: datetime) -> None:
    """Ask for it at the time that a file brought now is over, unless somebody did in the last minutes."""
    planned = DBTaskResult.objects.filter(task_path=forget_waiting.module_path, finished_at=None)
    if not planned.filter(run_after__gte=on + WAITS).exists():
        forget_waiting.using(run_after=on + WAITS + A_MOMENT).enqueue()
