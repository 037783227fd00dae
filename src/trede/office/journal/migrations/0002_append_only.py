# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database itself refuses to change or remove an event, whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MESSAGE = "the journal is append only"

SQLITE = [
    f"""CREATE TRIGGER journal_event_no_{verb.lower()} BEFORE {verb} ON journal_event
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""
    for verb in ("UPDATE", "DELETE")
]
SQLITE += [
    # INSERT OR REPLACE removes a row without firing a DELETE trigger.
    f"""CREATE TRIGGER journal_event_no_replace BEFORE INSERT ON journal_event
    WHEN EXISTS (SELECT 1 FROM journal_event WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""
]

POSTGRESQL = [
    f"""CREATE FUNCTION journal_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER journal_event_append_only BEFORE UPDATE OR DELETE ON journal_event
    FOR EACH ROW EXECUTE FUNCTION journal_event_append_only()""",
    """CREATE TRIGGER journal_event_no_truncate BEFORE TRUNCATE ON journal_event
    FOR EACH STATEMENT EXECUTE FUNCTION journal_event_append_only()""",
]


def refuse_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers of this database."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """There is no way back: removing the triggers would make the journal worth nothing."""

    dependencies = (("journal", "0001_initial"),)
    operations = (migrations.RunPython(refuse_changes),)
