# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Until when the level is kept: read from rows that the employer brings for this one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.kernel.periods import as_date, months_later
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import queries
from trede.office.dossier.passing import pass_by
from trede.office.dossier.rules.forecasting import read_forecast, renewal
from trede.office.web.access import READ_AND_WRITE, for_members
from trede.office.web.pages.days import WRITTEN
from trede.office.web.pages.findings import grouped
from trede.office.web.pages.forecast.forms import Ahead
from trede.office.web.pages.menu import at
from trede.office.web.pages.words import spoken, with_refusal
from trede.planning.forecast import forecast as look_ahead
from trede.planning.rolling import MOST_MONTHS
from trede.reports.forecast import told
from trede.reports.trend import trend
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier
    from trede.office.dossier.queries import Outcome
    from trede.reports.forecast import Ahead as Told
    from trede.scoring import Measurement

PURCHASES = "purchases"


@for_members(Permission.MEASUREMENT_EDIT, READ_AND_WRITE)
def forecast(request: HttpRequest, *, by: Member, on: datetime, dossier: UUID) -> HttpResponse:
    """The share month by month beside the norm, and the day a level is lost."""
    case = queries.dossier(by, dossier)
    try:
        now = queries.outcome(by, dossier)
    except NotFoundError:  # nothing measured yet
        return render(request, "scenarios/nothing.html", {**at(by, case, "forecast")})
    until = as_date(renewal(case.intended_on.toordinal(), now.last_day.toordinal()))
    form = Ahead(request.POST or None, request.FILES or None, initial={"until": f"{until:{WRITTEN}}"})
    shown: dict[str, object] = {}
    if request.method != "POST":
        shown = _kept(by, case, now)
    elif form.is_valid() and _fits(form, now.last_day):
        shown = _looked(form, by, on, case)
    page = {**at(by, case, "forecast"), "form": form, **shown}
    return render(request, "forecast/forecast.html", page)


def _kept(by: Member, case: Dossier, now: Outcome) -> dict[str, object]:
    """The forecast of the day the rows were there, unless the orders in it are others now."""
    found = None if now.source == PURCHASES else read_forecast(open_shelf(), now.forecast)
    if found is None:
        return {}
    measurement = queries.ground(by, case.pk).measurement
    return {**_shown(found, measurement), "kept_until": as_date(found.points[-1].last)}


def _fits(form: Ahead, last: date) -> bool:
    """Whether the day is one to look ahead to: after the reference year, and not too far."""
    until, furthest = form.cleaned_data["until"], as_date(months_later(last.toordinal(), MOST_MONTHS))
    if until <= last:
        form.add_error(
            "until", _("Kies een dag na uw peiljaar, dus na %(day)s.") % {"day": f"{last:{WRITTEN}}"}
        )
    elif until > furthest:
        form.add_error("until", _("Kies een dag tot en met %(day)s.") % {"day": f"{furthest:{WRITTEN}}"})
    return form.is_valid()


def _looked(form: Ahead, by: Member, on: datetime, case: Dossier) -> dict[str, object]:
    """The forecast from rows that are read for this page and then dropped, or what is wrong with the file."""
    file = form.cleaned_data["rows"]
    try:
        brought = pass_by(by=by, on=on, dossier=case.pk, name=file.name, data=file.read())
    except RefusedError as refused:
        with_refusal(form, None, refused)
        return {}
    if brought.declared is None:
        form.add_error("rows", _("Wij kunnen dit bestand niet lezen. Kijk hieronder wat er moet veranderen."))
        return {"groups": grouped(brought.findings, spoken())}
    shelf, until = open_shelf(), form.cleaned_data["until"].toordinal()
    found = look_ahead(brought.declared, until, lambda day: shelf.on(as_date(day)))
    return _shown(found, brought.declared)


def _shown(found: Told, measurement: Measurement) -> dict[str, object]:
    """Picture, words and table."""
    language = spoken()
    words = told(found, measurement, language)
    return {
        "words": words,
        "rows": [list(zip(words.head, line, strict=True)) for line in _changing(words.lines)],
        "picture": trend(found, measurement, language, caption=False),
    }


def _changing(lines: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The first and the last month, and those in which a figure changes."""
    before = (None, *lines[:-1])
    changing = [
        line for line, last in zip(lines, before, strict=True) if last is None or line[1:] != last[1:]
    ]
    return changing if changing[-1] is lines[-1] else [*changing, lines[-1]]
