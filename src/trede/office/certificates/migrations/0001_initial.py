# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first tables of this room."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import trede.office.certificates.rules


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="StatusList",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("purpose", models.CharField(max_length=20, unique=True)),
                ("document", models.TextField()),
                ("signed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("scheme", models.UUIDField()),
                ("organisation", models.UUIDField()),
                ("dossier", models.UUIDField()),
                ("decision", models.UUIDField()),
                ("thirty_plus", models.BooleanField(default=False)),
                ("level", models.CharField(max_length=40)),
                ("kvk", models.CharField(max_length=8)),
                ("holder", models.CharField(max_length=200)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField()),
                ("credential", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("status_index", models.PositiveIntegerField(unique=True)),
                ("issued_at", models.DateTimeField()),
                ("issued_by", models.CharField(max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("valid", "valid"),
                            ("suspended", "suspended"),
                            ("withdrawn", "withdrawn"),
                            ("expired", "expired"),
                            ("replaced", "replaced"),
                        ],
                        default=trede.office.certificates.rules.State["VALID"],
                        max_length=20,
                    ),
                ),
                ("ended_on", models.DateField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "earlier",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later",
                        to="certificates.certificate",
                    ),
                ),
            ],
            options={
                "ordering": ("-valid_from", "id"),
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("valid", "valid"),
                            ("suspended", "suspended"),
                            ("withdrawn", "withdrawn"),
                            ("expired", "expired"),
                            ("replaced", "replaced"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("document", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=80)),
                (
                    "certificate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="certificates.certificate",
                    ),
                ),
            ],
            options={
                "ordering": ("changed_at", "id"),
            },
        ),
        migrations.AddIndex(
            model_name="certificate",
            index=models.Index(fields=["scheme", "-valid_from"], name="certificate_by_scheme"),
        ),
        migrations.AddIndex(
            model_name="certificate",
            index=models.Index(fields=["organisation", "-valid_from"], name="certificate_by_organisation"),
        ),
        migrations.AddIndex(
            model_name="certificate",
            index=models.Index(fields=["state", "valid_until"], name="certificate_by_state"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                fields=("decision", "thirty_plus"), name="one_certificate_a_decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__gte", models.F("valid_from"))),
                name="certificate_ends_after_it_starts",
            ),
        ),
    ]
