# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national convert``: from the files that people have to the tables of a national measurement."""

from __future__ import annotations

import tempfile
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from trede.cli.national.options import Year
from trede.cli.national.running import require_national, say, year_of
from trede.cli.options import Force, LanguageOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.kernel.periods import Period
    from trede.national.convert import Given
    from trede.scoring.measurement import Measurement

Tables = Literal["employments", "organisations", "orders"]

# The fields of a measurement file and the columns of the national table.
FIELDS = {
    "hours": "hours_hundredths",
    "fulltime_hours": "fulltime_hundredths",
    "from": "first_day",
    "to": "last_day",
    "kvk": "organisation",
}
MEASUREMENTS = (".json", ".xlsx", ".ods")


def convert(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE... OUT.parquet",
            help="CSV, Parquet or DuckDB, or measurement files (JSON, xlsx, ods); last the file to write.",
        ),
    ],
    kind: Annotated[Tables, typer.Option("--table", help="Which table it becomes.")] = "employments",
    named: Annotated[
        list[str] | None,
        typer.Option("--map", help='Which column is which: "Uren per week=hours". May be repeated.'),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from-table", help="The table in a DuckDB file; the name of --table without it."),
    ] = None,
    year: Year = None,
    force: Force = False,
    language: LanguageOption = "nl",
) -> None:
    """Make a table for a national measurement from CSV, Parquet, DuckDB or measurement files."""
    require_national()
    from trede.cli.writing import check_places, places, write_whole

    *given, out = files
    if not given:
        raise typer.BadParameter(_("Name what to read, and last the file to write."), param_hint="FILE")
    check_places(places((out, ".parquet")), given, force=force)
    with tempfile.TemporaryDirectory() as beside:
        found = _read(given, kind, named or [], source or kind, Path(beside), year_of(year))
        write_whole(out, found.write, force=force)
    say(language, "Geschreven: {}", "Written: {}", out)


def _read(
    files: list[Path], kind: Tables, named: list[str], source: str, beside: Path, year: Period | None
) -> Given:
    from trede.kernel.periods import as_date
    from trede.national.convert import Given
    from trede.national.measure import YEAR_NOTE

    if all(path.suffix.lower() in MEASUREMENTS for path in files):
        found = _measurements(files, kind)
    elif len(files) == 1:
        found = _table(files[0], kind, _said(named), source, beside)
    else:
        raise typer.BadParameter(_("Give one table, or measurement files only."), param_hint="FILE")
    if year:
        span = f"{as_date(year.first)}/{as_date(year.last)}"
        found = Given(found.frame, {**found.notes, YEAR_NOTE: span})
    return found


def _table(path: Path, kind: Tables, said: Mapping[str, str], source: str, beside: Path) -> Given:
    from trede.errors import InputRefusedError
    from trede.kernel.findings import finding
    from trede.national.convert import Given, converted, given

    if not path.exists():
        raise InputRefusedError([finding("input.not-there", str(path), str(path))])
    found = given(path, beside, source)
    headers = _headers(found.frame.collect_schema().names(), kind, said)
    notes = {name: value for name, value in found.notes.items() if name.startswith("trede.")}
    return Given(converted(found, str(path), kind, headers, _coding), notes)


def _said(named: Iterable[str]) -> dict[str, str]:
    pairs = [each.rpartition("=") for each in named]
    if any(not header or not column for header, _sign, column in pairs):
        raise typer.BadParameter(
            _('Write it as "column in the file=column of the table".'), param_hint="--map"
        )
    return {header.strip(): column.strip() for header, _sign, column in pairs}


def _headers(found: list[str], kind: Tables, said: Mapping[str, str]) -> dict[str, str]:
    """The column that each header stands for: as said, by its own name, or as measurement files are read."""
    from trede.national.columns import table
    from trede.national.convert import natural

    columns = list(table(kind).columns)
    short = {natural(column)[0]: column for column in columns} | {column: column for column in columns}
    _check_said(said, found, columns, short)
    chosen = {header: FIELDS.get(name, short.get(name, name)) for header, name in said.items()}
    for header in found:
        column = short.get(header) or (_meant(header) if kind == "employments" else None)
        if header not in chosen and column in columns and column not in chosen.values():
            chosen[header] = column
    return chosen


def _check_said(
    said: Mapping[str, str], found: list[str], columns: list[str], short: Mapping[str, str]
) -> None:
    if unknown := [each for each in said.values() if FIELDS.get(each, short.get(each)) not in columns]:
        text = _("'{name}' is not a column. Choose from: {known}.")
        raise typer.BadParameter(text.format(name=unknown[0], known=", ".join(columns)), param_hint="--map")
    if absent := [each for each in said if each not in found]:
        text = _("'{name}' is not in the file. Its columns are: {known}.")
        raise typer.BadParameter(text.format(name=absent[0], known=", ".join(found)), param_hint="--map")


def _meant(header: str) -> str | None:
    """As the reader of measurement files takes a header, when it is sure."""
    from trede.intake.headers import meaning

    if (found := meaning(header, "organisation")) and found.field.key == "kvk":
        return FIELDS["kvk"]
    known = meaning(header, "employments")
    if known is None or known.how == "likely":
        return None
    return FIELDS.get(known.field.key, known.field.key)


def _coding(column: str, word: str) -> str | None:
    from trede.intake.fields import part
    from trede.intake.labels import labels

    return labels().code(part("employments").field(column), word)


def _measurements(files: list[Path], kind: Tables) -> Given:
    """Rows of every file; raises with all that is wrong in any."""
    from trede.kernel.periods import as_date
    from trede.national.convert import Given
    from trede.national.from_measurements import employments_of, totals_of
    from trede.national.measure import YEAR_NOTE

    if kind == "orders":
        text = _(
            "From measurement files come employments and organisations; orders need a table of their own."
        )
        raise typer.BadParameter(text, param_hint="--table")
    read = _read_all(files)
    year = read[0].reference_year
    frame = employments_of(read) if kind == "employments" else totals_of(read)
    return Given(frame.lazy(), {YEAR_NOTE: f"{as_date(year.first)}/{as_date(year.last)}"})


def _read_all(files: list[Path]) -> list[Measurement]:
    """Every measurement, each with known codes and all of one reference year."""
    from trede.cli.scoring import read_file
    from trede.errors import InputRefusedError
    from trede.kernel.findings import errors, finding
    from trede.kernel.periods import as_date
    from trede.national.from_measurements import unknown_codes

    read: list[Measurement] = []
    wrong = []
    for path in files:
        reading = read_file(path)
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
