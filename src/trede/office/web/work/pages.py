# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of who does the work, by their own link, and of a job coach from outside."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.kit.pages import EVERYONE, ORGANISATION, READ_AND_WRITE, Page
from trede.office.web.work import coach, own

OWN = "mijn-werk/<str:token>"
MINE = "own-work"
COACHED = "organisaties/<uuid:organisation>/begeleiding"
GUIDE = Permission.WORK_GUIDE

PAGES = (
    Page("own-work", f"{OWN}/", own.work, EVERYONE, label=_("Mijn werk")),
    Page(
        "own-say", f"{OWN}/laten-weten/", own.say, EVERYONE, READ_AND_WRITE, _("Iets laten weten"), under=MINE
    ),
    Page(
        "own-data",
        f"{OWN}/gegevens/",
        own.data,
        EVERYONE,
        READ_AND_WRITE,
        _("Wat wij van u bewaren"),
        under=MINE,
    ),
    Page("own-remove", f"{OWN}/weghalen/", own.remove, EVERYONE, READ_AND_WRITE, _("Weghalen"), under=MINE),
    Page("coached", f"{COACHED}/", coach.everybody, GUIDE, label=_("Begeleiding"), menu=ORGANISATION),
    Page("coached-worker", f"{COACHED}/<uuid:worker>/", coach.worker, GUIDE, under="coached"),
    Page(
        "coached-answer",
        f"{COACHED}/<uuid:worker>/antwoord/<uuid:voice>/",
        coach.answer,
        GUIDE,
        READ_AND_WRITE,
        label=_("Antwoorden"),
        under="coached-worker",
    ),
)
