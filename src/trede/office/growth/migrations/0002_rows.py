# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings, talks and adaptations, under a code."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("growth", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Adaptation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("who", models.CharField(max_length=20)),
                ("need", models.CharField(max_length=20)),
                ("solution", models.CharField(max_length=20)),
                ("asked_by", models.CharField(max_length=20)),
                ("asked_on", models.DateField()),
                ("made_on", models.DateField(null=True)),
                ("checked_on", models.DateField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("asked_on", "who", "need"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "who", "need", "solution", "asked_on"), name="adaptation_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DueTalk",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("who", models.CharField(max_length=20)),
                ("kind", models.CharField(max_length=20)),
                ("due", models.DateField()),
                ("held_on", models.DateField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("due", "who", "kind"),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "who", "kind", "due"), name="talk_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("group", models.CharField(max_length=20)),
                ("who", models.CharField(max_length=20)),
                ("what", models.CharField(max_length=120)),
                ("followed_on", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("group", "what", "who", "followed_on"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "group", "who", "what", "followed_on"), name="training_once"
                    )
                ],
            },
        ),
    ]
