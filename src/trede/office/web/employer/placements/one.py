# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One division: its packages as a picture, who does what and why, what is open, and a person who decides."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trede.errors import NotFoundError, RefusedError
from trede.matching.explaining import helps, non_match, taken_over
from trede.matching.outcome import Book
from trede.office.placements import actions, queries
from trede.office.placements.rules.divided import broken, outcome
from trede.office.web.kit.changing import of_version
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.weeks import shown_weeks
from trede.office.web.kit.words import said, spoken
from trede.reports.matching import MatchingTeller
from trede.reports.packages_picture import Drawn, Words, packages_picture
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from django.http import HttpResponse

    from trede.matching.outcome import Outcome
    from trede.matching.work import Package
    from trede.office.accounts.rules.members import Member
    from trede.office.placements.rules.divided import Divided
    from trede.office.web.kit.pages import Visit


def division(visit: Visit[Member], *, division: UUID) -> HttpResponse:
    """How it stands."""
    found = queries.division(visit.by, division)
    divided = queries.divided(found)
    now = outcome(divided)
    tell = MatchingTeller(now, wording(spoken()))
    unfit = broken(divided)
    lines = [_line(tell, now, divided, each, unfit) for each in now.split.packages]
    page = {
        "by": visit.by,
        "found": found,
        "counts": _counts(divided, now, unfit),
        "picture": _picture(divided, now, found.name),
        "lines": lines,
        "open": list(tell.open()),
        "unfit": unfit,
        "helps": [tell.help(each) for each in helps(now)],
        "taken_over": [tell.taken_over(each) for each in taken_over(now)],
        "carved": list(tell.carved()),
        "guides": [line for line, _more in tell.guides()],
        "places": _places(tell, divided),
        "people": list(found.workers.select_related("team")),
        "voices": queries.open_voices(found.workers.all()),
        "crumbs": way(visit, {"division": found.name}),
    }
    return render(visit.request, "employer/placements/division.html", page)


def agree(visit: Visit[Member], *, division: UUID) -> HttpResponse:
    """Tick what was talked over with both people."""
    found = queries.division(visit.by, division)
    divided = queries.divided(found)
    now = outcome(divided)
    waiting = [
        each
        for each in now.split.packages
        if not divided.pairs[each.code].agreed and each.code in now.matches
    ]
    rows = {each.package: each for each in found.matches.all()}
    if visit.request.method == "POST":
        ticked = visit.request.POST.getlist("package")
        seen = {code: visit.request.POST.get(f"seen-{code}", "") for code in ticked}
        try:
            count = actions.agree(by=visit.by, on=visit.on, division=division, seen=seen)
        except (RefusedError, NotFoundError) as refused:
            _tell_refusal(visit, refused)
        else:
            words = ngettext("%(count)s pakket is bevestigd.", "%(count)s pakketten zijn bevestigd.", count)
            messages.success(visit.request, words % {"count": count})
            return redirect("division", visit.by.organisation, division)
    tell = MatchingTeller(now, wording(spoken()))
    page = {
        "by": visit.by,
        "found": found,
        "waiting": [
            (each, now.matches[each.code], rows[each.code].version, tell.hours(each.hours_hundredths))
            for each in waiting
        ],
        "crumbs": way(visit, {"division": found.name}),
    }
    return render(visit.request, "employer/placements/agree.html", page)


def _tell_refusal(visit: Visit[Member], refused: RefusedError | NotFoundError) -> None:
    gone = _("Dit pakket is er niet meer. Kijk wat er nu staat.")
    messages.error(visit.request, said(refused.findings[0]) if isinstance(refused, RefusedError) else gone)


