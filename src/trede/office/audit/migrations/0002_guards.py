# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database itself refuses a decision without four eyes, and every change to what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

from trede.office.audit.guards import GUARDS
from trede.office.journal.guards import set_guards

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of this database."""
    set_guards(schema_editor, GUARDS)


class Migration(migrations.Migration):
    """There is no way back: without the triggers a decision would be worth less."""

    dependencies = (("audit", "0001_initial"),)
    operations = (migrations.RunPython(guard),)
