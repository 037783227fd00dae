# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database refuses a certificate without a decision or an entry in the log, or for longer than two years, and every
change but that of its state. Changed: set by a migration.
"""

from __future__ import annotations

from trede.office.journal.guards import Guards

NOT_LOGGED = "a certificate needs a decision and an entry in the log"
TOO_LONG = "valid for longer than two years"
FIXED = "a certificate is fixed"
CERTIFICATE, CHANGE = "certificates_certificate", "certificates_change"
UNLOGGED = """NOT EXISTS (SELECT 1 FROM log_entry e WHERE e.kind = 'certificate' AND e.sha256 = NEW.sha256)
    OR NOT EXISTS (SELECT 1 FROM audit_decision d WHERE d.id = NEW.decision)"""
CHANGE_UNLOGGED = "NOT EXISTS (SELECT 1 FROM log_entry e WHERE e.kind = 'status' AND e.sha256 = NEW.sha256)"
LONG_ON_SQLITE = "NEW.valid_until > date(NEW.valid_from, '+2 years', '-1 day')"
LONG_ON_POSTGRESQL = "NEW.valid_until > (NEW.valid_from + INTERVAL '2 years' - INTERVAL '1 day')::date"
STAYS = (
    *("id", "scheme", "organisation", "dossier", "decision", "thirty_plus", "level", "kvk", "holder"),
    *(
        "valid_from",
        "valid_until",
        "credential",
        "sha256",
        "status_index",
        "earlier_id",
        "issued_at",
        "issued_by",
    ),
)
OTHER_ON_SQLITE = " OR ".join(f"OLD.{each} IS NOT NEW.{each}" for each in STAYS)
OTHER_ON_POSTGRESQL = " OR ".join(f"OLD.{each} IS DISTINCT FROM NEW.{each}" for each in STAYS)


def _sqlite(name: str, verb: str, table: str, condition: str, message: str) -> str:
    when = f"WHEN {condition} " if condition else ""
    return f"""CREATE TRIGGER {name} BEFORE {verb} ON {table}
    {when}BEGIN SELECT RAISE(ABORT, '{message}'); END"""


def _there(table: str) -> str:
    """INSERT OR REPLACE removes a row without firing a DELETE trigger."""
    return f"EXISTS (SELECT 1 FROM {table} o WHERE o.id = NEW.id)"


SQLITE = [
    _sqlite(
        "certificate_unlogged", "INSERT", CERTIFICATE, f"{_there(CERTIFICATE)} OR {UNLOGGED}", NOT_LOGGED
    ),
    _sqlite("certificate_too_long", "INSERT", CERTIFICATE, LONG_ON_SQLITE, TOO_LONG),
    _sqlite("certificate_fixed", "UPDATE", CERTIFICATE, OTHER_ON_SQLITE, FIXED),
    _sqlite("certificate_stays", "DELETE", CERTIFICATE, "", FIXED),
    _sqlite("change_unlogged", "INSERT", CHANGE, f"{_there(CHANGE)} OR {CHANGE_UNLOGGED}", NOT_LOGGED),
    _sqlite("change_fixed", "UPDATE", CHANGE, "", FIXED),
    _sqlite("change_stays", "DELETE", CHANGE, "", FIXED),
]


def _postgresql(name: str, verbs: str, table: str, condition: str, message: str) -> list[str]:
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'"
    body = f"IF {condition} THEN {refuse}; END IF; RETURN NEW" if condition else refuse
    each = "STATEMENT" if verbs == "TRUNCATE" else "ROW"
    return [
        f"""CREATE OR REPLACE FUNCTION certificates_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {body}; END $$""",
        f"""CREATE TRIGGER {name} BEFORE {verbs} ON {table}
    FOR EACH {each} EXECUTE FUNCTION certificates_{name}()""",
    ]


POSTGRESQL = [
    *_postgresql("certificate_unlogged", "INSERT", CERTIFICATE, UNLOGGED, NOT_LOGGED),
    *_postgresql("certificate_too_long", "INSERT", CERTIFICATE, LONG_ON_POSTGRESQL, TOO_LONG),
    *_postgresql("certificate_fixed", "UPDATE", CERTIFICATE, OTHER_ON_POSTGRESQL, FIXED),
    *_postgresql("certificate_stays", "DELETE", CERTIFICATE, "", FIXED),
    *_postgresql("certificate_kept", "TRUNCATE", CERTIFICATE, "", FIXED),
    *_postgresql("change_unlogged", "INSERT", CHANGE, CHANGE_UNLOGGED, NOT_LOGGED),
    *_postgresql("change_fixed", "DELETE OR UPDATE", CHANGE, "", FIXED),
    *_postgresql("change_kept", "TRUNCATE", CHANGE, "", FIXED),
]

GUARDS = Guards(SQLITE, POSTGRESQL)
