# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Landing and staying: who begins, with which buddy, what is still to be done, and how lasting the work is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from trede.kernel.days import dutch_day
from trede.office.growth import actions, queries
from trede.office.growth.rules import landing as rules
from trede.office.web.employer.growth.calendar import as_file
from trede.office.web.employer.growth.landing_forms import (
    AskStart,
    FollowStart,
    PlanStart,
    TickStart,
)
from trede.office.web.employer.growth.rows import added, page, place
from trede.office.web.kit.changing import of_version
from trede.office.web.kit.growth_words import BEGINNINGS, MAY_KNOW
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import spoken
from trede.reports.parts_chart import Bar, parts_chart
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.growth.models import Start
    from trede.office.growth.rules.landing import Lasting, Line, Part
    from trede.office.web.kit.pages import Visit


def starts(visit: Visit[Member]) -> HttpResponse:
    """Everybody who begins or began, what is next for each, and how lasting the work is."""
    found, today = queries.starts(visit.by), dutch_day(visit.on)
    lasting = rules.lasting([each.stay for each in found], today)
    told = {
        "rows": [_row(each, today) for each in found],
        "picture": _picture(lasting) if any(part.whole for part in lasting.stays.values()) else "",
        "sentences": list(_sentences(lasting)),
    }
    return page(visit, "starts", told)


def plan_start(visit: Visit[Member]) -> HttpResponse:
    """Plan that somebody begins."""
    return added(visit, PlanStart, actions.plan_start, "starts", _("Start plannen"))


def start(visit: Visit[Member], *, start: UUID) -> HttpResponse:
    """The list of one beginning, to tick off."""
    found, today = queries.start(visit.by, start), dutch_day(visit.on)
    lines = rules.lines(found.starts_on, found.done)
    items = [(each.item.id, _told(each, today)) for each in lines if each.item.id != rules.ASKED]
    form = TickStart(visit.request.POST or None, items=items, initial={"done": list(found.done)})
    return one_form(
        visit,
        of_version(form, found.version),
        lambda **told: actions.update_start(by=visit.by, on=visit.on, start=start, **told),
        title=_("Start van %(who)s") % {"who": found.who},
        lead=_("Maatje: %(buddy)s. Eerste werkdag: %(day)s.")
        % {"buddy": found.buddy or _("nog niemand"), "day": _day(found.starts_on)},
        words=_("Bewaren"),
        back=place(visit, "starts"),
        done=_("De lijst is bijgewerkt."),
        crumbs=way(visit, {"start": found.who}),
        told={
            "by": visit.by,
            "row": found,
            "may_know": MAY_KNOW.get(found.may_know, ""),
            "state": _state(found, lines, today),
        },
        template="employer/growth/start.html",
    )


def ask_start(visit: Visit[Member], *, start: UUID) -> HttpResponse:
    """What the team may know."""
    found = queries.start(visit.by, start)
    initial = {"may_know": found.may_know, "asked_on": found.asked_on or dutch_day(visit.on)}
    return one_form(
        visit,
        of_version(AskStart(visit.request.POST or None, initial=initial), found.version),
        lambda **told: actions.ask_start(by=visit.by, on=visit.on, start=start, **told),
        title=_("Wat het team mag weten van %(who)s") % {"who": found.who},
        lead=_(
            "Vraag het voordat u het team voorbereidt. Wij bewaren alleen deze keuze, nooit wat er is verteld."
        ),
        words=_("Vastleggen"),
        back=_home(found),
        done=_("De keuze van de nieuwe collega staat erin."),
        crumbs=way(visit, {"start": found.who}),
    )


def follow_start(visit: Visit[Member], *, start: UUID) -> HttpResponse:
    """How it went on."""
    found = queries.start(visit.by, start)
    initial: dict[str, Any] = {
        name: getattr(found, name) for name in ("buddy", "starts_on", "permanent_on", "left_on")
    }
    if found.hours_now_hundredths is not None:
        initial["hours_now_hundredths"] = Decimal(found.hours_now_hundredths) / 100
    return one_form(
        visit,
        of_version(FollowStart(visit.request.POST or None, initial=initial), found.version),
        lambda **told: actions.follow_start(by=visit.by, on=visit.on, start=start, **told),
        title=_("Hoe het verderging met %(who)s") % {"who": found.who},
        words=_("Bewaren"),
        back=_home(found),
        done=_("Het is bijgewerkt."),
        crumbs=way(visit, {"start": found.who}),
    )


