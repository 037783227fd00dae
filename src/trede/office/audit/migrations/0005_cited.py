# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which findings the employer agreed to have cited."""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0004_time_off"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cited",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agreed_at", models.DateTimeField()),
                ("agreed_by", models.CharField(max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cited", to="audit.case"
                    ),
                ),
                (
                    "finding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cited", to="audit.finding"
                    ),
                ),
            ],
            options={
                "ordering": ("agreed_at", "id"),
            },
        ),
    ]
