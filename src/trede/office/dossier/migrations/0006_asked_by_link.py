# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A colleague without an account can be asked too."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("dossier", "0005_orders_with_an_id"),)
    operations = (
        migrations.AlterField("request", "person", models.UUIDField(null=True)),
        migrations.AddField("request", "link", models.UUIDField(null=True)),
    )
