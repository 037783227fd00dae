# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters move here from accounts with all that waits; those that were given up say when."""

import uuid
from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F


def mark_given_up(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Until now an empty moment of the next try said so."""
    letters: Any = apps.get_model("post", "Letter")
    letters.objects.filter(next_try_at=None).update(failed_at=F("written_at"))


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("accounts", "0003_letters"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE accounts_letter RENAME TO post_letter",
                    "ALTER TABLE post_letter RENAME TO accounts_letter",
                )
            ],
            state_operations=[
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("about", models.CharField(blank=True, max_length=80)),
                        ("content", models.TextField()),
                        ("written_at", models.DateTimeField()),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("next_try_at", models.DateTimeField(null=True)),
                    ],
                    options={"indexes": [models.Index(fields=["next_try_at"], name="letter_due")]},
                ),
            ],
        ),
        migrations.RenameIndex("Letter", new_name="post_due", old_name="letter_due"),
        migrations.AddField("Letter", "organisation", models.UUIDField(null=True)),
        migrations.AddField("Letter", "failed_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "Letter",
            "trouble",
            models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
        migrations.RunPython(mark_given_up, migrations.RunPython.noop),
    ]
