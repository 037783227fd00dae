# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database itself refuses a decision by one who tested, advised or is tied to the employer, by too few people, for
longer than two years, and every change to what was agreed. Changed: set by a migration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.journal.guards import Guards

if TYPE_CHECKING:
    from collections.abc import Iterator

ONLY_ADDED = "this is only ever added"
INVOLVED = "who is involved in the case does not decide"
TOO_FEW = "too few people agreed"
TOO_LONG = "valid for longer than two years"
FINAL = "the final report is fixed"
APPEND_ONLY = ("audit_involvement", "audit_plan", "audit_proposal", "audit_vote", "audit_decision")

TIED = """EXISTS (SELECT 1 FROM audit_involvement i WHERE i.case_id = NEW.case_id AND i.person = NEW.person
    AND i.kind <> 'none' AND NOT (i.kind = 'former-employee' AND i.ended IS NOT NULL AND {over}))"""
VOTED = """NEW.kind = 'evaluated' AND EXISTS (SELECT 1 FROM audit_vote v
    WHERE v.case_id = NEW.case_id AND v.person = NEW.person)"""
OTHER_CASE = "(SELECT p.case_id FROM audit_proposal p WHERE p.id = NEW.proposal_id) <> NEW.case_id"
FEWER = f"""{OTHER_CASE} OR (SELECT COUNT(DISTINCT v.person) FROM audit_vote v WHERE v.proposal_id = NEW.proposal_id)
    < (SELECT p.quorum FROM audit_proposal p WHERE p.id = NEW.proposal_id)"""
FORMER_OVER_ON_SQLITE = "date(i.ended, '+2 years') <= date(NEW.voted_at)"
FORMER_OVER_ON_POSTGRESQL = "i.ended + INTERVAL '2 years' <= NEW.voted_at"
LONG_ON_SQLITE = "NEW.valid_until > date(NEW.valid_from, '+2 years', '-1 day')"
LONG_ON_POSTGRESQL = "NEW.valid_until > (NEW.valid_from + INTERVAL '2 years' - INTERVAL '1 day')::date"


def _refused_inserts(over: str, too_long: str) -> Iterator[tuple[str, str, str, str]]:
    """Name of the trigger, its table, when it refuses, and what it says."""
    tied = TIED.format(over=over)
    yield "audit_vote_involved", "audit_vote", f"{tied} OR {OTHER_CASE}", INVOLVED
    yield "audit_involvement_voted", "audit_involvement", VOTED, INVOLVED
    yield "audit_decision_quorum", "audit_decision", FEWER, TOO_FEW
    yield "audit_proposal_validity", "audit_proposal", too_long, TOO_LONG


def _sqlite() -> Iterator[str]:
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            yield f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
            BEGIN SELECT RAISE(ABORT, '{ONLY_ADDED}'); END"""
        yield f"""CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, '{ONLY_ADDED}'); END"""
    for name, table, condition, message in _refused_inserts(FORMER_OVER_ON_SQLITE, LONG_ON_SQLITE):
        yield f"""CREATE TRIGGER {name} BEFORE INSERT ON {table}
        WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"""
    for verb in ("UPDATE", "DELETE"):
        yield f"""CREATE TRIGGER audit_report_final_{verb.lower()} BEFORE {verb} ON audit_report
        WHEN OLD.final BEGIN SELECT RAISE(ABORT, '{FINAL}'); END"""
    yield f"""CREATE TRIGGER audit_report_final_replace BEFORE INSERT ON audit_report
    WHEN EXISTS (SELECT 1 FROM audit_report r WHERE r.id = NEW.id AND r.final)
    BEGIN SELECT RAISE(ABORT, '{FINAL}'); END"""


def _function(name: str, condition: str, message: str) -> str:
    return f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
    END IF; RETURN COALESCE(NEW, OLD); END $$"""


def _postgresql() -> Iterator[str]:
    yield _function("audit_only_added", "TRUE", ONLY_ADDED)
    yield f"""CREATE OR REPLACE FUNCTION audit_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF EXISTS (SELECT 1 FROM audit_case) THEN
    RAISE EXCEPTION '{ONLY_ADDED}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$"""
    yield _function("audit_report_final", "OLD.final", FINAL)
    for table in APPEND_ONLY:
        yield f"""CREATE TRIGGER {table}_append_only BEFORE DELETE OR UPDATE ON {table}
        FOR EACH ROW EXECUTE FUNCTION audit_only_added()"""
    for table in (*APPEND_ONLY, "audit_report"):
        yield f"""CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION audit_no_truncate()"""
    for name, table, condition, message in _refused_inserts(FORMER_OVER_ON_POSTGRESQL, LONG_ON_POSTGRESQL):
        yield _function(name, condition, message)
        yield f"""CREATE TRIGGER {name} BEFORE INSERT ON {table}
        FOR EACH ROW EXECUTE FUNCTION {name}()"""
    yield """CREATE TRIGGER audit_report_final BEFORE DELETE OR UPDATE ON audit_report
    FOR EACH ROW EXECUTE FUNCTION audit_report_final()"""


GUARDS = Guards(list(_sqlite()), list(_postgresql()))
