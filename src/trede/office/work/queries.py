# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads: whether the work gets done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max, Q
from django_tasks_db.models import DBTaskResult, get_date_max

from trede.office.work.models import Worker
from trede.office.work.rules import GONE, LATE, QUEUES

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from django.db.models import QuerySet

READY, RUNNING, FAILED = "READY", "RUNNING", "FAILED"


@dataclass(frozen=True, slots=True)
class Work:
    """What the workers of this installation are up to."""

    seen_at: dict[str, datetime | None]
    """For each queue when its worker was last seen."""
    silent: tuple[str, ...]
    """The queues whose worker was not seen lately."""
    late: int
    """Tasks that wait though their moment is over."""
    given_up: int
    """Tasks of the last weeks that failed too often."""

    @property
    def last_seen(self) -> datetime | None:
        """Of the worker that was not seen for the longest; None when one never was."""
        moments = [moment for moment in self.seen_at.values() if moment]
        return min(moments) if len(moments) == len(self.seen_at) else None


def work(*, on: datetime) -> Work:
    """How the work goes at this moment."""
    last = dict(Worker.objects.values_list("queue").annotate(last=Max("seen_at")))
    seen = {queue: last.get(queue) for queue in QUEUES}
    return Work(
        seen_at=seen,
        silent=tuple(queue for queue, at in seen.items() if at is None or at < on - GONE),
        late=_late(on, LATE).count(),
        given_up=DBTaskResult.objects.filter(status=FAILED).count(),
    )


def _late(on: datetime, by: timedelta) -> QuerySet[DBTaskResult[..., object]]:
    """Tasks without a moment are due when they are asked for."""
    waiting = DBTaskResult.objects.filter(status=READY)
    at_once = Q(run_after=get_date_max(), enqueued_at__lte=on - by)
    return waiting.filter(at_once | Q(run_after__lte=on - by))


def is_planned(task_path: str, *, by: datetime | None = None) -> bool:
    """Whether a task waits or is being done; with ``by``: whether it waits to be done by that moment."""
    asked = DBTaskResult.objects.filter(task_path=task_path)
    if by is None:
        return asked.filter(status__in=(READY, RUNNING)).exists()
    return asked.filter(Q(run_after=get_date_max()) | Q(run_after__lte=by), status=READY).exists()
