# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference year of a dossier before anything is measured. A column that may be empty is added without making
the table anew, so the triggers that freeze it stay.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more."""

    dependencies = (("dossier", "0003_scenario_present"),)
    operations = (migrations.AddField("dossier", "year_from", models.DateField(null=True)),)
