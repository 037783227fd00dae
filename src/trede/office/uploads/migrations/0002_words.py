# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beside columns, words for contracts and positions are remembered."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("uploads", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="WordMemory",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("about", models.CharField(max_length=40)),
                ("word_sha256", models.CharField(max_length=64)),
                ("meaning", models.CharField(blank=True, max_length=40)),
                ("remembered_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "word memories",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "word_sha256"), name="word_once")
                ],
            },
        ),
    ]
