# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database refuses every change to a dossier with a definitive application. Changed: set by a migration.

A test application goes with a dossier that is removed whole, when nothing that was measured is left of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.journal.guards import Guards

if TYPE_CHECKING:
    from collections.abc import Iterator

MESSAGE = "the definitive application is frozen"
APPEND_ONLY = "applications are only ever added"
APPLICATION = "dossier_application"
# Each frozen table with the column that says which dossier a row belongs to.
FROZEN = {
    "dossier_dossier": "id",
    "dossier_measurement": "dossier_id",
    "dossier_scored": "dossier_id",
    "dossier_answer": "dossier_id",
    "dossier_evidence": "dossier_id",
    APPLICATION: "dossier_id",
}


def _definitive(dossier: str) -> str:
    return f"EXISTS (SELECT 1 FROM {APPLICATION} a WHERE a.dossier_id = {dossier} AND a.kind = 'definitive')"


def _measured(dossier: str) -> str:
    return f"EXISTS (SELECT 1 FROM dossier_measurement m WHERE m.dossier_id = {dossier})"


def _sqlite() -> Iterator[str]:
    """INSERT OR REPLACE removes a row without firing a DELETE trigger, so an insert looks at that row too."""
    for table, column in FROZEN.items():
        replaced = _definitive(f"(SELECT t.{column} FROM {table} t WHERE t.id = NEW.id)")
        touched = {
            "INSERT": f"{_definitive(f'NEW.{column}')} OR {replaced}",
            "UPDATE": f"{_definitive(f'OLD.{column}')} OR {_definitive(f'NEW.{column}')}",
            "DELETE": _definitive(f"OLD.{column}"),
        }
        for verb, condition in touched.items():
            yield f"""CREATE TRIGGER {table}_frozen_{verb.lower()} BEFORE {verb} ON {table}
            WHEN {condition} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""
    for verb, condition in (("UPDATE", "TRUE"), ("DELETE", _measured("OLD.dossier_id"))):
        yield f"""CREATE TRIGGER {APPLICATION}_no_{verb.lower()} BEFORE {verb} ON {APPLICATION}
        WHEN {condition} BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"""
    yield f"""CREATE TRIGGER {APPLICATION}_no_replace BEFORE INSERT ON {APPLICATION}
    WHEN EXISTS (SELECT 1 FROM {APPLICATION} WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"""


def _postgresql() -> Iterator[str]:
    """One function for all tables; a row is looked up by the column that is named in the trigger."""
    yield f"""CREATE OR REPLACE FUNCTION dossier_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
            after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
    BEGIN
      IF EXISTS (SELECT 1 FROM {APPLICATION} a WHERE a.kind = 'definitive' AND a.dossier_id IN
          ((before ->> TG_ARGV[0])::uuid, (after ->> TG_ARGV[0])::uuid)) THEN
        RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN COALESCE(NEW, OLD);
    END $$"""
    yield f"""CREATE OR REPLACE FUNCTION dossier_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND NOT {_measured("OLD.dossier_id")} THEN
        RETURN OLD;
      END IF;
      RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'integrity_constraint_violation';
    END $$"""
    yield f"""CREATE OR REPLACE FUNCTION dossier_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM {APPLICATION}) THEN
        RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NULL;
    END $$"""
    for table, column in FROZEN.items():
        yield f"""CREATE TRIGGER {table}_frozen BEFORE INSERT OR UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION dossier_frozen('{column}')"""
        yield f"""CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION dossier_no_truncate()"""
    yield f"""CREATE TRIGGER {APPLICATION}_append_only BEFORE UPDATE OR DELETE ON {APPLICATION}
    FOR EACH ROW EXECUTE FUNCTION dossier_append_only()"""


GUARDS = Guards(list(_sqlite()), list(_postgresql()))
