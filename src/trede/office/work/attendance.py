# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a worker writes about itself and its tasks; the journal is about people, and says nothing of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django_tasks_db.models import DBTaskResult

from trede.office.work.models import Worker
from trede.office.work.queries import FAILED, READY, RUNNING
from trede.office.work.rules import GONE, again

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

REMEMBERED = timedelta(days=1)


def show(worker: UUID, queue: str, *, on: datetime) -> None:
    """This worker is there."""
    if not Worker.objects.filter(pk=worker).update(seen_at=on):
        Worker.objects.filter(queue=queue, seen_at__lt=on - REMEMBERED).delete()
        Worker.objects.create(pk=worker, queue=queue, started_at=on, seen_at=on)


def take_back(*, on: datetime) -> None:
    """Plan again what a worker had begun that is there no more: it was killed, or the machine was."""
    there = {str(each) for each in Worker.objects.filter(seen_at__gt=on - GONE).values_list("pk", flat=True)}
    for task in DBTaskResult.objects.filter(status=RUNNING):
        if not there.intersection(task.worker_ids[-1:]):
            plan_again(task, on=on)


def plan_again(task: DBTaskResult[..., object], *, on: datetime) -> None:
    """A task that failed, or was left, is done again after a pause; given up when it failed too often."""
    moment = again(len(task.worker_ids), on)
    # What Python tells of an error may hold what somebody typed.
    changed = {"traceback": "", "status": FAILED, "finished_at": on}
    if moment is not None:
        changed |= {"status": READY, "finished_at": None, "run_after": moment}
    # Unless another worker has it again by now.
    DBTaskResult.objects.filter(pk=task.pk, status=task.status, worker_ids=task.worker_ids).update(**changed)
