# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists of work and growth in words: what can be chosen in them, and what they hold of one person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from trede.office.growth.rules.landing import TRIAL, items
from trede.office.web.kit.words import spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from django_stubs_ext import StrOrPromise

    from trede.office.growth.models import Adaptation, DueTalk, Guide, Guided, Start, Training

GROUPS: dict[str, StrOrPromise] = {
    "recruiters": _("Recruiters"),
    "hr": _("HR-adviseurs"),
    "supervisors": _("Leidinggevenden"),
    "guides": _("Collega's die begeleiden"),
    "everybody": _("Iedereen"),
}
TALKS: dict[str, StrOrPromise] = {
    "performance": _("Functioneringsgesprek"),
    "development": _("Ontwikkelgesprek"),
}
NEEDS: dict[str, StrOrPromise] = {
    "pace": _("Tempo en tijdsdruk"),
    "stimuli": _("Prikkels: geluid, licht, beweging"),
    "clarity": _("Duidelijkheid en structuur"),
    "contact": _("Contact met klanten of groepen"),
    "physical": _("Zwaar lichamelijk werk"),
    "hours": _("Uren en energie"),
    "tools": _("Gereedschap en toegang"),
}
SOLUTIONS: dict[str, StrOrPromise] = {
    "organisational": _("Anders organiseren: tempo, rooster, wie wat doet"),
    "technical": _("Een hulpmiddel of een andere plek"),
    "guidance": _("Begeleiding: maatje, coach, instructie"),
}
ASKERS: dict[str, StrOrPromise] = {
    "worker": _("De medewerker"),
    "guide": _("De begeleider"),
    "supervisor": _("De leidinggevende"),
    "hr": _("HR"),
}
BEGINNINGS: dict[str, StrOrPromise] = {
    TRIAL: _("Een proefplaatsing"),
    "temporary": _("Een tijdelijk contract"),
    "permanent": _("Een vast contract"),
}
MAY_KNOW: dict[str, StrOrPromise] = {
    "nothing": _("Niet meer dan van iedere nieuwe collega: naam, taken en rooster"),
    "work": _("Ook wat het werk vraagt: uren, plek en instructie"),
    "self": _("De nieuwe collega vertelt het team zelf wat hij of zij kwijt wil"),
}
EVERY: dict[str, StrOrPromise] = {
    "week": _("Iedere week"),
    "two-weeks": _("Om de week"),
    "month": _("Iedere maand"),
    "quarter": _("Ieder kwartaal"),
}


def lines_about(found: Mapping[str, Iterable[Any]]) -> list[tuple[StrOrPromise, str]]:
    """Each row about one person, by the kind of row, as its name and what is kept in it."""
    return [
        (NAMES[kind], "; ".join(f"{words}: {value}" for words, value in tell(row) if value))
        for kind, tell in TELL.items()
        for row in found.get(kind, ())
    ]


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _hours(hundredths: int | None) -> str:
    return wording(spoken()).numerals.hours(hundredths) if hundredths else ""


def _start(row: Start) -> Iterator[tuple[StrOrPromise, object]]:
    yield _("eerste werkdag"), _day(row.starts_on)
    yield _("begonnen met"), BEGINNINGS[row.began_as]
    yield _("uren per week"), _hours(row.hours_hundredths)
    yield _("maatje"), row.buddy
    yield _("wat het team mag weten"), MAY_KNOW.get(row.may_know)
    yield _("gevraagd op"), _day(row.asked_on)
    yield _("klaar"), ", ".join(each.words[spoken()] for each in items() if each.id in row.done)
    yield _("vast contract sinds"), _day(row.permanent_on)
    yield _("uren nu"), _hours(row.hours_now_hundredths)
    yield _("laatste werkdag"), _day(row.left_on)


def _guided(row: Guided) -> Iterator[tuple[StrOrPromise, object]]:
    yield _("door"), row.guide
    yield _("contact"), EVERY[row.every]
    yield _("sinds"), _day(row.since)
    yield _("contact op"), ", ".join(_day(date.fromisoformat(each)) for each in row.contacts)
    yield _("tot en met"), _day(row.until)


def _training(row: Training) -> Iterator[tuple[StrOrPromise, object]]:
    yield _("training"), row.what
    yield _("groep"), GROUPS[row.group]
    yield _("werk"), row.work
    yield _("gevolgd op"), _day(row.followed_on)
    yield _("geldig tot en met"), _day(row.valid_until)


def _talk(row: DueTalk) -> Iterator[tuple[StrOrPromise, object]]:
    yield _("soort"), TALKS[row.kind]
    yield _("gepland op"), _day(row.due)
    yield _("gehouden op"), _day(row.held_on)


def _adaptation(row: Adaptation) -> Iterator[tuple[StrOrPromise, object]]:
    yield _("waar het werk te veel van vraagt"), NEEDS[row.need]
    yield _("oplossing"), SOLUTIONS[row.solution]
    yield _("gevraagd door"), ASKERS[row.asked_by]
    yield _("gevraagd op"), _day(row.asked_on)
    yield _("klaar op"), _day(row.made_on)
    yield _("nagevraagd op"), _day(row.checked_on)


def _guide(row: Guide) -> Iterator[tuple[StrOrPromise, object]]:
    yield _("hoogstens zoveel mensen"), row.most
    yield _("vervanger"), row.stand_in
    yield _("er niet vanaf"), _day(row.away_from)
    yield _("er niet tot en met"), _day(row.away_until)


NAMES: dict[str, StrOrPromise] = {
    "start": _("Start"),
    "guided": _("Begeleiding"),
    "training": _("Training"),
    "talk": _("Gesprek"),
    "adaptation": _("Aanpassing"),
    "guide": _("U begeleidt anderen"),
}
TELL: dict[str, Callable[[Any], Iterator[tuple[StrOrPromise, object]]]] = {
    "start": _start,
    "guided": _guided,
    "training": _training,
    "talk": _talk,
    "adaptation": _adaptation,
    "guide": _guide,
}
