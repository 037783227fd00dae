# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first table of this room."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import trede.office.contracts.rules


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Contract",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("buyer", models.UUIDField()),
                ("contractor", models.UUIDField(null=True)),
                ("contractor_kvk", models.CharField(max_length=8)),
                ("contractor_name", models.CharField(max_length=200)),
                ("name", models.CharField(max_length=200)),
                ("rule", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=20)),
                ("value_cents", models.BigIntegerField()),
                ("wages_cents", models.BigIntegerField(null=True)),
                ("offered_hundredths", models.IntegerField(null=True)),
                ("tender", models.DateField()),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("extensions", models.JSONField(default=list)),
                ("filled", models.JSONField(default=list)),
                ("declared", models.JSONField(default=trede.office.contracts.rules.no_lines)),
                ("reported", models.JSONField(default=trede.office.contracts.rules.no_lines)),
                ("reported_until", models.DateField(null=True)),
                ("reported_at", models.DateTimeField(null=True)),
                ("level_told", models.CharField(blank=True, max_length=40)),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=80)),
                (
                    "main",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subcontracts",
                        to="contracts.contract",
                    ),
                ),
            ],
            options={
                "ordering": ("contractor_name", "first", "id"),
                "indexes": [
                    models.Index(fields=["buyer", "contractor_name"], name="contract_by_buyer"),
                    models.Index(fields=["contractor", "first"], name="contract_by_contractor"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="contract_ends_after_it_starts",
                    )
                ],
            },
        ),
    ]
