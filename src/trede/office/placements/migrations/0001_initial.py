# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables of this room."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Coworker",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("code", models.CharField(max_length=20)),
                ("told", models.JSONField()),
                ("away_since", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="SkillList",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField(unique=True)),
                ("name", models.CharField(max_length=200)),
                ("lines", models.JSONField()),
                ("brought_at", models.DateTimeField()),
                ("brought_by", models.CharField(max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("package", models.CharField(blank=True, max_length=20)),
                ("starts_on", models.DateField()),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="placements.coworker",
                    ),
                ),
            ],
            options={
                "ordering": ("-noted_at", "package", "id"),
            },
        ),
        migrations.CreateModel(
            name="Division",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("name", models.CharField(max_length=200)),
                ("work", models.JSONField()),
                ("packages", models.JSONField()),
                ("proven", models.BooleanField()),
                ("value", models.BigIntegerField(null=True)),
                ("bound", models.BigIntegerField(null=True)),
                ("starts_on", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("name", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "name"), name="division_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="coworker",
            name="division",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="workers", to="placements.division"
            ),
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("name", models.CharField(max_length=100)),
            ],
            options={
                "ordering": ("name",),
                "constraints": [models.UniqueConstraint(fields=("organisation", "name"), name="team_once")],
            },
        ),
        migrations.AddField(
            model_name="coworker",
            name="team",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="workers",
                to="placements.team",
            ),
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("kind", models.CharField(max_length=20)),
                ("package", models.CharField(blank=True, max_length=20)),
                ("text", models.CharField(blank=True, max_length=600)),
                ("said_at", models.DateTimeField()),
                ("answer", models.CharField(blank=True, max_length=600)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=80)),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voices",
                        to="placements.coworker",
                    ),
                ),
            ],
            options={
                "ordering": ("-said_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("package", models.CharField(max_length=20)),
                ("doer", models.CharField(blank=True, max_length=20)),
                ("second", models.CharField(blank=True, max_length=20)),
                ("stand_in", models.CharField(blank=True, max_length=20)),
                ("usual_doer", models.CharField(blank=True, max_length=20)),
                ("usual_second", models.CharField(blank=True, max_length=20)),
                ("agreed_at", models.DateTimeField(null=True)),
                ("agreed_by", models.CharField(blank=True, max_length=80)),
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matches",
                        to="placements.division",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "matches",
                "ordering": ("package",),
                "constraints": [models.UniqueConstraint(fields=("division", "package"), name="match_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="coworker",
            constraint=models.UniqueConstraint(fields=("division", "code"), name="worker_once"),
        ),
    ]
