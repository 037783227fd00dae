# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who begins, who guides whom, and for which work a training is."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("growth", "0002_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="Aim",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("group", models.CharField(max_length=20)),
                ("work", models.CharField(blank=True, max_length=60)),
                ("what", models.CharField(max_length=120)),
                ("people", models.PositiveSmallIntegerField()),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("group", "work", "what"),
            },
        ),
        migrations.CreateModel(
            name="Guide",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("code", models.CharField(max_length=20)),
                ("most", models.PositiveSmallIntegerField()),
                ("stand_in", models.CharField(blank=True, max_length=20)),
                ("away_from", models.DateField(null=True)),
                ("away_until", models.DateField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="Guided",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("who", models.CharField(max_length=20)),
                ("guide", models.CharField(max_length=20)),
                ("every", models.CharField(max_length=20)),
                ("since", models.DateField()),
                ("contacts", models.JSONField(default=list)),
                ("until", models.DateField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("who", "since"),
            },
        ),
        migrations.CreateModel(
            name="Start",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("who", models.CharField(max_length=20)),
                ("buddy", models.CharField(max_length=20)),
                ("starts_on", models.DateField()),
                ("began_as", models.CharField(max_length=20)),
                ("hours_hundredths", models.PositiveIntegerField()),
                ("may_know", models.CharField(blank=True, max_length=20)),
                ("asked_on", models.DateField(null=True)),
                ("done", models.JSONField(default=dict)),
                ("permanent_on", models.DateField(null=True)),
                ("hours_now_hundredths", models.PositiveIntegerField(null=True)),
                ("left_on", models.DateField(null=True)),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-starts_on", "who"),
            },
        ),
        migrations.AlterModelOptions(
            name="training",
            options={"ordering": ("group", "work", "what", "who", "followed_on")},
        ),
        migrations.RemoveConstraint(
            model_name="training",
            name="training_once",
        ),
        migrations.AddField(
            model_name="training",
            name="work",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.UniqueConstraint(
                fields=("organisation", "group", "work", "who", "what", "followed_on"), name="training_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="aim",
            constraint=models.UniqueConstraint(
                fields=("organisation", "group", "work", "what"), name="aim_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="guide",
            constraint=models.UniqueConstraint(fields=("organisation", "code"), name="guide_once"),
        ),
        migrations.AddConstraint(
            model_name="guided",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("organisation", "who"), name="one_guide_each"
            ),
        ),
        migrations.AddConstraint(
            model_name="start",
            constraint=models.UniqueConstraint(
                fields=("organisation", "who", "starts_on"), name="start_once"
            ),
        ),
    ]
