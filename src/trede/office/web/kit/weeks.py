# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weeks of work as pages show them: by person and day, with a drawing for each part; what is new is marked in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from trede.matching.weeks import weeks
from trede.office.placements.rules.divided import outcome
from trede.office.web.kit.words import spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from trede.matching.outcome import Outcome
    from trede.matching.weeks import Block, Week
    from trede.office.placements.rules.divided import Divided
    from trede.reports.wording import Wording

DRAWINGS = (
    ("robot", "robot"),
    ("schrijv", "pencil"),
    ("rapport", "pencil"),
    ("opschrijv", "pencil"),
    ("lez", "book"),
    ("lees", "book"),
    ("bespreken", "speech"),
    ("overleg", "speech"),
    ("wensen", "speech"),
    ("contact", "speech"),
    ("gegevens", "list"),
    ("lijst", "list"),
    ("sorter", "box"),
    ("post", "box"),
    ("pakket", "box"),
    ("klaarzetten", "tool"),
    ("onderhoud", "tool"),
    ("montage", "tool"),
    ("controle", "check-circle"),
    ("nalopen", "check-circle"),
    ("test", "screen"),
    ("scan", "screen"),
    ("computer", "screen"),
)
"""Part of a word in the name or kind of a task, and our drawing for it; the first that fits."""
USUAL = "circle"
WORKING_WEEK = 5


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One part of a day: a drawing, what, about which customer or process, how long, with whom."""

    icon: str
    what: str
    process: str
    hours: str
    with_whom: str
    new: bool
    waits: bool
    edge: bool


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day of the week with its parts; without any somebody does not work, or has nothing planned."""

    name: str
    hours: str
    blocks: Sequence[ShownBlock]


@dataclass(frozen=True, slots=True)
class ShownWeek:
    """The week of one person."""

    who: str
    hours: str
    days: Sequence[ShownDay]
    guide: str
    deputy: str
    has_work: bool
    changed: bool


def shown_weeks(divided: Divided, of: Container[str] | None = None) -> list[ShownWeek]:
    """The weeks of everybody, or of these codes; only what a person agreed to."""
    found = outcome(divided, agreed_only=True)
    words = wording(spoken())
    return [_week(found, each, words) for each in weeks(found) if of is None or each.person in of]


def _week(found: Outcome, week: Week, words: Wording) -> ShownWeek:
    blocks = week.blocks if week.has_work else ()
    last = max([WORKING_WEEK - 1, *(block.day for block in blocks)])
    days = [
        _day(found, day, [block for block in blocks if block.day == day], words) for day in range(last + 1)
    ]
    return ShownWeek(
        week.person,
        words.time(sum(block.hours_hundredths for block in blocks)),
        days,
        found.guides.by.get(week.person, ""),
        found.guides.deputies.get(week.person, ""),
        week.has_work,
        any(block.new for block in blocks) or bool(week.gone and week.has_work),
    )


def _day(found: Outcome, day: int, blocks: Sequence[Block], words: Wording) -> ShownDay:
    hours = sum(block.hours_hundredths for block in blocks)
    shown = [_block(found, block, words) for block in _joined(found, blocks)]
    return ShownDay(words.say(f"matching.day.{day}"), words.time(hours) if blocks else "", shown)


def _joined(found: Outcome, blocks: Sequence[Block]) -> list[Block]:
    """Looking along with the same person for the same customer or process is one part of a day."""
    process = {each.code: each.process for each in found.split.packages}
    joined: dict[object, Block] = {}
    for number, block in enumerate(blocks):
        about: object = number
        if block.what == "look-along" and block.package is not None:
            about = (block.with_whom, process[block.package], block.new)
        before = joined.get(about)
        joined[about] = block if before is None else _with(before, block)
    return list(joined.values())


def _with(block: Block, more: Block) -> Block:
    hours = block.hours_hundredths + more.hours_hundredths
    return replace(block, hours_hundredths=hours, waits=block.waits and more.waits)


def _block(found: Outcome, block: Block, words: Wording) -> ShownBlock:
    told: dict[str, Any] = {
        "hours": words.time(block.hours_hundredths),
        "new": block.new,
        "waits": block.waits,
    }
    if block.task is not None:
        name, process = block.task.name, block.task.process
        drawing = drawing_of(f"{name} {block.task.kind or ''}")
        return ShownBlock(drawing, name, process, with_whom=block.with_whom or "", edge=False, **told)
    if block.what == "look-along":
        process = next(each.process for each in found.split.packages if each.code == block.package)
        what = _("Meekijken bij %(who)s") % {"who": block.with_whom}
        return ShownBlock("eye", what, process, with_whom="", edge=False, **told)
    first = block.what == "start"
    what = _("Begin van de week met het team") if first else _("Einde van de week: samen terugkijken")
    return ShownBlock("people" if first else "flag", what, "", with_whom="", edge=True, **told)


def drawing_of(text: str) -> str:
    """The drawing that goes with the words of a task."""
    plain = text.casefold()
    return next((drawing for part, drawing in DRAWINGS if part in plain), USUAL)
