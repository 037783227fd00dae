# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""When an auditor does not work."""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_rows_check"),
    ]

    operations = [
        migrations.CreateModel(
            name="TimeOff",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("first", models.DateField()),
                ("last", models.DateField()),
                (
                    "auditor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="time_off",
                        to="audit.auditor",
                    ),
                ),
            ],
            options={
                "ordering": ("first", "last"),
                "constraints": [
                    models.UniqueConstraint(fields=("auditor", "first", "last"), name="time_off_once")
                ],
            },
        ),
    ]
