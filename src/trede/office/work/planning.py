# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for what the worker does again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from trede.office.work.queries import is_planned

if TYPE_CHECKING:
    from datetime import timedelta

    from django_tasks.base import Task


def plan_again(task: Task[[], None], after: timedelta) -> None:
    """Once: one that failed and is tried again has asked for the next one already."""
    moment = timezone.now() + after
    if not is_planned(task.module_path, by=moment):
        task.using(run_after=moment).enqueue()


def plan_once(*tasks: Task[[], None]) -> None:
    """Ask for each that nobody has asked for yet."""
    for each in tasks:
        if not is_planned(each.module_path):
            each.enqueue()
