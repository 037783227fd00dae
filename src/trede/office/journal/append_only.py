# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database refuses to change or remove an event, and to add to whom it concerns. Changed: set by a migration."""

from __future__ import annotations

from trede.office.journal.guards import Guards, kept_on_postgresql, kept_on_sqlite

MESSAGE = "the journal is append only"
TABLES = ("journal_event", "journal_concern")
ITS_EVENT_IS_THERE = "EXISTS (SELECT 1 FROM journal_event WHERE number = NEW.event_id)"
REPLACES = {
    "journal_event": "EXISTS (SELECT 1 FROM journal_event WHERE number = NEW.number)",
    "journal_concern": f"EXISTS (SELECT 1 FROM journal_concern WHERE id = NEW.id) OR {ITS_EVENT_IS_THERE}",
}

REFUSE = f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'"
FUNCTIONS = [
    f"""CREATE OR REPLACE FUNCTION journal_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {REFUSE}; END $$""",
    f"""CREATE OR REPLACE FUNCTION journal_concern_first() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF {ITS_EVENT_IS_THERE} THEN {REFUSE}; END IF; RETURN NEW; END $$""",
    """CREATE TRIGGER journal_concern_first BEFORE INSERT ON journal_concern
    FOR EACH ROW EXECUTE FUNCTION journal_concern_first()""",
]

GUARDS = Guards(
    kept_on_sqlite(TABLES, REPLACES, MESSAGE),
    [*FUNCTIONS, *kept_on_postgresql(TABLES, "journal_event_append_only")],
)
