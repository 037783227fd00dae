# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the scheme. One case is open to who declared to have no interest in it; a view sees to that."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.kit.pages import ORGANISATION, READ_AND_WRITE, WRITE, Page
from trede.office.web.scheme import certificates, deciding, hand_overs, overseeing

HOME = "organisaties/<uuid:organisation>/ladder"
HERE = "organisaties/<uuid:organisation>/besluiten"
CASE = f"{HERE}/<uuid:case>"
ISSUED = "organisaties/<uuid:organisation>/uitgegeven-certificaten"
PICTURES = f"{HOME}/uitreikingen"
ONE = f"{ISSUED}/<uuid:certificate>"
VIEW, CHANGE, SEE = Permission.DECISION_VIEW, Permission.CERTIFICATE_CHANGE, Permission.SCHEME_VIEW

PAGES = (
    Page("decisions", f"{HERE}/", deciding.decisions, VIEW, label=_("Besluiten"), menu=ORGANISATION),
    Page("decision", f"{CASE}/", deciding.decision, VIEW, under="decisions"),
    Page("decision-take", f"{CASE}/belang/", deciding.take, VIEW, READ_AND_WRITE, under="decision"),
    Page("decision-make", f"{CASE}/besluit/", deciding.decide, VIEW, READ_AND_WRITE, under="decision"),
    Page("decision-agree", f"{CASE}/instemmen/", deciding.agree, VIEW, WRITE, under="decision"),
    Page("decision-return", f"{CASE}/terug/", deciding.send_back, VIEW, READ_AND_WRITE, under="decision"),
    Page(
        "decision-answer",
        f"{CASE}/bezwaar/<uuid:objection>/",
        deciding.answer,
        VIEW,
        READ_AND_WRITE,
        under="decision",
    ),
    Page("decision-application", f"{CASE}/aanvraag/", deciding.application, VIEW, under="decision"),
    Page("decision-report", f"{CASE}/rapport/pdf/", deciding.as_pdf, VIEW, under="decision"),
    Page(
        certificates.ISSUE,
        f"{CASE}/certificaat/",
        certificates.issue,
        CHANGE,
        READ_AND_WRITE,
        under="decision",
    ),
    Page(
        certificates.ISSUE_THIRTY_PLUS,
        f"{CASE}/certificaat-30-plus/",
        certificates.issue_thirty_plus,
        CHANGE,
        READ_AND_WRITE,
        under="decision",
    ),
    Page(
        "certificates",
        f"{ISSUED}/",
        certificates.certificates,
        VIEW,
        label=_("Uitgegeven certificaten"),
        menu=ORGANISATION,
    ),
    Page("certificate", f"{ONE}/", certificates.certificate, VIEW, under="certificates"),
    *(
        Page(f"certificate-{name}", f"{ONE}/{place}/", view, CHANGE, READ_AND_WRITE, under="certificate")
        for name, place, view in (
            ("suspend", "schorsen", certificates.suspend),
            ("reinstate", "schorsing-opheffen", certificates.reinstate),
            ("withdraw", "intrekken", certificates.withdraw),
        )
    ),
    Page(
        "hand-overs-to-judge",
        f"{PICTURES}/",
        hand_overs.hand_overs,
        CHANGE,
        label=_("Uitreikingen"),
        menu=ORGANISATION,
    ),
    Page(
        "hand-over-seen-picture",
        f"{PICTURES}/<uuid:hand_over>.jpg",
        hand_overs.seen_picture,
        CHANGE,
        under="hand-overs-to-judge",
    ),
    *(
        Page(
            f"hand-over-{name}",
            f"{PICTURES}/<uuid:hand_over>/{place}/",
            view,
            CHANGE,
            methods,
            under="hand-overs-to-judge",
        )
        for name, place, view, methods in (
            ("approve", "goedkeuren", hand_overs.approve, WRITE),
            ("refuse", "afkeuren", hand_overs.refuse, READ_AND_WRITE),
            ("take-away", "weghalen", hand_overs.remove, WRITE),
        )
    ),
    Page(
        "bodies", f"{HOME}/instellingen/", overseeing.bodies, SEE, label=_("Instellingen"), menu=ORGANISATION
    ),
    Page(
        "body-appoint",
        f"{HOME}/instellingen/aanwijzen/",
        overseeing.appoint,
        Permission.SCHEME_APPOINT,
        READ_AND_WRITE,
        under="bodies",
        crumb=_("Aanwijzen"),
    ),
    Page("statistics", f"{HOME}/cijfers/", overseeing.statistics, SEE, label=_("Cijfers"), menu=ORGANISATION),
    Page(
        "statistics-file", f"{HOME}/cijfers/<int:year>/", overseeing.statistics_file, SEE, under="statistics"
    ),
    Page(
        "editions",
        f"{HOME}/handboeken/",
        overseeing.editions,
        SEE,
        READ_AND_WRITE,
        label=_("Handboeken"),
        menu=ORGANISATION,
    ),
)
