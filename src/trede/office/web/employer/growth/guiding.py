# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Guidance: who guides whom, how full each guide is, who takes over today, and which contact is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from trede.kernel.days import dutch_day
from trede.office.growth import actions, queries
from trede.office.growth.rules import guiding as rules
from trede.office.web.employer.growth.guiding_forms import (
    ChangeGuide,
    ChangeGuided,
    GiveGuide,
    NameGuide,
    NoteContact,
)
from trede.office.web.employer.growth.rows import added, page, place
from trede.office.web.kit.changing import of_version
from trede.office.web.kit.growth_words import EVERY
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import spoken
from trede.reports.parts_chart import Bar, parts_chart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.growth.models import Guided
    from trede.office.growth.rules.guiding import Guide, Load
    from trede.office.web.kit.pages import Visit


def guidance(visit: Visit[Member]) -> HttpResponse:
    """Each guide with the load and who stands in; everybody with their guide and the next contact."""
    today = dutch_day(visit.on)
    named = queries.guides(visit.by)
    guides = {each.code: each.guide for each in named}
    everybody = queries.guided(visit.by)
    now = [each for each in everybody if each.until is None]
    loads = rules.loads(guides.values(), [each.guide for each in now], today)
    told = {
        "picture": _picture(loads),
        "named": guides,
        "guides": list(zip(named, loads, map(_load_state, loads), strict=True)),
        "people": [_line(each, guides, today) for each in now],
        "over": [each for each in everybody if each.until is not None],
    }
    return page(visit, "guidance", told)


def name_guide(visit: Visit[Member]) -> HttpResponse:
    """Name a guide."""
    return added(visit, NameGuide, actions.name_guide, "guidance", _("Begeleider aanwijzen"))


def change_guide(visit: Visit[Member], *, guide: UUID) -> HttpResponse:
    """Another limit or stand-in, and when the guide is absent."""
    found = queries.guide(visit.by, guide)
    initial = {name: getattr(found, name) for name in ("most", "stand_in", "away_from", "away_until")}
    return one_form(
        visit,
        of_version(ChangeGuide(visit.request.POST or None, initial=initial), found.version),
        lambda **told: actions.change_guide(by=visit.by, on=visit.on, guide=guide, **told),
        title=_("Begeleider %(code)s") % {"code": found.code},
        words=_("Bewaren"),
        back=place(visit, "guidance"),
        done=_("De begeleider is bijgewerkt."),
        crumbs=way(visit, {"guide": found.code}),
    )


def give_guide(visit: Visit[Member]) -> HttpResponse:
    """Give somebody a guide, of those who were named."""
    guides = _choices(visit.by)
    if not guides:
        return redirect(place(visit, "guidance"))
    return one_form(
        visit,
        GiveGuide(visit.request.POST or None, guides=guides, initial={"since": dutch_day(visit.on)}),
        lambda **told: actions.give_guide(by=visit.by, on=visit.on, **told),
        title=_("Begeleiding toevoegen"),
        words=_("Toevoegen"),
        back=place(visit, "guidance"),
        done=_("De regel is toegevoegd."),
        crumbs=way(visit, {}),
    )


def change_guided(visit: Visit[Member], *, guided: UUID) -> HttpResponse:
    """Another guide, more or less often, or no guidance any more."""
    found = queries.guided_person(visit.by, guided)
    initial = {name: getattr(found, name) for name in ("guide", "every", "until")}
    form = ChangeGuided(visit.request.POST or None, guides=_choices(visit.by), initial=initial)
    return one_form(
        visit,
        of_version(form, found.version),
        lambda **told: actions.change_guided(by=visit.by, on=visit.on, guided=guided, **told),
        title=_("Begeleiding van %(who)s") % {"who": found.who},
        words=_("Bewaren"),
        back=place(visit, "guidance"),
        done=_("De begeleiding is bijgewerkt."),
        crumbs=way(visit, {"guided": found.who}),
    )


def note_contact(visit: Visit[Member], *, guided: UUID) -> HttpResponse:
    """On which day there was contact."""
    found = queries.guided_person(visit.by, guided)
    form = NoteContact(visit.request.POST or None, initial={"held_on": dutch_day(visit.on)})
    return one_form(
        visit,
        of_version(form, found.version),
        lambda **told: actions.note_contact(by=visit.by, on=visit.on, guided=guided, **told),
        title=_("Contact met %(who)s") % {"who": found.who},
        words=_("Vastleggen"),
        back=place(visit, "guidance"),
        done=_("Het contact staat erin."),
        crumbs=way(visit, {"guided": found.who}),
    )


def _choices(by: Member) -> list[tuple[str, str]]:
    return [(each.code, each.code) for each in queries.guides(by)]


def _picture(loads: Sequence[Load]) -> str:
    bars = [
        Bar(
            each.guide.code,
            min(each.own, each.guide.most),
            each.guide.most,
            _("%(part)s van %(whole)s") % {"part": each.own, "whole": each.guide.most},
        )
        for each in loads
    ]
    return parts_chart(
        bars, title=_("Hoe vol het is bij elke begeleider"), id_="begeleiders", language=spoken()
    )


def _load_state(load: Load) -> tuple[str, Tone]:
    if load.is_away:
        return _("Afwezig"), Tone.WARNING
    if load.is_over:
        return _("Boven de grens"), Tone.WARNING
    return (_("Vol"), Tone.INFO) if load.own == load.guide.most else (_("Er is plaats"), Tone.POSITIVE)


def _line(each: Guided, guides: Mapping[str, Guide], today: date) -> dict[str, object]:
    due = rules.next_contact(each.every, each.since, each.last_contact_on)
    late = (_("Te laat"), Tone.WARNING) if due < today else (_("Op tijd"), Tone.POSITIVE)
    return {
        "row": each,
        "every": EVERY[each.every],
        "helps": rules.helps(each.guide, guides, today),
        "due": due,
        "state": late,
    }
