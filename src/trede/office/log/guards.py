# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database refuses to change or remove an entry, a checkpoint or a cosignature, and an entry out of its turn.
Changed: set by a migration.
"""

from __future__ import annotations

from trede.office.journal.guards import Guards, kept_on_postgresql, kept_on_sqlite

MESSAGE = "the log is append only"
TABLES = ("log_entry", "log_checkpoint", "log_cosignature")
OUT_OF_TURN = 'NEW."index" <> (SELECT COUNT(*) FROM log_entry)'
BEYOND = "NEW.size > (SELECT COUNT(*) FROM log_entry)"
REPLACES = {
    "log_entry": f"{OUT_OF_TURN} OR EXISTS (SELECT 1 FROM log_entry e WHERE e.id = NEW.id"
    " OR (e.kind = NEW.kind AND e.sha256 = NEW.sha256))",
    "log_checkpoint": f"{BEYOND} OR EXISTS (SELECT 1 FROM log_checkpoint c WHERE c.id = NEW.id OR c.size = NEW.size)",
    "log_cosignature": "EXISTS (SELECT 1 FROM log_cosignature c WHERE c.id = NEW.id"
    " OR (c.checkpoint_id = NEW.checkpoint_id AND c.witness = NEW.witness))",
}

REFUSE = f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'"
FUNCTIONS = [
    f"""CREATE OR REPLACE FUNCTION log_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {REFUSE}; END $$""",
    f"""CREATE OR REPLACE FUNCTION log_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF {OUT_OF_TURN} THEN {REFUSE}; END IF; RETURN NEW; END $$""",
    f"""CREATE OR REPLACE FUNCTION log_not_beyond() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF {BEYOND} THEN {REFUSE}; END IF; RETURN NEW; END $$""",
    """CREATE TRIGGER log_entry_in_turn BEFORE INSERT ON log_entry
    FOR EACH ROW EXECUTE FUNCTION log_in_turn()""",
    """CREATE TRIGGER log_checkpoint_not_beyond BEFORE INSERT ON log_checkpoint
    FOR EACH ROW EXECUTE FUNCTION log_not_beyond()""",
]

GUARDS = Guards(
    kept_on_sqlite(TABLES, REPLACES, MESSAGE),
    [*FUNCTIONS, *kept_on_postgresql(TABLES, "log_append_only")],
)
