# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0003_histories")]

    operations = [
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(fields=["level", "sector"], name="listing_by_level_sector"),
        ),
    ]
