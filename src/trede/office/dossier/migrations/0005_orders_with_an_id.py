# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An id for each order of a dossier that can still be changed; what was handed in stays as it is."""

from uuid import uuid4

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def identify(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Orders that lack an id get one."""
    del schema_editor
    for dossier in apps.get_model("dossier", "Dossier").objects.exclude(stage="definitive"):
        if dossier.purchases:
            dossier.purchases = [{"id": str(uuid4()), **order} for order in dossier.purchases]
            dossier.save(update_fields=["purchases"])


class Migration(migrations.Migration):
    """One change of what rows hold."""

    dependencies = (("dossier", "0004_year_from"),)
    operations = (migrations.RunPython(identify, migrations.RunPython.noop),)
