# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report of an audit on a page and as PDF, the same for everybody who may read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.office.web.kit.files import PDF, download
from trede.office.web.kit.words import spoken
from trede.reports.audit import audit_record
from trede.reports.record import record_pdf

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.audit.queries.files import CaseFile
    from trede.reports.record import Record


def newest(file: CaseFile) -> Record | None:
    """The newest report of a case in words; None when there is none yet."""
    if (made := file.report) is None:
        return None
    document = json.loads(made.document)
    return audit_record(document, made.sha256, spoken(), final=made.final, demo=settings.TREDE_DEMO)


def pdf(file: CaseFile) -> HttpResponse:
    """The newest report, with its document inside. Raises NotFoundError when there is none."""
    record, made = newest(file), file.report
    if record is None or made is None:
        raise NotFoundError("There is no report.")
    return download(record_pdf(record, made.document.encode(), made.made_at), _("rapport.pdf"), PDF)
