# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How lasting the work is, counted when the rows are there. A column that may be empty is added without making the
table anew, so the triggers that freeze it stay.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more."""

    dependencies = (("dossier", "0007_columns_to_uploads"),)
    operations = (migrations.AddField("measurement", "lasting", models.JSONField(null=True)),)
