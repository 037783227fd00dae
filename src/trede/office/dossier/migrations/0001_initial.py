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
            name="ColumnMemory",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("header_sha256", models.CharField(max_length=64)),
                ("field", models.CharField(blank=True, max_length=40)),
                ("remembered_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "column memories",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "header_sha256"), name="column_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("organisation", models.UUIDField()),
                ("title", models.CharField(max_length=120)),
                ("wanted_level", models.CharField(max_length=40)),
                ("intended_on", models.DateField()),
                (
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("test", "Test"), ("definitive", "Definitive")],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("purchases", models.JSONField(default=list)),
                ("opened_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "dossiers",
                "indexes": [
                    models.Index(fields=["organisation", "-opened_at", "id"], name="dossier_by_organisation")
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("aspect", models.CharField(max_length=80)),
                ("kind", models.CharField(max_length=80)),
                ("reference", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ("added_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[("file", "File"), ("by-hand", "By Hand"), ("purchases", "Purchases")],
                        max_length=20,
                    ),
                ),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("edition", models.CharField(max_length=60)),
                ("level", models.CharField(max_length=40)),
                ("total_percent", models.CharField(max_length=20)),
                ("declared_total_fte", models.CharField(blank=True, max_length=80)),
                ("organisation_document", models.JSONField()),
                ("purchases", models.JSONField(default=list)),
                ("seal", models.JSONField()),
                ("forecast", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=80)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("aspect", models.CharField(max_length=80)),
                ("person", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=80)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="dossier.dossier",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Scenario",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("title", models.CharField(max_length=120)),
                ("changes", models.TextField()),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=80)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scenarios",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ("title", "id"),
            },
        ),
        migrations.CreateModel(
            name="Scored",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("edition", models.CharField(max_length=60)),
                ("level", models.CharField(max_length=40)),
                ("total_percent", models.CharField(max_length=20)),
                ("figures", models.JSONField()),
                ("classes", models.JSONField()),
                ("document", models.JSONField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossier.dossier"
                    ),
                ),
                (
                    "measurement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="dossier.measurement",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "scores",
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(choices=[("test", "Test"), ("definitive", "Definitive")], max_length=20),
                ),
                ("document", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("handed_in_at", models.DateTimeField()),
                ("handed_in_by", models.CharField(max_length=80)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["dossier", "kind"], name="application_by_dossier")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "definitive")),
                        fields=("dossier",),
                        name="one_definitive_application",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("question", models.CharField(max_length=80)),
                ("revision", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.CharField(max_length=80)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="dossier.dossier",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "question", "revision"), name="answer_revision_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.UniqueConstraint(fields=("dossier", "number"), name="measurement_number_once"),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["person", "done_at"], name="request_by_person"),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.UniqueConstraint(fields=("dossier", "aspect"), name="aspect_asked_once"),
        ),
        migrations.AddConstraint(
            model_name="scenario",
            constraint=models.UniqueConstraint(fields=("dossier", "title"), name="scenario_title_once"),
        ),
        migrations.AddConstraint(
            model_name="scored",
            constraint=models.UniqueConstraint(fields=("measurement", "edition"), name="scored_once"),
        ),
    ]
