# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An outcome of matching as a workbook: packages with their people, weeks, why not. Always the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from trede.matching.explaining import non_matches
from trede.matching.fitting import fit
from trede.matching.weeks import weeks
from trede.reports.matching import MatchingTeller, names
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.matching.outcome import Outcome
    from trede.scheme import Language

    Row = list[str | float | None]

_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDTH = 22


def matching_workbook(outcome: Outcome, language: Language) -> bytes:
    """The workbook; text that begins with a sign of calculation stays text."""
    import xlsxwriter

    tell, out = MatchingTeller(outcome, wording(language)), BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _CREATED})
        heads = "package process tasks hours doer second stand_in place why"
        _write_sheet(book, tell, "packages", heads, _packages(tell))
        _write_sheet(book, tell, "weeks", "person day hours what new", _weeks(tell))
        _write_sheet(book, tell, "reasons", "person package why ask", _reasons(tell))
    return out.getvalue()


def _write_sheet(book: Any, tell: MatchingTeller, name: str, heads: str, rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet(tell.words.say(f"matching.sheet.{name}"))
    head = book.add_format({"bold": True, "bg_color": "#1D3A5F", "font_color": "#FFFFFF", "text_wrap": True})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, [tell.words.say(f"matching.sheet.{each}") for each in heads.split()], head)
    for number, row in enumerate(rows, start=1):
        sheet.write_row(number, 0, row, cell)
    sheet.set_column(0, len(heads.split()) - 1, _WIDTH)
    sheet.freeze_panes(1, 0)


def _packages(tell: MatchingTeller) -> Iterator[Row]:
    outcome = tell.outcome
    for package in outcome.split.packages:
        found = outcome.matches.get(package.code)
        row: Row = [package.code, package.process, names(package.tasks), package.hours_hundredths / 100]
        if found is None:
            yield [*row, None, None, None, None, tell.words.say("matching.open")]
            continue
        how = fit(outcome.people[found.doer], package, outcome.case.places, outcome.case.terms)
        place, why = (how.place.name if how.place else None), " ".join(list(tell.why(package, found))[1:])
        yield [*row, found.doer, found.second, found.stand_in, place, why]


def _weeks(tell: MatchingTeller) -> Iterator[Row]:
    for week in weeks(tell.outcome):
        for block in week.blocks if week.has_work else ():
            new = tell.words.say("matching.new") if block.new else None
            day = tell.words.say(f"matching.day.{block.day}")
            yield [week.person, day, block.hours_hundredths / 100, tell.block(block), new]


def _reasons(tell: MatchingTeller) -> Iterator[Row]:
    for found in non_matches(tell.outcome):
        yield [found.person, found.package, tell.change(found), tell.questions(found.fit) or None]
