# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.audits import citing, opening, views
from trede.office.web.kit.pages import DOSSIER, READ_AND_WRITE, WRITE, Page

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/onderzoek"
SIGN, ANSWER = Permission.APPLICATION_SIGN, Permission.AUDIT_ANSWER
TOP = "audit-of-dossier"

PAGES = (
    Page(
        TOP,
        f"{HERE}/",
        views.audit,
        Permission.DOSSIER_VIEW,
        label=_("Onderzoek"),
        menu=DOSSIER,
        under="result",
    ),
    Page("quote-ask", f"{HERE}/offerte/", views.ask, Permission.QUOTE_ASK, READ_AND_WRITE, under=TOP),
    Page("quote-accept", f"{HERE}/offertes/<uuid:quote>/", views.accept, SIGN, READ_AND_WRITE, under=TOP),
    Page("rows-open", f"{HERE}/rijen/", opening.open_rows, ANSWER, READ_AND_WRITE, under=TOP),
    Page("plan-object", f"{HERE}/plan/bezwaar/", views.object_to_plan, ANSWER, READ_AND_WRITE, under=TOP),
    Page("message-write", f"{HERE}/bericht/", views.write, ANSWER, READ_AND_WRITE, under=TOP),
    Page("report-read", f"{HERE}/rapport/", views.report, Permission.DOSSIER_VIEW, under=TOP),
    Page("report-pdf", f"{HERE}/rapport/pdf/", views.report_pdf, Permission.DOSSIER_VIEW, under=TOP),
    Page("report-react", f"{HERE}/rapport/reactie/", views.react, ANSWER, READ_AND_WRITE, under=TOP),
    Page(
        "passage-publish", f"{HERE}/passages/<uuid:passage>/tonen/", citing.publish, ANSWER, WRITE, under=TOP
    ),
    Page(
        "passage-take-back",
        f"{HERE}/passages/<uuid:passage>/weghalen/",
        citing.take_back,
        ANSWER,
        WRITE,
        under=TOP,
    ),
    Page("decision-object", f"{HERE}/bezwaar/", views.object_to_decision, SIGN, READ_AND_WRITE, under=TOP),
    Page("application-withdraw", f"{HERE}/intrekken/", views.withdraw, SIGN, READ_AND_WRITE, under=TOP),
)
