# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables of this room."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField(unique=True)),
                ("aim", models.TextField()),
                ("basis", models.CharField(max_length=40)),
                ("council", models.CharField(max_length=40)),
                ("council_on", models.DateField(null=True)),
                ("seen_by", models.TextField()),
                ("months", models.PositiveSmallIntegerField()),
                ("agreed_at", models.DateTimeField()),
                ("agreed_by", models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("dossier", models.UUIDField()),
                ("held_on", models.DateField()),
                ("remarks", models.TextField(blank=True)),
                ("steps", models.JSONField()),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-held_on", "-noted_at"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "dossier", "held_on"), name="one_review_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("dossier", models.UUIDField()),
                ("topic", models.CharField(max_length=40)),
                ("origin", models.CharField(max_length=20)),
                ("what", models.CharField(max_length=200)),
                ("owner", models.CharField(max_length=120)),
                ("due", models.DateField()),
                ("effect_hundredths", models.PositiveIntegerField(default=0)),
                ("evidence", models.CharField(blank=True, max_length=200)),
                ("done_on", models.DateField(null=True)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("due", "added_at", "id"),
                "indexes": [models.Index(fields=["organisation", "dossier"], name="step_by_dossier")],
            },
        ),
    ]