class Give(forms.Form):
    """Two people for a package."""

    doer = forms.ChoiceField(label=gettext_lazy("Wie doet het?"))
    second = forms.ChoiceField(label=gettext_lazy("Wie kijkt mee?"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("doer", "second"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


def package(visit: Visit[Member], *, division: UUID, package: str) -> HttpResponse:
    """Why these two, why not the others, and giving it to two others who were asked."""
    found = queries.division(visit.by, division)
    row = found.matches.filter(package=package).first()
    if row is None:
        raise NotFoundError("There is no such package.")
    divided = queries.divided(found)
    now = outcome(divided)
    (asked,) = (each for each in now.split.packages if each.code == package)
    tell = MatchingTeller(now, wording(spoken()))
    match, book = now.matches.get(package), Book(now)
    others = [
        non_match(now, each, asked, book)
        for each in now.case.people
        if match is None or each.code != match.doer
    ]
    others.sort(
        key=lambda each: (len(each.fit.obstacles), each.reason == "full", -each.fit.points, each.person)
    )
    initial = {"doer": row.doer, "second": row.second}
    form = Give(visit.request.POST or None, initial=initial, choices=_people(now))
    told = {
        "found": found,
        "row": row,
        "asked": asked,
        "hours": tell.hours(asked.hours_hundredths),
        "contact": tell.words.say(f"matching.contact.{('none', 'hardly', 'normal').index(asked.contact)}"),
        "why": list(tell.why(asked, match)) if match else [],
        "unfit": package in broken(divided),
        "others": [(each.person, tell.change(each), tell.questions(each.fit)) for each in others],
    }
    return one_form(
        visit,
        of_version(form, row.version),
        lambda **filled: actions.give_package(
            by=visit.by, on=visit.on, division=division, package=package, **filled
        ),
        title=_("Pakket %(package)s: %(process)s") % {"package": package, "process": asked.process},
        words=_("Geef het aan deze twee"),
        back=reverse("division", args=[visit.by.organisation, division]),
        done=_("Het pakket is gegeven. Beiden zien het op hun eigen pagina."),
        crumbs=way(visit, {"division": found.name, "package": package}),
        told=told,
        template="employer/placements/package.html",
    )


def weeks(visit: Visit[Member], *, division: UUID) -> HttpResponse:
    """The week of everybody, to print."""
    found = queries.division(visit.by, division)
    page = {
        "found": found,
        "title": found.name,
        "weeks": shown_weeks(queries.divided(found)),
        "drawings": visit.request.GET.get("tekeningen") != "nee",
        "crumbs": way(visit, {"division": found.name}),
    }
    return render(visit.request, "employer/placements/weeks.html", page)


class Sure(forms.Form):
    """Once more, before something is thrown away."""

    sure = forms.BooleanField(
        label=gettext_lazy("Ja, gooi alles weg."),
        error_messages={"required": gettext_lazy("Zet een vinkje als u het zeker weet.")},
    )


def drop(visit: Visit[Member], *, division: UUID) -> HttpResponse:
    """Ask once more, and throw it away."""
    found = queries.division(visit.by, division)
    return one_form(
        visit,
        Sure(visit.request.POST or None),
        lambda sure: actions.drop_division(by=visit.by, on=visit.on, division=division),
        title=_("Werkverdeling weggooien"),
        lead=_("Wij gooien ook alles weg over de mensen in %(name)s. Hun eigen links werken dan niet meer.")
        % {"name": found.name},
        words=_("Weggooien"),
        back=reverse("divisions", args=[visit.by.organisation]),
        done=_("De werkverdeling is weg."),
        crumbs=way(visit, {"division": found.name}),
    )


def _people(now: Outcome) -> list[tuple[str, str]]:
    return [("", "–"), *((each.code, each.code) for each in now.case.people)]


def _line(
    tell: MatchingTeller, now: Outcome, divided: Divided, package: Package, unfit: list[str]
) -> dict[str, Any]:
    """One package in the table of who does what."""
    pair, match = divided.pairs[package.code], now.matches.get(package.code)
    if package.code in unfit:
        state, tone = _("Past niet meer"), Tone.NEGATIVE
    elif match is None:
        state, tone = _("Niemand"), Tone.NEGATIVE
    elif not pair.agreed:
        state, tone = _("Voorstel"), Tone.WARNING
    elif pair.differs:
        state, tone = _("Neemt over"), Tone.INFO
    else:
        state, tone = _("Bevestigd"), Tone.POSITIVE
    return {
        "package": package,
        "hours": tell.hours(package.hours_hundredths),
        "tasks": [task.name for task in package.tasks],
        "pair": pair,
        "state": state,
        "tone": tone,
    }


def _counts(divided: Divided, now: Outcome, unfit: list[str]) -> dict[str, int]:
    agreed = sum(pair.agreed and code in now.matches for code, pair in divided.pairs.items())
    return {
        "tasks": len(divided.case.tasks),
        "packages": len(divided.bundles),
        "people": len(divided.case.people),
        "agreed": agreed,
        "waiting": len(now.matches) - agreed,
        "nobody": len(divided.bundles) - len(now.matches) - len(unfit),
        "unfit": len(unfit),
        "away": len(divided.away),
    }


def _picture(divided: Divided, now: Outcome, name: str) -> str:
    by_process = sorted(now.split.packages, key=lambda each: each.process)
    rows = [
        (process, [_drawn(divided, now, each) for each in packages])
        for process, packages in groupby(by_process, key=lambda each: each.process)
    ]
    words = Words(
        title=_("Pakketten van %(name)s") % {"name": name},
        described=_(
            "Per proces een regel, per pakket een blok zo breed als de uren. De tabel eronder zegt hetzelfde."
        ),
        agreed=_("Bevestigd"),
        proposed=_("Voorstel"),
        nobody=_("Niemand"),
    )
    return packages_picture(rows, words, spoken())


def _drawn(divided: Divided, now: Outcome, package: Package) -> Drawn:
    if package.code not in now.matches:
        return Drawn(package.code, package.hours_hundredths, "nobody")
    state = "agreed" if divided.pairs[package.code].agreed else "proposed"
    return Drawn(package.code, package.hours_hundredths, state)  # type: ignore[arg-type]


def _places(tell: MatchingTeller, divided: Divided) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """What each place has, from 1 to 5."""
    for place in divided.case.places:
        yield (
            place.name,
            [(tell.words.say(f"matching.condition.{name}"), much) for name, much in place.conditions.items()],
        )
