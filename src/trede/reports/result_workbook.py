# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A result as a workbook: figures and norms, groups, orders, and how each figure came about. Always the same bytes.

Numbers are numbers and days are days; what somebody typed is text, also when it begins with a sign of calculation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

from trede.kernel.periods import as_date
from trede.kernel.values import MILLION
from trede.reports.figures import figures
from trede.reports.groups import weighted_by_class, worth
from trede.reports.reasoning import reasoning
from trede.scoring.indirect import suppliers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from trede.reports.result import Result

    Value = str | int | Fraction | date
    Cell = tuple[Value, str]
    """What stands there, and how: the name of a format."""

_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
_MOST_DEEP = 15
"""Levels that a cell can be moved in."""
_FORMATS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "text": {"text_wrap": True, "valign": "top"},
    "count": {"num_format": "0", "valign": "top"},
    "number": {"num_format": "0.00##", "valign": "top"},
    "fte": {"num_format": "#,##0.000", "valign": "top"},
    "share": {"num_format": "0.0000%", "valign": "top"},
    "euro": {"num_format": "#,##0.00", "valign": "top"},
    "day": {"num_format": "dd-mm-yyyy", "align": "left", "valign": "top"},
    "line": {},
    "title": {"bold": True},
    **{
        f"deep{depth}": {"text_wrap": True, "valign": "top", "indent": depth}
        for depth in range(_MOST_DEEP + 1)
    },
}
"""A share with four decimals, so that it is never rounded onto a norm that it does not reach."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Lines above a table, the table, and how wide each of its columns is."""

    name: str
    above: Sequence[Sequence[Cell]]
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int]


def result_workbook(result: Result, *, demo: bool = False) -> bytes:
    """The workbook, in the language of the result; ``demo`` says that all of it is made up."""
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": result.wording.say("workbook.figures"), "created": _CREATED})
        formats = {name: book.add_format(how) for name, how in _FORMATS.items()}
        for sheet in _sheets(result, demo=demo):
            _write(book.add_worksheet(sheet.name), sheet, formats)
    return out.getvalue()


def _sheets(result: Result, *, demo: bool) -> Iterator[_Sheet]:
    yield _figures(result, demo=demo)
    if result.classes:
        yield _groups(result)
    if result.measurement.purchases:
        yield from (_suppliers(result), _orders(result))
    yield _explanation(result)


def _figures(result: Result, *, demo: bool) -> _Sheet:
    say, own, year = result.wording.say, result.measurement.organisation, result.measurement.reference_year
    span: list[Cell] = [(as_date(year.first), "day"), (as_date(year.last), "day")]
    above: list[Sequence[Cell]] = [
        *([[(say("document.demo"), "title")]] if demo else []),
        [(own.name, "title")],
        [(say("heading.kvk"), "text"), (own.kvk, "text")],
        [(say("heading.year"), "text"), *span],
        [(say("heading.edition"), "text"), (result.names.title, "text")],
        [(say("heading.level"), "text"), (result.level_name(result.score.level), "text")],
        [(say("conclusion.unofficial"), "line")],
        [],
    ]
    heads = [say(f"figures.head_{each}") for each in ("figure", "value")]
    heads += [say("workbook.unit"), say("figures.head_note")]
    rows = [*_values(result), *_norms(result)]
    return _Sheet(say("workbook.figures"), above, heads, rows, (40, 14, 14, 60))


def _values(result: Result) -> Iterator[list[Cell]]:
    for each in figures(result):
        share = each.unit == "%"
        unit = result.wording.say("workbook.of_total") if share else each.unit
        how = "share" if share else "number"
        yield [(each.label, "text"), (each.value, how), (unit, "text"), (each.note, "text")]


def _norms(result: Result) -> Iterator[list[Cell]]:
    say, score = result.wording.say, result.score
    for level, norm in sorted(score.norms.items(), key=lambda each: each[1]):
        reached = say("figures.thirty_plus_reached" if score.total >= norm else "figures.thirty_plus_missed")
        label = say("workbook.norm", level=result.level_in_sentence(level))
        yield [(label, "text"), (norm, "share"), (say("workbook.of_total"), "text"), (reached, "text")]


