# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of columns lives in the room of uploads; its first migration takes the table over."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0006_asked_by_link"),
        ("uploads", "0001_initial"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("ColumnMemory")]),
    ]
