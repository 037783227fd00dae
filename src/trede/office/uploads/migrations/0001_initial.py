# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of columns moves here from the dossiers, and so does the task that removes old files."""

import uuid

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEFORE, AFTER = "trede.office.dossier.tasks.forget_waiting", "trede.office.vault.tasks.forget_waiting"


def follow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """A task that waits is found by its path."""
    del editor
    apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(task_path=BEFORE).update(
        task_path=AFTER
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("dossier", "0006_asked_by_link"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE dossier_columnmemory RENAME TO uploads_columnmemory",
                    "ALTER TABLE uploads_columnmemory RENAME TO dossier_columnmemory",
                )
            ],
            state_operations=[
                migrations.CreateModel(
                    name="ColumnMemory",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("organisation", models.UUIDField()),
                        ("header_sha256", models.CharField(max_length=64)),
                        ("field", models.CharField(blank=True, max_length=40)),
                        ("remembered_at", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name_plural": "column memories",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "header_sha256"), name="column_once"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(follow, migrations.RunPython.noop),
    ]
