# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One life of a worker: turn after turn, through a database that is away for a while.

A turn is one task, when one waits. A thread beside the turns shows that we are there, and ends the process when a turn
does not end: ``trede start`` then starts another, and the task is planned again until it failed too often.
"""

from __future__ import annotations

import logging
import os
import threading
import time
import uuid
from contextlib import suppress
from typing import TYPE_CHECKING

from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from trede.office.accounts.tasks import see_that_it_is_tidied
from trede.office.certificates.tasks import see_that_certificates_are_kept
from trede.office.contracts.tasks import see_that_contracts_are_kept
from trede.office.dossier.tasks import see_that_people_are_reminded
from trede.office.growth.tasks import see_that_rows_are_forgotten
from trede.office.log.tasks import see_that_log_is_kept
from trede.office.placements.tasks import see_that_divisions_are_forgotten
from trede.office.post.tasks import QUEUE as POST
from trede.office.post.tasks import see_that_letters_are_sent
from trede.office.server.demo_certificates import see_that_the_demo_is_issued
from trede.office.vault.tasks import see_that_old_files_are_forgotten
from trede.office.work.attendance import plan_again, show, take_back
from trede.office.work.checkpoints import see_that_checkpoints_are_kept
from trede.office.work.queries import FAILED
from trede.office.work.rules import LONGEST_TASK, SHOWS_ITSELF, pause

if TYPE_CHECKING:
    from django_tasks_db.models import DBTaskResult

SECONDS_BETWEEN_LOOKS = 2
STUCK = 3
"""The exit status after a task that did not end."""
AWAY = (DatabaseError, InterfaceError)
OUGHT_TO_BE_PLANNED = {
    POST: (see_that_letters_are_sent,),
    "default": (
        see_that_it_is_tidied,
        see_that_old_files_are_forgotten,
        see_that_checkpoints_are_kept,
        see_that_log_is_kept,
        see_that_certificates_are_kept,
        see_that_contracts_are_kept,
        see_that_rows_are_forgotten,
        see_that_people_are_reminded,
        see_that_divisions_are_forgotten,
        see_that_the_demo_is_issued,
    ),
}
"""For each queue, whatever happened to the task that had to ask for the next one."""
log = logging.getLogger(__name__)


class OneTask(Worker):
    """The library's worker for one task; ``done`` when there was one."""

    done: DBTaskResult[..., object] | None = None

    def run_task(self, task: DBTaskResult[..., object]) -> None:
        super().run_task(task)
        self.done = task


class Shift:
    """A worker of one queue, from ``run`` until ``stop``."""

    def __init__(self, queue: str) -> None:
        self.queue, self.number = queue, uuid.uuid4()
        self._stopping = threading.Event()
        self._turn_begun: float | None = None
        self._looked_at = -SHOWS_ITSELF.total_seconds()

    def stop(self) -> None:
        """After the turn that is being taken."""
        self._stopping.set()

    def run(self) -> None:
        """Take turns."""
        threading.Thread(target=self._watch, daemon=True).start()
        troubles = 0
        while not self._stopping.is_set():
            self._turn_begun = time.monotonic()
            try:
                wait = 0.0 if self.turn() else SECONDS_BETWEEN_LOOKS
                troubles = 0
            except AWAY as trouble:
                troubles += 1
                wait = pause(troubles)
                log.warning("the database does not answer: %s", type(trouble).__name__)
                connections.close_all()
            self._turn_begun = None
            self._stopping.wait(wait)

    def turn(self) -> bool:
        """See that everything is planned, and do one task; whether there was one."""
        close_old_connections()
        if time.monotonic() - self._looked_at >= SHOWS_ITSELF.total_seconds():
            self._looked_at = time.monotonic()
            self._look_around()
        one = OneTask(
            queue_names=[self.queue],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=str(self.number),
            excluded_queue_names=[],
        )
        one.run()
        if one.done is not None and one.done.status == FAILED:
            log.warning("task %s failed: %s", one.done.task_path, one.done.exception_class_path)
            plan_again(one.done, on=timezone.now())
        return one.done is not None

    def _look_around(self) -> None:
        now = timezone.now()
        show(self.number, self.queue, on=now)
        take_back(on=now)
        for see_that in OUGHT_TO_BE_PLANNED[self.queue]:
            see_that()

    def _watch(self) -> None:
        """In a thread of its own, with a connection of its own."""
        while not self._stopping.wait(SHOWS_ITSELF.total_seconds()):
            begun = self._turn_begun
            if begun is not None and time.monotonic() - begun > LONGEST_TASK.total_seconds():
                log.error("a task does not end; this worker does")
                os._exit(STUCK)
            with suppress(*AWAY):
                close_old_connections()
                show(self.number, self.queue, on=timezone.now())
            connections.close_all()
