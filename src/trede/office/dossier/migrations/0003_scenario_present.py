# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a plan does to people who are there, by class."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossier", "0002_frozen")]

    operations = [
        migrations.AddField(model_name="scenario", name="present", field=models.JSONField(default=dict))
    ]
