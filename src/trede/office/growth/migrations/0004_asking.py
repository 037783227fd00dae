# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking everybody how it goes."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("growth", "0003_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="AskingRound",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("people", models.PositiveSmallIntegerField()),
                ("opened_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("slips", models.JSONField(default=list)),
                ("box", models.TextField(blank=True)),
                ("closed_on", models.DateField(null=True)),
                ("result", models.JSONField(null=True)),
                ("noted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-opened_on", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on", None)),
                        fields=("organisation",),
                        name="one_round_open",
                    )
                ],
            },
        ),
    ]
