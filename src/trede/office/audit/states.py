# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room: quotes, cases with all that is in them, auditors."""

from __future__ import annotations

from dataclasses import replace

from trede.office.audit.models import (
    Auditor,
    Case,
    Cited,
    Competence,
    Correction,
    Decision,
    Finding,
    Involvement,
    Message,
    Objection,
    Plan,
    Proposal,
    Quote,
    Report,
    RowsCheck,
    Talk,
    TimeOff,
    Verdict,
    Visit,
    Vote,
)
from trede.office.journal.states import Kept, Table

ASKED = ("organisation", "dossier", "body", "facts", "period_from", "period_until", "asked_at", "asked_by")
OFFERED = ("outcome", "price_cents", "days_hundredths", "visit_on", "answered_at", "answered_by")
QUOTE = Kept("quote", [[Table(Quote, "id", (*ASKED, *OFFERED))]])
OF_AN_AUDITOR = (
    Table(Auditor, "id", ("body", "person", "week_hundredths")),
    Table(Competence, "auditor", ("subject", "until")),
)
AUDITOR = Kept("auditor", [OF_AN_AUDITOR, [*OF_AN_AUDITOR, Table(TimeOff, "auditor", ("first", "last"))]])
PLANNED = (
    "body",
    "number",
    "person",
    "on",
    "days_hundredths",
    "travel_minutes",
    "current",
    "planned_at",
    "planned_by",
)
ANSWERED = ("answer", "upheld", "answered_at", "answered_by")
SEEN = ("row", "revision", "figures", "aspects", "performance_on", "development_on", "judged_at", "judged_by")
WRITTEN = ("number", "document", "sha256")
NOTED = ("kind", "text", "noted_at", "noted_by")
OF_A_CASE = (
    Table(Case, "id", ("quote", "organisation", "dossier", "body", "scheme", "stage", "opened_at")),
    Table(Visit, "case", PLANNED),
    Table(Involvement, "case", ("person", "kind", "ended", "declared_at")),
    Table(Plan, "case", ("number", "document", "sent_at", "sent_by")),
    Table(
        Objection,
        "case",
        ("about", "subject", "instance", "reasons", "raised_at", "raised_by", *ANSWERED),
    ),
    Table(Verdict, "case", SEEN),
    Table(Talk, "case", (*NOTED, "people")),
    Table(Finding, "case", (*NOTED, "aspect", "due_on", "closing", "closed_at", "closed_by")),
    Table(Message, "case", ("side", "text", "written_at", "written_by")),
    Table(
        Correction,
        "case",
        ("total_fte", "weighted_fte", "bought_fte", "reason", "corrected_at", "corrected_by"),
    ),
    Table(
        Report,
        "case",
        (*WRITTEN, "final", "made_at", "made_by", "reaction", "reacted_at", "reacted_by"),
    ),
    Table(Proposal, "case", (*WRITTEN, "valid_from", "valid_until", "quorum", "proposed_at")),
    Table(Vote, "case", ("proposal", "person", "voted_at")),
    Table(Decision, "case", ("proposal", "decided_at")),
)
ROWS_CHECK = Table(RowsCheck, "case", ("number", "verdicts", "checked_at", "checked_by"))
CITED = Table(Cited, "case", ("finding", "agreed_at", "agreed_by"))
ALL_OF_A_CASE = (*OF_A_CASE, ROWS_CHECK, CITED)
WITH_IDS = [
    each if each.owner == "id" else replace(each, fields=("id", *each.fields)) for each in ALL_OF_A_CASE
]
"""Votes, decisions, objections and what is shown name rows by their id: two that change ids would change places."""
CASE = Kept("case", [OF_A_CASE, [*OF_A_CASE, ROWS_CHECK], ALL_OF_A_CASE, WITH_IDS])
KEPT = (QUOTE, AUDITOR, CASE)
