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
            name="Listing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kvk", models.CharField(max_length=8)),
                ("name", models.CharField(max_length=200)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("level", models.CharField(max_length=40)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("is_sw", models.BooleanField(default=False)),
                ("is_demo", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("name", "-first_day"),
                "indexes": [
                    models.Index(fields=["kvk", "first_day"], name="listing_by_kvk"),
                    models.Index(fields=["name"], name="listing_by_name"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="listing_ends_after_it_starts",
                    )
                ],
            },
        ),
    ]
