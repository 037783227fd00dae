# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables of this room."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=80)),
                ("actor", models.CharField(max_length=80)),
                ("organisation", models.UUIDField(null=True)),
                ("subject", models.CharField(max_length=120)),
                ("facts", models.JSONField(default=dict)),
                ("previous_sha256", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("number",),
                "indexes": [
                    models.Index(fields=["organisation", "number"], name="journal_by_organisation"),
                    models.Index(fields=["subject", "number"], name="journal_by_subject"),
                ],
            },
        ),
    ]
