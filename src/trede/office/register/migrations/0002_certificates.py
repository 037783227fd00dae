# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows are written by certificates, and end when those do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="certificate",
            field=models.UUIDField(null=True, unique=True),
        ),
        migrations.AddField(
            model_name="listing",
            name="ended_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="listing",
            name="thirty_plus",
            field=models.BooleanField(default=False),
        ),
    ]
