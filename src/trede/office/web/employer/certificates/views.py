# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Certificates for their holder: what each says, whether it counts, and taking it home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.kernel.days import dutch_day
from trede.office.accounts.queries import organisation
from trede.office.accounts.rules.permissions import Permission
from trede.office.certificates import queries
from trede.office.register.queries import issued_elsewhere
from trede.office.web.kit import certificates as kit
from trede.office.web.kit.files import JSON, PDF, download
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import granted_name, spoken
from trede.proofs.bundles import bundle_bytes
from trede.proofs.certificate_words import LANGUAGES
from trede.reports.certificate import certificate_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit
    from trede.proofs.bundles import Bundle
    from trede.scheme import Language


def certificates(visit: Visit[Member]) -> HttpResponse:
    """Those of this organisation, newest first; then what the register says that it held before."""
    elsewhere = issued_elsewhere(organisation(visit.by).kvk)
    told = {
        "by": visit.by,
        "may_show": visit.by.may(Permission.ORGANISATION_EDIT),
        **kit.page_of(visit, queries.of_organisation(visit.by)),
        "earlier": [(granted_name(each.level), each, each.on(dutch_day(visit.on))) for each in elsewhere],
        "crumbs": way(visit, {}),
    }
    return render(visit.request, "employer/certificates/certificates.html", told)


def certificate(visit: Visit[Member], *, certificate: UUID) -> HttpResponse:
    """What it says, where it stands, and what one can take home."""
    found = queries.one_of_organisation(visit.by, certificate)
    told = {
        "by": visit.by,
        **kit.in_full(visit, found),
        "crumbs": way(visit, {visit.page.name: kit.level_of(found)}),
        "dossier": found.dossier,
    }
    return render(visit.request, "employer/certificates/certificate.html", told)


def pdf(visit: Visit[Member], *, certificate: UUID) -> HttpResponse:
    """The page to hang on a wall, with what proves it inside; in Dutch, or with ``?taal=en`` in English."""
    language = _language(visit)
    ending = "en.pdf" if language == "en" else "pdf"
    return _taken_home(visit, certificate, lambda found: certificate_pdf(found, language), ending, PDF)


def bundle(visit: Visit[Member], *, certificate: UUID) -> HttpResponse:
    """What proves it by itself, for programs and wallets."""
    return _taken_home(visit, certificate, bundle_bytes, "json", JSON)


def _language(visit: Visit[Member]) -> Language:
    asked = visit.request.GET.get("taal")
    return spoken() if asked not in LANGUAGES else "en" if asked == "en" else "nl"


def _taken_home(
    visit: Visit[Member], certificate: UUID, made: Callable[[Bundle], bytes], ending: str, kind: str
) -> HttpResponse:
    """The file, once the certificate counts; before that it would be refused by whoever checks it.

    Raises NotFoundError, AlteredError.
    """
    found = queries.one_of_organisation(visit.by, certificate)
    (line,) = kit.in_list(visit, [found])
    if not line.can_go:
        messages.error(visit.request, line.why)
        return redirect("own-certificate", visit.by.organisation, certificate)
    level = f"{found.level}-30-plus" if found.thirty_plus else found.level
    name = _("certificaat-%(kvk)s-%(level)s") % {"kvk": found.kvk, "level": level}
    return download(made(queries.bundle(found)), f"{name}.{ending}", kind)