def start_calendar(visit: Visit[Member], *, start: UUID) -> HttpResponse:
    """What is still to be done, for a calendar."""
    found = queries.start(visit.by, start)
    days = [
        (uuid5(found.pk, each.item.id), each.due, f"{found.who}: {each.item.words[spoken()]}")
        for each in rules.lines(found.starts_on, found.done)
        if each.done_on is None
    ]
    return as_file(days, visit.on, "start.ics")


def _row(found: Start, today: date) -> dict[str, object]:
    lines = rules.lines(found.starts_on, found.done)
    return {
        "row": found,
        "began_as": BEGINNINGS[found.began_as],
        "hours": _hours(found.hours_hundredths),
        "now": _hours(found.hours_now_hundredths) if found.hours_now_hundredths else "",
        "done": sum(each.done_on is not None for each in lines),
        "all": len(lines),
        "state": _state(found, lines, today),
    }


def _state(found: Start, lines: Sequence[Line], today: date) -> tuple[str, Tone]:
    following = rules.following(lines, left=found.left_on is not None)
    if found.left_on is not None:
        return _("Gestopt op %(day)s") % {"day": _day(found.left_on)}, Tone.NEUTRAL
    if following is None:
        return _("Alles gedaan"), Tone.POSITIVE
    if following.is_late(today):
        return _("Te laat: %(day)s") % {"day": _day(following.due)}, Tone.WARNING
    return _("Volgende: %(day)s") % {"day": _day(following.due)}, Tone.INFO


def _told(line: Line, today: date) -> str:
    """What is to be done, by whom and until when; or when it was done."""
    if line.done_on is not None:
        words, day = _("%(what)s (%(by)s, klaar op %(day)s)"), line.done_on
    elif line.is_late(today):
        words, day = _("%(what)s (%(by)s, te laat: %(day)s)"), line.due
    else:
        words, day = _("%(what)s (%(by)s, %(day)s)"), line.due
    return words % {"what": line.item.words[spoken()], "by": line.item.by[spoken()], "day": _day(day)}


def _picture(found: Lasting) -> str:
    title = _("Wie er nog werkt na een half jaar, een jaar en twee jaar")
    names = {6: _("Na een half jaar"), 12: _("Na een jaar"), 24: _("Na twee jaar")}
    bars = [Bar(names[months], part.part, part.whole, _part(part)) for months, part in found.stays.items()]
    return parts_chart(bars, title=title, id_="blijven", language=spoken())


def _part(part: Part) -> str:
    if not part.whole:
        return _("nog niemand zo lang geleden begonnen")
    return _("%(part)s van %(whole)s") % {"part": part.part, "whole": part.whole}


def _sentences(found: Lasting) -> Iterator[str]:
    """Trials and hours in words."""
    if found.trials.whole:
        yield _("Proefplaatsingen: %(whole)s. Een vast contract kregen er %(part)s. Nog bezig: %(on)s.") % {
            "whole": found.trials.whole,
            "part": found.trials.part,
            "on": found.trials_going_on,
        }
    if found.more_hours.whole:
        yield _(
            "Er werken er nu %(whole)s. Meer uren dan aan het begin: %(part)s. "
            "Bij elkaar ging het van %(then)s naar %(now)s uur per week."
        ) % {
            "whole": found.more_hours.whole,
            "part": found.more_hours.part,
            "then": _hours(found.hours_then),
            "now": _hours(found.hours_now),
        }


def _hours(hundredths: int) -> str:
    """Without zeros behind the comma."""
    numerals = wording(spoken()).numerals
    return numerals.scaled(hundredths, 2) if hundredths % 100 else str(hundredths // 100)


def _day(day: date) -> str:
    return wording(spoken()).numerals.day(day.toordinal())


def _home(found: Start) -> str:
    return reverse("start", args=[found.organisation, found.pk])
