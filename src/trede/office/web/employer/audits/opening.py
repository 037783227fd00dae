# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows that the auditor asks for, opened from the file that the employer kept. Nothing of it is kept here."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trede.errors import InputRefusedError
from trede.office.audit.queries import files
from trede.office.audit.rules.opening import MOST_BYTES, opened_rows
from trede.office.dossier import queries
from trede.office.web.employer.menu import address, at
from trede.office.web.kit.words import with_refusal

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.rules.opening import OpenedRows
    from trede.office.web.kit.pages import Visit


class BringRows(forms.Form):
    """The rows file that the employer kept."""

    file = forms.FileField(
        label=_("Uw rijenbestand (.json)"),
        help_text=_("Het bestand dat u bewaarde toen u de meting maakte."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
        error_messages={"required": _("Kies uw rijenbestand."), "empty": _("Dit bestand is leeg.")},
    )


def open_rows(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Which rows are asked for; with the rows file also whose they are, and the file for the auditor."""
    case, file = queries.case(visit.by, dossier), files.for_employer(visit.by, dossier)
    if file is None or file.plan is None:
        messages.info(visit.request, gettext("De auditor vraagt nog geen rijen."))
        return redirect(address(case, "audit-of-dossier"))
    asked = sorted(file.plan.document["rows"])
    form = BringRows(visit.request.POST or None, visit.request.FILES or None)
    opened: OpenedRows | None = None
    if visit.request.method == "POST" and form.is_valid():
        try:
            brought = form.cleaned_data["file"].read(MOST_BYTES + 1)
            opened = opened_rows(brought, queries.sealed_root(visit.by, dossier), asked)
        except InputRefusedError as refused:
            with_refusal(form, "file", refused)
    told = {
        **at(visit, case, **{visit.page.name: gettext("Rijen openen")}),
        "form": form,
        "asked": [index + 1 for index in asked],
        "opened": opened,
        "data": b64encode(opened.data).decode() if opened else "",
    }
    response = render(visit.request, "employer/audits/open_rows.html", told)
    response["Cache-Control"] = "no-store"
    return response
