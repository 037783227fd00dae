# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Test applications go with a dossier that is removed before it was signed; what was signed stays frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

from trede.office.dossier.guards import GUARDS
from trede.office.journal.guards import set_guards

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def set_anew(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of this database as they are now."""
    set_guards(schema_editor, GUARDS)


class Migration(migrations.Migration):
    """There is no way back: a dossier that was removed does not return."""

    dependencies = (("dossier", "0008_lasting"),)
    operations = (migrations.RunPython(set_anew),)
