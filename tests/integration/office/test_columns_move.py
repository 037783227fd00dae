# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a database of before knows of columns stays known, and a task that waits is still found."""

import subprocess
import sys

MOVE = """
import django
django.setup()
from datetime import UTC, datetime
from uuid import UUID
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django_tasks_db.models import DBTaskResult
from trede.office.vault.tasks import forget_waiting

now = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
call_command("migrate", "django_tasks_database", verbosity=0)
call_command("migrate", "dossier", "0006", verbosity=0)
state = MigrationExecutor(connection).loader.project_state(("dossier", "0006_asked_by_link"))
old = state.apps.get_model("dossier", "ColumnMemory")
old.objects.create(organisation=UUID(int=7), header_sha256="ab", field="hours", remembered_at=now)
forget_waiting.enqueue()
DBTaskResult.objects.update(task_path="trede.office.dossier.tasks.forget_waiting")
call_command("migrate", verbosity=0)

from trede.office.uploads.models import ColumnMemory
kept = ColumnMemory.objects.get()
assert (kept.organisation, kept.header_sha256, kept.field) == (UUID(int=7), "ab", "hours")
assert DBTaskResult.objects.get().task.func is forget_waiting.func
print("moved")
"""


def test_the_table_and_the_task_move_with_what_they_hold(environment):
    told = subprocess.run(
        [sys.executable, "-c", MOVE],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.stdout == "moved\n", told.stderr
