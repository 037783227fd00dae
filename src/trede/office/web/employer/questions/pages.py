# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.questions import by_link, colleagues, views
from trede.office.web.kit.pages import DOSSIER, EVERYONE, READ_AND_WRITE, WRITE, Page

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/vragen/"

PAGES = (
    Page(
        "questions",
        HERE,
        views.questions,
        Permission.DOSSIER_VIEW,
        label=_("Vragen"),
        menu=DOSSIER,
        under="result",
    ),
    Page(
        "answers-take-over",
        f"{HERE}overnemen/",
        views.take_over,
        Permission.ANSWER_EDIT,
        WRITE,
        under="questions",
    ),
    Page(
        "aspect",
        f"{HERE}<slug:aspect>/",
        views.aspect,
        Permission.DOSSIER_VIEW,
        READ_AND_WRITE,
        under="questions",
    ),
    Page(
        "evidence-back",
        f"{HERE}<slug:aspect>/bewijs/",
        views.put_evidence_back,
        Permission.ANSWER_EDIT,
        WRITE,
        under="aspect",
    ),
    Page(
        "colleague-ask",
        f"{HERE}<slug:aspect>/collega/",
        colleagues.ask,
        Permission.ANSWER_EDIT,
        READ_AND_WRITE,
        label=_("Collega vragen"),
        under="aspect",
    ),
    Page(
        "colleague-link",
        f"{HERE}<slug:aspect>/collega/link/",
        by_link.ask,
        Permission.ANSWER_EDIT,
        READ_AND_WRITE,
        label=_("Link sturen"),
        under="aspect",
    ),
    Page("answers-by-link", "antwoorden/<str:token>/", by_link.answer, EVERYONE, READ_AND_WRITE),
)
