# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Suspensions, entities, places and sectors of a row, by what it is found, and the change feed.

Rows that no certificate wrote stay public; the worker shows the others again, with what their certificates say.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

from trede.office.register.rules.spelling import grams

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def find_rows(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Rows of the demo are public from the start; every row is found by its number, name and place."""
    listings = apps.get_model("register", "Listing").objects
    covered, gram, moved = (apps.get_model("register", name).objects for name in ("Covered", "Gram", "Moved"))
    now, number = timezone.now(), 0
    for row in listings.order_by("first_day", "id"):
        covered.create(listing=row, kvk=row.kvk)
        for each in grams(row.name) | grams(row.place):
            gram.get_or_create(gram=each, kvk=row.kvk)
        if row.certificate is None:
            number += 1
            moved.create(number=number, listing=row, step="entered", on=row.first_day, at=now)
            listings.filter(pk=row.pk).update(public_since=now)


class Migration(migrations.Migration):
    """There is no way back: what was suspended would be forgotten."""

    dependencies = (("register", "0002_certificates"),)
    operations = [
        migrations.CreateModel(
            name="Confirmed",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kvk", models.CharField(max_length=8)),
                ("sector", models.CharField(max_length=5)),
                ("confirmed_at", models.DateTimeField()),
                ("confirmed_by", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ("-confirmed_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Covered",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kvk", models.CharField(max_length=8)),
            ],
        ),
        migrations.CreateModel(
            name="Gram",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "gram", "kvk", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("gram", models.CharField(max_length=3)),
                ("kvk", models.CharField(max_length=8)),
            ],
        ),
        migrations.CreateModel(
            name="Moved",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveBigIntegerField(unique=True)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("entered", "entered"),
                            ("suspended", "suspended"),
                            ("reinstated", "reinstated"),
                            ("withdrawn", "withdrawn"),
                            ("expired", "expired"),
                            ("replaced", "replaced"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.AddField(
            model_name="listing",
            name="entities",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="listing",
            name="gaps",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="listing",
            name="places",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="listing",
            name="public_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="listing",
            name="replaced",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="listing",
            name="sector",
            field=models.CharField(blank=True, max_length=5),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["sector", "first_day"], name="listing_by_sector"),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["level", "name"], name="listing_by_level"),
        ),
        migrations.AddIndex(
            model_name="confirmed",
            index=models.Index(fields=["kvk", "-confirmed_at"], name="confirmed_by_kvk"),
        ),
        migrations.AddField(
            model_name="covered",
            name="listing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="covered", to="register.listing"
            ),
        ),
        migrations.AddField(
            model_name="moved",
            name="listing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="moved", to="register.listing"
            ),
        ),
        migrations.AddConstraint(
            model_name="covered",
            constraint=models.UniqueConstraint(fields=("kvk", "listing"), name="covered_once"),
        ),
        migrations.RunPython(find_rows),
    ]
