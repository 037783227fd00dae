# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report: as it would be sent now, sent, finished, and as PDF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.office.audit import actions
from trede.office.audit.queries import files
from trede.office.audit.rules.stages import Stage
from trede.office.web.certifier.case import crumbs, place
from trede.office.web.kit import reports
from trede.office.web.kit.words import said, spoken
from trede.reports.audit import audit_record

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def report(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Read exactly what is sent, and send it: first to the employer, then to the scheme."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    do = actions.send_report if file.stage is Stage.AUDIT else actions.finish_report
    if visit.request.method == "POST":
        try:
            do(by=by, on=visit.on, case=case, seen_sha256=visit.request.POST.get("sha256", ""))
        except RefusedError as refused:
            messages.error(visit.request, said(refused.findings[0]))
            return redirect(place(visit, case, "audit-report"))
        messages.success(visit.request, _("Het rapport is verstuurd."))
        return redirect(place(visit, case))
    text, sha256 = files.work_of(by, case).draft
    final = file.stage is not Stage.AUDIT
    told = {
        "file": file,
        "by": visit.by,
        "record": audit_record(json.loads(text), sha256, spoken(), final=final),
        "sha256": sha256,
        "may_send": file.stage in {Stage.AUDIT, Stage.REPORT},
        "final": final,
        "crumbs": crumbs(visit, file, _("Rapport")),
    }
    return render(visit.request, "certifier/report.html", told)


def as_pdf(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """The newest report that was sent."""
    file, _by = files.for_assigned(visit.by, case, on=visit.on)
    return reports.pdf(file)