def _groups(result: Result) -> _Sheet:
    say, names = result.wording.say, result.names
    heads = [say(f"groups.head_{each}") for each in ("position", "contract")] + [say("workbook.week")]
    heads += [say(f"groups.head_{each}") for each in ("people", "fte", "counted", "weight", "weighted")]
    rows: list[list[Cell]] = []
    for each, weighted in weighted_by_class(result):
        own = worth(result, each)
        words: list[Cell] = [
            (names.positions[each.position or ""], "text"),
            (names.contracts[each.contract], "text"),
        ]
        week: Cell = (Fraction(each.fulltime_hours, 100), "number")
        rows.append(
            [
                *(*words, week, (each.people, "count"), (own.fte, "fte"), (own.counted, "fte")),
                *((own.weight, "number"), (weighted, "fte")),
            ]
        )
    blank: list[Cell] = [("", "text")] * 6
    rows.append([(say("rows.sum"), "head"), *blank, (result.score.weighted_fte, "fte")])
    intro: Cell = (say("groups.intro"), "line")
    return _Sheet(say("workbook.groups"), [[intro], []], heads, rows, (40, 34, 12, 10, 14, 12, 10, 14))


def _suppliers(result: Result) -> _Sheet:
    say, orders = result.wording.say, result.measurement.purchases
    rows: list[list[Cell]] = []
    for each in suppliers_of(orders, result.measurement.reference_year):
        told = each.orders[0]
        rows.append(
            [
                *((each.name, "text"), (each.kvk, "text"), (Fraction(told.supplier_turnover), "euro")),
                *((told.supplier_fte, "number"), (told.supplier_direct_share / 100, "share")),
                (Fraction(each.fte_millionths, MILLION), "fte"),
            ]
        )
    heads = [say(f"suppliers.head_{each}") for each in ("name", "kvk", "turnover", "fte", "share", "counts")]
    return _Sheet(
        say("suppliers.title"),
        [[(say("suppliers.intro"), "line")], []],
        heads,
        rows,
        (40, 14, 18, 12, 12, 14),
    )


def _orders(result: Result) -> _Sheet:
    say, texts = result.wording.say, result.wording.texts
    rows: list[list[Cell]] = [
        [
            *((each.order, "text"), (each.supplier, "text"), (each.kvk, "text")),
            *((texts.get(f"orders.kind_{each.kind}", each.kind), "text"), (as_date(each.day), "day")),
            (Fraction(each.amount_cents, 100), "euro"),
        ]
        for each in result.measurement.purchases
    ]
    heads = [say(f"orders.head_{each}") for each in ("order", "supplier")] + [say("suppliers.head_kvk")]
    heads += [say(f"orders.head_{each}") for each in ("kind", "day", "amount")]
    return _Sheet(say("orders.title"), [], heads, rows, (24, 40, 14, 10, 14, 16))


def _explanation(result: Result) -> _Sheet:
    """Every step, each moved in as deep as it stands; what is left out is counted, not told."""
    say = result.wording.say
    rows: list[list[Cell]] = [
        [
            (each.sentence, f"deep{min(each.depth, _MOST_DEEP)}"),
            *((text, "text") for text in (each.says, each.basis, each.source)),
        ]
        for each in reasoning(result, details=True)
        if not each.left_out
    ]
    heads = [say("explanation.head_sentence"), say("workbook.rule"), say("assumptions.head_basis")]
    heads.append(say("workbook.source"))
    return _Sheet(say("workbook.explanation"), [], heads, rows, (80, 60, 16, 40))


def _write(sheet: Any, told: _Sheet, formats: dict[str, Any]) -> None:
    top = len(told.above)
    for column, width in enumerate(told.widths):
        sheet.set_column(column, column, width)
    for number, row in enumerate(told.above):
        _write_row(sheet, number, row, formats)
    _write_row(sheet, top, [(each, "head") for each in told.heads], formats)
    for number, row in enumerate(told.rows, start=top + 1):
        _write_row(sheet, number, row, formats)
    if not top:
        sheet.freeze_panes(1, 0)


def _write_row(sheet: Any, row: int, cells: Sequence[Cell], formats: dict[str, Any]) -> None:
    for column, (value, how) in enumerate(cells):
        if isinstance(value, str):
            sheet.write_string(row, column, value, formats[how])
        elif isinstance(value, (int, Fraction)):
            sheet.write_number(row, column, float(value), formats[how])
        else:
            sheet.write_datetime(row, column, value, formats[how])
