# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a file to all that a page shows of it, and all that is kept when it is used. No database."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.intake.mending import mended
from trede.intake.reading import Reading, read_bytes, read_tables
from trede.intake.said import NOTHING_SAID, Said
from trede.intake.watching import unwatched
from trede.kernel.findings import errors, finding
from trede.kernel.periods import Period, as_date
from trede.office.dossier.rules.facts import Facts, told_of
from trede.office.dossier.rules.measuring import Prepared, prepared
from trede.office.uploads.rules.heads import SheetHead, heads_of
from trede.office.uploads.rules.memory import NO_MEMORY, Memory, recalled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trede.intake.mapping import SheetMapping, Sheets
    from trede.intake.mending import Mend
    from trede.intake.said import Words
    from trede.intake.watching import Watch
    from trede.kernel.findings import Finding
    from trede.scheme import Shelf
    from trede.scoring import Measurement

OTHER_YEAR = "dossier.other-year"


@dataclass(frozen=True, slots=True)
class Task:
    """A file to look at: what is known beforehand, what its user says, and what was remembered.

    ``said`` is what the page says of columns and words, ``sheets`` of whole sheets, ``mends`` of single cells;
    ``before`` is how often there was a mistake of each kind the last time. ``first`` and ``last`` are the reference
    year for a file that does not say, and with ``year_chosen`` for one that says another.
    """

    name: str
    facts: Facts
    first: date
    last: date
    said: Said = NOTHING_SAID
    memory: Memory = NO_MEMORY
    before: Mapping[str, int] = field(default_factory=dict)
    sheets: Sheets = field(default_factory=dict)
    mends: Sequence[Mend] = ()
    year_chosen: bool = False

    @property
    def is_json(self) -> bool:
        """JSON says all there is to say itself."""
        return PurePath(self.name).suffix.lower() == ".json"


@dataclass(frozen=True, slots=True)
class Counted:
    """What was read, to be confirmed: employments, the people who have them, and those in the target group.

    ``fulltime_hours`` are the full-time weeks that occur, in hundredths of an hour.
    """

    employments: int
    people: int
    group: int
    fulltime_hours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a file held. ``prepared`` is there when nothing blocks; ``said`` is what was said or remembered.

    ``findings`` holds everything wrong, also under the edition of the intended day; those that block first.
    ``words`` are all words for contracts and positions, ``?`` for one that nobody knows. ``year`` is the first and
    last day (2026-12-31) that the file says when it is about another year.
    """

    task: Task
    said: Said
    sheets: tuple[SheetMapping, ...]
    findings: tuple[Finding, ...]
    prepared: Prepared | None
    heads: tuple[SheetHead, ...] = ()
    words: Words = field(default_factory=dict)
    year: Sequence[str] = ()
    counted: Counted | None = None


def look(
    task: Task, data: bytes, shelf: Shelf, salt: Callable[[], bytes], watch: Watch = unwatched
) -> tuple[Look, bytes]:
    """Everything about a file, and its rows file; that is empty when something blocks."""
    reading, said, heads = read(task, data, watch)
    findings, year = told_of(task.facts, shelf, reading), _other_year(task, reading)
    if year:
        findings = (_asked_of(year, task), *findings)
    days = tuple(as_date(day).isoformat() for day in (year.first, year.last)) if year else ()
    found = Look(task, said, reading.sheets, findings, None, heads, reading.words, days)
    if reading.measurement is None or errors(findings):
        return found, b""
    declared, other = task.facts.declared(reading.measurement)
    told = (*reading.findings, *other)
    day = date.fromisoformat(task.facts.intended_on)
    ready, rows = prepared(shelf, day, declared, told, salt, task.facts.sha256, watch)
    return replace(found, prepared=ready, counted=_counted(declared)), rows


def _counted(declared: Measurement) -> Counted:
    """Somebody with two rows is one person, in the target group with either of them."""
    rows = declared.employments
    return Counted(
        employments=len(rows),
        people=len({each.ref for each in rows}),
        group=len({each.ref for each in rows if each.position}),
        fulltime_hours=tuple(sorted({each.fulltime_hours for each in rows})),
    )


def _other_year(task: Task, reading: Reading) -> Period | None:
    """The reference year that the file says, when it is another than was chosen and nobody said which holds."""
    if reading.measurement is None or (task.year_chosen and not task.is_json) or _year_unread(reading):
        return None
    year = reading.measurement.reference_year
    chosen = Period(task.first.toordinal(), task.last.toordinal())
    return None if year == chosen else year


def _year_unread(reading: Reading) -> bool:
    """Whether something is wrong with what the file says of it; then it is a guess."""
    return any(each.blocks and each.place.startswith("reference_year") for each in reading.findings)


def _asked_of(year: Period, task: Task) -> Finding:
    own = f"{as_date(year.first):%d-%m-%Y} - {as_date(year.last):%d-%m-%Y}"
    return finding(OTHER_YEAR, "reference_year", own, chosen=f"{task.first:%d-%m-%Y} - {task.last:%d-%m-%Y}")


def refused_look(task: Task, code: str) -> Look:
    """A file that took more time or memory than any good one does: the finding with this code."""
    refusal = finding(code, PurePath(task.name).name)
    return Look(task, task.said, (), (refusal,), None)


def read(task: Task, data: bytes, watch: Watch = unwatched) -> tuple[Reading, Said, tuple[SheetHead, ...]]:
    """What the file says, what was said of it beside what everybody knows, and the first rows."""
    head = task.facts.head(task.first, task.last)
    if task.is_json:
        return read_bytes(data, task.name, None, head, watch=watch, said=_week_of(task)), task.said, ()
    from trede.intake.grids import read_grids_in
    from trede.intake.papers import combined

    watch("open", 0, 0)
    try:
        grids = mended(read_grids_in(data, task.name, watch=watch), task.mends)
    except InputRefusedError as refusal:
        return Reading(None, refusal.findings), task.said, ()
    said = task.said.over(recalled(task.facts.organisation, grids, task.memory, task.sheets))
    reading = read_tables(
        grids, None, head, watch=watch, sheets=task.sheets, said=said, own_year=not task.year_chosen
    )
    sheets = combined(grids, said.columns).grids
    return reading, said, heads_of(sheets, {sheet.sheet for sheet in reading.sheets})


def _week_of(task: Task) -> Said:
    """Of what is remembered, what holds for JSON too."""
    return task.said.over(recalled(task.facts.organisation, (), task.memory, {}))
