# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.employees import file, hand, kept, reading, remarks
from trede.office.web.kit.pages import DOSSIER, READ_AND_WRITE, WRITE, Page

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/medewerkers"

PAGES = (
    Page(
        "employees",
        f"{HERE}/",
        file.bring,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        label=_("Medewerkers"),
        menu=DOSSIER,
        under="result",
    ),
    Page(
        "employees-reading",
        f"{HERE}/lezen/<slug:reading>/",
        reading.reading,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        under="employees",
    ),
    Page(
        "employees-remarks",
        f"{HERE}/lezen/<slug:reading>/opmerkingen/",
        remarks.remarks,
        Permission.MEASUREMENT_EDIT,
        WRITE,
        under="employees",
    ),
    Page(
        "employees-mended",
        f"{HERE}/lezen/<slug:reading>/hersteld/",
        remarks.mended,
        Permission.MEASUREMENT_EDIT,
        WRITE,
        under="employees",
    ),
    Page(
        "employees-choices",
        f"{HERE}/lezen/<slug:reading>/keuzes/",
        remarks.choices,
        Permission.MEASUREMENT_EDIT,
        WRITE,
        under="employees",
    ),
    Page(
        "employees-remarks-made",
        f"{HERE}/opmerkingen/<slug:reading>/",
        remarks.made,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        under="employees",
    ),
    Page(
        "employees-kept",
        f"{HERE}/bewaard/<slug:reading>/",
        kept.kept,
        Permission.MEASUREMENT_EDIT,
        under="employees",
    ),
    Page(
        "employees-rows",
        f"{HERE}/bewaard/<slug:reading>/rijen/",
        kept.rows,
        Permission.MEASUREMENT_EDIT,
        WRITE,
        under="employees",
    ),
    Page(
        "employees-rows-sheet",
        f"{HERE}/bewaard/<slug:reading>/werkblad/",
        kept.sheet,
        Permission.MEASUREMENT_EDIT,
        WRITE,
        under="employees",
    ),
    Page(
        "employees-template",
        f"{HERE}/sjabloon/",
        file.template,
        Permission.MEASUREMENT_EDIT,
        under="employees",
    ),
    Page(
        "employees-by-hand",
        f"{HERE}/met-de-hand/",
        hand.by_hand,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        label=_("Met de hand invullen"),
        under="employees",
    ),
)
