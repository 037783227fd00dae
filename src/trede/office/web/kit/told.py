# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is told of one worker on several pages: the work and why, the week, who helps, what changed and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from trede.kernel.days import dutch_day
from trede.kernel.values import hundredths
from trede.matching.fitting import fit
from trede.matching.work import CONTACTS
from trede.office.accounts.queries import names_of_actors
from trede.office.placements import queries
from trede.office.placements.rules.divided import broken, outcome
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.weeks import shown_weeks
from trede.office.web.kit.words import spoken
from trede.reports.matching import MatchingTeller
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from trede.matching.outcome import Match, Outcome
    from trede.matching.work import Package
    from trede.office.placements.models import Announcement, Coworker, Voice

MOST_CHANGES = 20


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A package of somebody: what it is, what they do in it, with whom, why, and whether it counts."""

    code: str
    process: str
    hours: str
    tasks: Sequence[str]
    is_doer: bool
    with_whom: str
    why: Sequence[str]
    why_you: Sequence[str]
    agreed: bool
    unfit: bool


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What changed at once: from which day, by whom and when."""

    what: list[str]
    starts_on: date
    noted_on: date
    by: str


@dataclass(frozen=True, slots=True)
class ShownVoice:
    """What somebody said, and the answer."""

    row: Voice
    kind: str
    tone: Tone
    state: str
    by: str


def told_of_worker(found: Coworker) -> dict[str, Any]:
    """For a page of somebody who may see it."""
    divided = queries.divided(found.division)
    weeks = shown_weeks(divided, {found.code})
    names = names_of_actors(found.organisation)
    return {
        "found": found,
        "division": found.division,
        "work": _work(found),
        "week": weeks[0] if weeks else None,
        "data": data_of(found),
        "changes": _changes(queries.changes_of(found)[:MOST_CHANGES], names),
        "voices": [shown_voice(each, names) for each in queries.voices_of(found)[:20]],
        "guide": found.told.get("guide", ""),
        "deputy": weeks[0].deputy if weeks else "",
    }


def _work(found: Coworker) -> list[ShownWork]:
    divided = queries.divided(found.division)
    now, unfit = outcome(divided), broken(divided)
    tell = MatchingTeller(now, wording(spoken()))
    shown = []
    for package in now.split.packages:
        pair = divided.pairs[package.code]
        if found.code not in (pair.doer, pair.second):
            continue
        is_doer = pair.doer == found.code
        match = now.matches.get(package.code)
        shown.append(
            ShownWork(
                package.code,
                package.process,
                tell.words.time(package.hours_hundredths),
                [task.name for task in package.tasks],
                is_doer,
                pair.second if is_doer else pair.doer,
                list(tell.why(package, match))[1:] if match and is_doer else [],
                list(_why_you(now, package, match)) if match and is_doer else [],
                pair.agreed,
                package.code in unfit,
            )
        )
    return sorted(shown, key=lambda each: (not each.is_doer, each.process, each.code))


def _why_you(now: Outcome, package: Package, match: Match) -> Iterator[str]:
    """The same for the worker, in the second person."""
    how = fit(now.people[match.doer], package, now.case.places, now.case.terms)
    if how.wished:
        yield _("U wilt dit werk graag.")
    if how.grows:
        yield _("U kunt hiermee groeien in: %(names)s.") % {"names": ", ".join(how.grows)}
    if how.stays:
        yield _("U doet dit nu ook al.")
    if how.place:
        yield _("De plek past bij u: %(place)s.") % {"place": how.place.name}
    if match.stand_in:
        yield _("Bent u er niet, dan neemt %(who)s het over.") % {"who": match.stand_in}


def data_of(found: Coworker) -> list[tuple[str, str]]:
    """All that is kept of somebody, in words."""
    told: Mapping[str, Any] = found.told
    say = wording(spoken()).say
    levels = [f"{name} {level}" for name, level in sorted(told.get("competences", {}).items())]
    limits = [
        f"{say(f'matching.condition.{name}')} {level}" for name, level in told.get("limits", {}).items()
    ]
    contact = told.get("contact")
    stepwise = {True: _("ja"), False: _("nee"), None: unknown()}[told.get("stepwise")]
    days = [say(f"matching.day.{DAYS.index(day)}").lower() for day in told.get("days", ())]
    away = (
        [(_("Is er niet sinds"), date_format(dutch_day(found.away_since), "j F Y"))]
        if found.away_since
        else []
    )
    return [
        (_("Code"), found.code),
        (_("Team"), found.team.name if found.team else "–"),
        (_("Uren per week"), plain_hours(told["hours_week"])),
        (_("Hoogstens per dag"), plain_hours(told["hours_day"])),
        (_("Dagen"), _listed(days, ", ")),
        (_("Wat iemand kan (1 tot 5)"), _listed(levels, otherwise=unknown())),
        (_("Wat een plek mag vragen (1 tot 5)"), _listed(limits, otherwise=unknown())),
        (
            _("Contact met klanten"),
            say(f"matching.contact.{CONTACTS.index(contact)}") if contact else unknown(),
        ),
        (_("Uitleg stap voor stap"), stepwise),
        (_("Wil graag"), _listed(told.get("wishes", ()))),
        (_("Wil groeien in"), _listed(told.get("growth", ()))),
        (_("Vaste begeleider"), told.get("guide", "–")),
        *away,
    ]


def _listed(words: Sequence[str], between: str = "; ", *, otherwise: str = "–") -> str:
    return between.join(words) or otherwise


def unknown() -> str:
    return _("nog niet bekend")


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def plain_hours(text: str) -> str:
    """Hours as they were kept, as people write them."""
    return wording(spoken()).numerals.hours(hundredths(text))


def _changes(rows: Sequence[Announcement], names: Mapping[str, str]) -> list[ShownChange]:
    """Newest first; what the same person decided on one day, for the same day, is told together."""
    found: dict[object, ShownChange] = {}
    for each in rows:
        by, noted_on = _who(each.noted_by, names), dutch_day(each.noted_at)
        about = (each.starts_on, noted_on, by)
        found.setdefault(about, ShownChange([], each.starts_on, noted_on, by)).what.append(_change(each))
    return list(found.values())


def _change(each: Announcement) -> str:
    told = {"package": each.package}
    return {
        "does": _("U doet pakket %(package)s.") % told,
        "looks": _("U kijkt mee bij pakket %(package)s.") % told,
        "stops": _("U hebt pakket %(package)s niet meer.") % told,
        "data": _("Uw gegevens zijn verbeterd."),
    }[each.kind]


def _who(actor: str, names: Mapping[str, str]) -> str:
    if actor.startswith("link:"):
        return _("de medewerker zelf")
    return names.get(actor) or _("iemand die hier niet meer werkt")


def shown_voice(each: Voice, names: Mapping[str, str]) -> ShownVoice:
    """In words."""
    kind = {"no": _("Zegt nee"), "other": _("Vraagt iets anders"), "need": _("Heeft iets nodig")}[each.kind]
    answered = each.answered_at is not None
    state = _("Beantwoord") if answered else _("Nog niet beantwoord")
    return ShownVoice(
        each,
        kind,
        Tone.POSITIVE if answered else Tone.WARNING,
        state,
        _who(each.answered_by, names) if answered else "",
    )
