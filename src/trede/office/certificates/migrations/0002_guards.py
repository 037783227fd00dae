# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database itself refuses a certificate that was not decided or not logged, and every change of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

from trede.office.certificates.guards import GUARDS
from trede.office.journal.guards import set_guards

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of this database."""
    set_guards(schema_editor, GUARDS)


class Migration(migrations.Migration):
    """There is no way back: without the triggers a certificate would be worth less."""

    dependencies = (
        ("certificates", "0001_initial"),
        ("audit", "0002_guards"),
        ("log", "0002_append_only"),
    )
    operations = (migrations.RunPython(guard),)
