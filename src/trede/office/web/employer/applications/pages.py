# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.applications import handing_in, history, overview, removing
from trede.office.web.kit.pages import DOSSIER, READ_AND_WRITE, WRITE, Page

CASE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>"
HERE = f"{CASE}/aanvraag"

PAGES = (
    Page(
        "overview",
        f"{HERE}/",
        overview.overview,
        Permission.DOSSIER_VIEW,
        label=_("Aanvraag"),
        menu=DOSSIER,
        under="result",
    ),
    Page(
        "dossier-change",
        f"{HERE}/wijzigen/",
        overview.change,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        label=_("Trede en datum"),
        under="overview",
    ),
    Page(
        "dossier-remove",
        f"{CASE}/verwijderen/",
        removing.remove,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        label=_("Verwijderen"),
        under="overview",
    ),
    Page(
        "application-test",
        f"{HERE}/proef/",
        handing_in.test,
        Permission.APPLICATION_TEST,
        WRITE,
        under="overview",
    ),
    Page(
        "application-sign",
        f"{HERE}/ondertekenen/",
        handing_in.sign,
        Permission.APPLICATION_SIGN,
        READ_AND_WRITE,
        label=_("Ondertekenen"),
        under="overview",
    ),
    Page(
        "application-sign-file",
        f"{HERE}/ondertekenen/gegevens/",
        handing_in.to_sign,
        Permission.APPLICATION_SIGN,
        under="overview",
    ),
    Page(
        "application",
        f"{HERE}/<uuid:application>/",
        handing_in.application,
        Permission.DOSSIER_VIEW,
        under="overview",
    ),
    Page(
        "application-pdf",
        f"{HERE}/<uuid:application>/pdf/",
        handing_in.as_pdf,
        Permission.DOSSIER_VIEW,
        under="application",
    ),
    Page(
        "application-file",
        f"{HERE}/<uuid:application>/gegevens/",
        handing_in.as_file,
        Permission.DOSSIER_VIEW,
        under="application",
    ),
    Page(
        "application-proof",
        f"{HERE}/<uuid:application>/zegel/",
        handing_in.proof_of_seal,
        Permission.DOSSIER_VIEW,
        under="application",
    ),
    Page(
        "dossier-history",
        f"{CASE}/geschiedenis/",
        history.history,
        Permission.HISTORY_VIEW,
        label=_("Geschiedenis"),
        menu=DOSSIER,
        under="result",
    ),
)
