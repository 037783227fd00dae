# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national convert``: from the files that people have to the tables of a national measurement."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from trede.cli.national.options import Year
from trede.cli.national.running import require_national, say, year_of
from trede.cli.options import AsJson, Force, LanguageOption, MappingFile
from trede.cli.saying import Columns, MeantWords, WrittenMapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.intake.said import Said
    from trede.kernel.periods import Period
    from trede.national.convert import Given
    from trede.scoring.measurement import Measurement

Tables = Literal["employments", "organisations", "orders"]
MEASUREMENTS = (".json", ".xlsx", ".ods")
FORMAT = "trede/national-convert/1"


@dataclass(frozen=True, slots=True)
class Asked:
    """What to make of which files. ``mapping`` and ``columns`` and ``words`` say what is meant in them."""

    files: tuple[Path, ...]
    kind: Tables
    source: str
    mapping: Path | None
    columns: list[str] | None
    words: list[str] | None


@dataclass(frozen=True, slots=True)
class Converted:
    """The table with its notes, the column that each header became, and the text of a mapping file that says so."""

    given: Given
    columns: Mapping[str, str]
    mapping: str


def convert(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE... OUT.parquet",
            help="CSV, Parquet or DuckDB, or measurement files (JSON, xlsx, ods); last the file to write.",
        ),
    ],
    kind: Annotated[Tables, typer.Option("--table", help="Which table it becomes.")] = "employments",
    columns: Columns = None,
    words: MeantWords = None,
    mapping: MappingFile = None,
    write_mapping: WrittenMapping = None,
    source: Annotated[
        str | None,
        typer.Option("--from-table", help="The table in a DuckDB file; the name of --table without it."),
    ] = None,
    year: Year = None,
    as_json: AsJson = False,
    force: Force = False,
    language: LanguageOption = "nl",
) -> None:
    """Make a table for a national measurement from CSV, Parquet, DuckDB or measurement files."""
    require_national()
    from trede.cli.output import print_json
    from trede.cli.writing import check_places, places, write_whole

    *given, out = files
    if not given:
        raise typer.BadParameter(_("Name what to read, and last the file to write."), param_hint="FILE")
    inputs = [*given, *([mapping] if mapping else [])]
    check_places(places((out, ".parquet"), (write_mapping, ".toml")), inputs, force=force)
    asked = Asked(tuple(given), kind, source or kind, mapping, columns, words)
    with tempfile.TemporaryDirectory() as beside:
        found = _read(asked, Path(beside), year_of(year))
        write_whole(out, found.given.write, force=force)
    if write_mapping:
        write_whole(write_mapping, found.mapping, force=force)
    if as_json:
        print_json(_document(asked, found, out))
    else:
        say(language, "Geschreven: {}", "Written: {}", out)


def _document(asked: Asked, found: Converted, out: Path) -> dict[str, Any]:
    """What became of it; schema: ``schema/national-convert-1.json``."""
    from trede.national.convert import count_rows
    from trede.national.measure import YEAR_NOTE

    first, _sign, last = found.given.notes.get(YEAR_NOTE, "").partition("/")
    return {
        "format": FORMAT,
        "table": asked.kind,
        "files": [str(each) for each in asked.files],
        "written": str(out),
        "rows": count_rows(out),
        "reference_year": {"from": first, "to": last} if first else None,
        "columns": [{"header": header, "column": column} for header, column in found.columns.items()],
    }


def _read(asked: Asked, beside: Path, year: Period | None) -> Converted:
    from trede.kernel.periods import as_date
    from trede.national.convert import Given
    from trede.national.measure import YEAR_NOTE

    if all(path.suffix.lower() in MEASUREMENTS for path in asked.files):
        found = _measurements(asked)
    elif len(asked.files) == 1:
        found = _table(asked, beside)
    else:
        raise typer.BadParameter(_("Give one table, or measurement files only."), param_hint="FILE")
    if not year:
        return found
    span = f"{as_date(year.first)}/{as_date(year.last)}"
    given = Given(found.given.frame, {**found.given.notes, YEAR_NOTE: span})
    return Converted(given, found.columns, found.mapping)


def _table(asked: Asked, beside: Path) -> Converted:
    from trede.cli.national.columns_meant import check_option, mapping_of_table, meant_columns, said_of_table
    from trede.errors import InputRefusedError
    from trede.kernel.findings import finding
    from trede.national.convert import Given, converted, given

    path = asked.files[0]
    if not path.exists():
        raise InputRefusedError([finding("input.not-there", str(path), str(path))])
    by_option = said_of_table(asked.kind, None, asked.columns, asked.words)
    check_option(asked.kind, by_option.columns)
    said = said_of_table(asked.kind, asked.mapping, asked.columns, asked.words)
    found = given(path, beside, asked.source)
    headers = found.frame.collect_schema().names()
    columns = meant_columns(headers, asked.kind, said, by_option.columns)
    notes = {name: value for name, value in found.notes.items() if name.startswith("trede.")}
    frame = converted(found, str(path), asked.kind, columns, _Coding(said))
    return Converted(Given(frame, notes), columns, mapping_of_table(asked.kind, columns, said))


class _Coding:
    """The code of a word in a column of codes, as said or as measurement files are read."""

    def __init__(self, said: Said) -> None:
        from trede.intake.fields import part
        from trede.intake.labels import labels, newest_texts

        self._labels, self._part = labels(newest_texts(), said.words), part("employments")

    def __call__(self, column: str, word: str) -> str | None:
        return self._labels.code(self._part.field(column), word)


def _measurements(asked: Asked) -> Converted:
    """Rows of every file; raises with all that is wrong in any."""
    from trede.cli.saying import said_here
    from trede.errors import InputRefusedError
    from trede.intake.mapping_file import written_mapping
    from trede.kernel.periods import as_date
    from trede.national.convert import Given
    from trede.national.from_measurements import employments_of, orders_of, totals_of
    from trede.national.measure import YEAR_NOTE

    said = said_here(asked.mapping, asked.columns, asked.words, None, month_first=False)
    read = _read_all(asked.files, said)
    if asked.kind == "orders":
        frame, wrong = orders_of(read)
        if wrong:
            raise InputRefusedError(wrong)
    else:
        frame = employments_of(read) if asked.kind == "employments" else totals_of(read)
    year = read[0].reference_year
    given = Given(frame.lazy(), {YEAR_NOTE: f"{as_date(year.first)}/{as_date(year.last)}"})
    kept = {header: field or "" for header, field in said.columns.items()}
    return Converted(given, {}, written_mapping(kept, said))


def _read_all(files: tuple[Path, ...], said: Said) -> list[Measurement]:
    """Every measurement, each with known codes and all of one reference year."""
    from trede.cli.scoring import read_file
    from trede.errors import InputRefusedError
    from trede.kernel.findings import errors, finding
    from trede.kernel.periods import as_date
    from trede.national.from_measurements import unknown_codes

    read: list[Measurement] = []
    wrong = []
    for path in files:
        reading = read_file(path, said)
        wrong += errors(reading.findings)
        if reading.measurement is not None:
            read.append(reading.measurement)
            codes = sorted(unknown_codes(reading.measurement))
            wrong += [finding("national.code-not-known", str(path), code) for code in codes]
    years = sorted({each.reference_year.first for each in read})
    if len(years) > 1:
        wrong.append(finding("national.years-differ", str(files[0]), str(as_date(years[1]))))
    if wrong:
        raise InputRefusedError(wrong)
    return read
