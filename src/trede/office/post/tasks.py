# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for this room. It has a queue of its own: a mail server that is silent holds up nothing else."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from trede.office.post.delivery import deliver
from trede.office.post.queries import next_delivery
from trede.office.work.queries import is_planned

QUEUE = "post"


@task(queue_name=QUEUE)
def send_letters() -> None:
    """Send what is due; again when the next one is."""
    deliver(on=timezone.now())
    see_that_letters_are_sent()


def see_that_letters_are_sent() -> None:
    """Ask for it at the time that the next letter is due, unless somebody did."""
    if (moment := next_delivery()) is None:
        return
    if not is_planned(send_letters.module_path, by=moment):
        send_letters.using(run_after=moment).enqueue()
