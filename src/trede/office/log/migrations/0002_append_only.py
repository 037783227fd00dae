# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database itself refuses to change or remove what was logged, whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

from trede.office.journal.guards import set_guards
from trede.office.log.guards import GUARDS

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of this database."""
    set_guards(schema_editor, GUARDS)


class Migration(migrations.Migration):
    """There is no way back: without the triggers the log would be worth less."""

    dependencies = (("log", "0001_initial"),)
    operations = (migrations.RunPython(guard),)
