# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a holder shows of the hand-over of its certificate."""

from __future__ import annotations

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0004_found_by_level_and_sector"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("kvk", models.CharField(max_length=8)),
                ("handed_on", models.DateField()),
                ("picture", models.BinaryField(default=bytes)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("shows", models.CharField(blank=True, max_length=200)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("speaker", models.CharField(blank=True, max_length=120)),
                ("speaker_is", models.CharField(blank=True, max_length=120)),
                ("consent_on", models.DateField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                (
                    "judged",
                    models.CharField(
                        choices=[("waits", "waits"), ("approved", "approved"), ("refused", "refused")],
                        default="waits",
                        max_length=20,
                    ),
                ),
                ("judged_at", models.DateTimeField(null=True)),
                ("judged_by", models.CharField(blank=True, max_length=80)),
                ("reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ("-handed_on", "-added_at", "id"),
                "indexes": [
                    models.Index(fields=["kvk", "judged"], name="hand_over_by_kvk"),
                    models.Index(fields=["judged", "added_at"], name="hand_over_by_judged"),
                ],
            },
        ),
    ]
