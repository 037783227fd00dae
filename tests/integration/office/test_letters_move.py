# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters that waited when they still lived in accounts wait on in post, and those that were given up say so."""

import subprocess
import sys

MOVE = """
import django
django.setup()
from datetime import UTC, datetime
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

now = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
call_command("migrate", "accounts", "0003", verbosity=0)
state = MigrationExecutor(connection).loader.project_state(("accounts", "0003_letters"))
old = state.apps.get_model("accounts", "Letter")
waits = old.objects.create(content="x", written_at=now, next_try_at=now, tries=2).pk
over = old.objects.create(content="", written_at=now, tries=7).pk
call_command("migrate", verbosity=0)

from trede.office.post.models import Letter
kept = Letter.objects.get(pk=waits)
assert (kept.content, kept.tries, kept.next_try_at, kept.failed_at) == ("x", 2, now, None)
assert Letter.objects.get(pk=over).failed_at == now
print("moved")
"""


def test_the_table_moves_with_what_it_holds(environment):
    told = subprocess.run(
        [sys.executable, "-c", MOVE],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.stdout == "moved\n", told.stderr
