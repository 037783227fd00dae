# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of somebody who waits for work beside the requests: how far it is, in words and in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_htmx.http import reswap, retarget

from trede.office.uploads.places import IN_LINE
from trede.office.web.kit.parts import asked_a_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrOrPromise

    from trede.office.uploads.places import Progress

SECONDS_BETWEEN_LOOKS = 5
STEPS: Mapping[str, StrOrPromise] = {
    "open": gettext_lazy("uw bestand openen"),
    "rows": gettext_lazy("de rijen lezen"),
    "columns": gettext_lazy("de kolommen controleren"),
    "score": gettext_lazy("per handboek uitrekenen"),
    "seal": gettext_lazy("uw cijfers vastleggen"),
    "remarks": gettext_lazy("de opmerkingen erbij schrijven"),
    "forecast": gettext_lazy("maand voor maand vooruitkijken"),
    "plan": gettext_lazy("zoeken naar de kleinste stap"),
    "split": gettext_lazy("taken bundelen tot pakketten"),
    "match": gettext_lazy("mensen bij pakketten zoeken"),
}
READING = ("open", "rows", "columns")
MEASURING, REMARKS = (*READING, "score", "seal"), ("open", "rows", "remarks")
FORECAST, ADVICE, ADVICE_ALONE = (*READING, "forecast"), (*READING, "plan"), ("plan",)
QUARTER = 25


@dataclass(frozen=True, slots=True)
class ProgressShown:
    """``percent`` and the count are of this step; None while nobody knows how much there is to do.

    ``said`` changes a few times in a step only: a screen reader reads it out each time.
    """

    label: str
    said: str
    done: int
    total: int
    percent: int | None


def shown_progress(progress: Progress, names: tuple[str, ...] = MEASURING) -> ProgressShown:
    """Work that goes on, of which ``names`` are the steps; or that stands in the line."""
    if progress.step == IN_LINE:
        said = _in_line(progress.done)
        return ProgressShown(said, said, 0, 0, None)
    step = progress.step if progress.step in names else names[0]
    label = _("Stap %(number)s van %(count)s: %(step)s") % {
        "number": names.index(step) + 1,
        "count": len(names),
        "step": STEPS[step],
    }
    percent = 100 * progress.done // progress.total if progress.total else None
    quarters = (percent or 0) // QUARTER * QUARTER
    said = _("%(label)s, %(percent)s procent") % {"label": label, "percent": quarters} if quarters else label
    return ProgressShown(label, said, progress.done, progress.total, percent)


def _in_line(number: int) -> str:
    ahead = number - 1
    if not ahead:
        return _("U bent de eerste in de rij. Wij beginnen zodra er plaats is.")
    return ngettext(
        "U bent nummer %(number)s in de rij: er is %(ahead)s voor u.",
        "U bent nummer %(number)s in de rij: er zijn er %(ahead)s voor u.",
        ahead,
    ) % {"number": number, "ahead": ahead}


def arrived(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """The whole page, also for who waited with scripts and asked for a part of it."""
    if asked_a_part(request):
        return reswap(retarget(page, "body"), "innerHTML")
    return page


def wait(
    request: HttpRequest,
    progress: Progress,
    names: tuple[str, ...],
    title: str,
    more: Mapping[str, object],
) -> HttpResponse:
    """How far it is; the page looks again by itself, and can be left and stopped."""
    page = render(
        request,
        "employer/waiting/progress.html" if asked_a_part(request) else "employer/waiting/page.html",
        {
            **more,
            "title": title,
            "progress": shown_progress(progress, names),
            "seconds": SECONDS_BETWEEN_LOOKS,
        },
    )
    return unkept(page)


def unkept(page: HttpResponse) -> HttpResponse:
    """Values of a file stand in it, or soon will: no browser or proxy keeps a copy."""
    page["Cache-Control"] = "no-store"
    return page
