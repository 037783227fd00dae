# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which answers were taken over and not confirmed yet. A column that may be empty is added without making the table
anew, so the triggers that freeze it stay.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column more."""

    dependencies = (("dossier", "0009_test_applications_go"),)
    operations = (migrations.AddField("answer", "taken_over", models.BooleanField(null=True)),)
