# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who gave a role, and more kinds of organisations."""

from __future__ import annotations

from django.db import migrations, models

KINDS = (
    ("employer", "EMPLOYER"),
    ("certifier", "CERTIFIER"),
    ("scheme", "SCHEME"),
    ("buyer", "BUYER"),
    ("adviser", "ADVISER"),
    ("job-coach", "JOB_COACH"),
)


class Migration(migrations.Migration):
    dependencies = (("accounts", "0004_letters_to_post"),)
    operations = (
        migrations.AddField("membership", "given_by", models.CharField(default="", max_length=80)),
        migrations.AlterField(
            "organisation", "kind", models.CharField(choices=KINDS, default="employer", max_length=20)
        ),
    )
