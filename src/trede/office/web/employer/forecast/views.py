# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Until when the level is kept: read from rows that the employer brings for this one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import Finding
from trede.kernel.periods import as_date, months_later
from trede.office.dossier import queries
from trede.office.dossier.rules.forecasting import read_forecast, renewal
from trede.office.uploads import passing
from trede.office.uploads.places import Progress
from trede.office.uploads.rules.ahead import told_ahead
from trede.office.web.employer.forecast.forms import Ahead
from trede.office.web.employer.keys import key, to_page, without_key
from trede.office.web.employer.menu import address, at
from trede.office.web.employer.waiting import FORECAST, arrived, unkept, wait
from trede.office.web.kit.days import WRITTEN
from trede.office.web.kit.findings import grouped
from trede.office.web.kit.parts import away
from trede.office.web.kit.words import spoken, with_refusal
from trede.planning.rolling import MOST_MONTHS
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.queries import Outcome
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.pages import Visit

PURCHASES, PAGE = "purchases", "forecast-made"


def forecast(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """The share month by month beside the norm, and the day a level is lost."""
    case = queries.case(visit.by, dossier)
    try:
        now = queries.outcome(visit.by, dossier)
    except NotFoundError:  # nothing measured yet
        return render(visit.request, "employer/scenarios/nothing.html", {**at(visit, case)})
    form = _form(case, now, visit.request)
    shown: dict[str, object] = {}
    if visit.request.method != "POST":
        shown = _kept(visit.by, case, now, dutch_day(visit.on))
    elif (
        form.is_valid()
        and _fits(form, now.last_day)
        and (began := _began(visit.request, form, visit.by, visit.on, case))
    ):
        return began
    page = {**at(visit, case), "form": form, **shown}
    return render(visit.request, "employer/forecast/forecast.html", page)


def _form(case: Case, now: Outcome, request: HttpRequest | None = None) -> Ahead:
    until = as_date(renewal(case.intended_on.toordinal(), now.last_day.toordinal()))
    posted, files = (request.POST or None, request.FILES or None) if request else (None, None)
    return Ahead(posted, files, initial={"until": f"{until:{WRITTEN}}"})


def _kept(by: Member, case: Case, now: Outcome, on: date) -> dict[str, object]:
    """The forecast of the day the rows were there, unless the orders in it are others now."""
    found = None if now.source == PURCHASES else read_forecast(open_shelf(), now.forecast)
    if found is None:
        return {}
    measurement = queries.ground(by, case.id).measurement
    told = told_ahead(found, measurement, spoken(), on.toordinal())
    return {**_shown(told), "kept_until": as_date(found.points[-1].last)}


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


def _began(request: HttpRequest, form: Ahead, by: Member, on: datetime, case: Case) -> HttpResponse | None:
    """To the page where the forecast will be; None when the file was refused."""
    file, until = form.cleaned_data["rows"], form.cleaned_data["until"]
    try:
        token = passing.begin_forecast(
            by=by, on=on, dossier=case.id, name=file.name, data=file.read(), until=until
        )
    except RefusedError as refused:
        with_refusal(form, None, refused)
        return None
    return to_page(PAGE, case, token)


def made(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """How far it is, or the forecast from rows that pass by."""
    case = queries.case(visit.by, dossier)
    try:
        token = key(visit.request, reading)
        found = passing.seen(by=visit.by, on=visit.on, token=token)
    except NotFoundError:
        return _leave(
            visit.request, case, reading, _("Deze vooruitblik is er niet meer. Breng uw bestand opnieuw.")
        )
    if visit.request.POST.get("step") == "stop":
        passing.leave(by=visit.by, on=visit.on, token=token)
        return _leave(visit.request, case, reading, _("Gestopt. Wij hebben uw bestand weggegooid."))
    if isinstance(found, Progress):
        if found.failed:
            passing.leave(by=visit.by, on=visit.on, token=token)
            return _leave(
                visit.request, case, reading, _("Het vooruitkijken is mislukt. Breng uw bestand opnieuw.")
            )
        more = {**at(visit, case), "file": True}
        return wait(visit.request, found, FORECAST, _("Wij kijken vooruit"), more)
    page = {**at(visit, case), "form": _form(case, queries.outcome(visit.by, dossier)), "again": True}
    shown = render(visit.request, "employer/forecast/forecast.html", {**page, **_found(found)})
    return unkept(arrived(visit.request, shown))


def _found(found: Mapping[str, Any]) -> dict[str, object]:
    """What the page shows of it: the forecast, or what is wrong with the file."""
    if "ahead" in found:
        return _shown(found["ahead"][spoken()])
    return {"groups": grouped((Finding(**each) for each in found["findings"]), spoken()), "unreadable": True}


def _leave(request: HttpRequest, case: Case, name: str, words: str) -> HttpResponse:
    messages.warning(request, words)
    return without_key(away(request, address(case, "forecast")), PAGE, case, name)


def _shown(told: Mapping[str, Any]) -> dict[str, object]:
    """Picture, words and table."""
    words = told["words"]
    return {
        "words": words,
        "rows": [list(zip(words["head"], line, strict=True)) for line in _changing(words["lines"])],
        "picture": told["picture"],
        "broad": told["broad"],
    }


def _changing(lines: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The first and the last month, and those in which a figure changes."""
    before = (None, *lines[:-1])
    changing = [
        line for line, last in zip(lines, before, strict=True) if last is None or line[1:] != last[1:]
    ]
    return changing if changing[-1] is lines[-1] else [*changing, lines[-1]]
