# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of a certifying body. One case is open to who declared to have no interest in it; a view sees to that."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.certifier import agenda, case, checklist, lists, report, rows, work
from trede.office.web.kit.pages import ORGANISATION, READ_AND_WRITE, Page

HERE = "organisaties/<uuid:organisation>/onderzoeken"
CASE = f"{HERE}/<uuid:case>"
VIEW, PLAN = Permission.AUDIT_VIEW, Permission.AUDIT_PLAN

PAGES = (
    Page("audits", f"{HERE}/", lists.audits, VIEW, label=_("Onderzoeken"), menu=ORGANISATION),
    Page(
        "quote-answer", f"{HERE}/offertes/<uuid:quote>/", lists.answer, PLAN, READ_AND_WRITE, under="audits"
    ),
    Page("agenda", f"{HERE}/agenda/", agenda.agenda, VIEW, label=_("Agenda"), menu=ORGANISATION),
    Page("auditors", f"{HERE}/auditors/", lists.auditors, PLAN, label=_("Auditors"), menu=ORGANISATION),
    Page("auditor", f"{HERE}/auditors/<uuid:person>/", lists.auditor, PLAN, READ_AND_WRITE, under="auditors"),
    Page("audit", f"{CASE}/", case.audit, VIEW, under="audits"),
    Page("visit-plan", f"{CASE}/bezoek/", case.plan_visit, PLAN, READ_AND_WRITE, under="audit"),
    Page("interest", f"{CASE}/belang/", case.declare, VIEW, READ_AND_WRITE, under="audit"),
    Page(
        "plan-objection",
        f"{CASE}/bezwaar/<uuid:objection>/",
        case.answer_objection,
        PLAN,
        READ_AND_WRITE,
        under="audit",
    ),
    Page("audit-message", f"{CASE}/bericht/", case.write, VIEW, READ_AND_WRITE, under="audit"),
    Page("audit-plan", f"{CASE}/plan/", work.send_plan, VIEW, READ_AND_WRITE, under="audit"),
    Page("sample-row", f"{CASE}/rijen/<int:row>/", work.judge, VIEW, READ_AND_WRITE, under="audit"),
    Page("rows-check", f"{CASE}/geopende-rijen/", rows.check, VIEW, READ_AND_WRITE, under="audit"),
    Page("checklist", f"{CASE}/checklist/", checklist.bring, VIEW, READ_AND_WRITE, under="audit"),
    Page("checklist-file", f"{CASE}/checklist/bestand/", checklist.out, VIEW, under="checklist"),
    Page("talk-new", f"{CASE}/gesprek/", work.note_talk, VIEW, READ_AND_WRITE, under="audit"),
    Page("finding-new", f"{CASE}/bevinding/", work.note_finding, VIEW, READ_AND_WRITE, under="audit"),
    Page(
        "finding-close",
        f"{CASE}/bevindingen/<uuid:finding>/afsluiten/",
        work.close_finding,
        VIEW,
        READ_AND_WRITE,
        under="audit",
    ),
    Page("sector-confirm", f"{CASE}/sector/", work.confirm_sector, VIEW, READ_AND_WRITE, under="audit"),
    Page("correction-new", f"{CASE}/correctie/", work.correct, VIEW, READ_AND_WRITE, under="audit"),
    Page("audit-report", f"{CASE}/rapport/", report.report, VIEW, READ_AND_WRITE, under="audit"),
    Page("audit-report-pdf", f"{CASE}/rapport/pdf/", report.as_pdf, VIEW, under="audit-report"),
)
