# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Saying what columns and words of a file mean, on the command line and in a file that can be given again."""

from __future__ import annotations

import shlex
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.intake.reading import Reading
    from trede.intake.said import Said
    from trede.kernel.findings import Finding
    from trede.scheme import Language

Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="HEADER=FIELD",
        help="Which field a column is, such as 'Laatste werkdag=to'; without a field it is not read. May be repeated.",
    ),
]
MeantWords = Annotated[
    list[str] | None,
    typer.Option(
        "--word",
        metavar="WORD=CODE",
        help="What a word for a contract or position means, such as 'Zaterdaghulp=regular'. May be repeated.",
    ),
]
FulltimeWeek = Annotated[
    str | None,
    typer.Option(
        "--fulltime-week",
        metavar="HOURS",
        help="Hours of a full week where the file does not say them.",
        show_default="40",
    ),
]
MonthFirst = Annotated[
    bool, typer.Option("--month-first", help="All dates have the month before the day, as in 12/31/2025.")
]
WrittenMapping = Annotated[
    Path | None,
    typer.Option(
        "--write-mapping",
        metavar="MAPPING.toml",
        help="Write down how the file was read, to change and to give again.",
    ),
]

# What can be solved by saying what a column or word means; the rest of a code may differ.
_COLUMNS = (
    "table.near-",
    "table.likely-",
    "table.unread-",
    "table.no-",
    "table.column-missing",
    "table.double-",
)
_WORDS = {"employment.contract-unknown", "employment.position-unknown"}
_WEEK = ("employment.fulltime-",)
_MONTH = {"table.month-first"}
_MOST = 5

SAID = {
    "nl": {
        "how": "Zo zegt u het bij deze opdracht:",
        "keep": "Met --write-mapping mapping.toml schrijven wij op hoe uw bestand is gelezen; "
        "geef dat de volgende keer mee met --mapping mapping.toml.",
        "column": "VELD",
        "word": "CODE",
    },
    "en": {
        "how": "This is how to say it with this command:",
        "keep": "With --write-mapping mapping.toml we write down how your file was read; "
        "give that the next time with --mapping mapping.toml.",
        "column": "FIELD",
        "word": "CODE",
    },
}


def said_here(
    mapping: Path | None,
    columns: list[str] | None,
    words: list[str] | None,
    week: str | None,
    *,
    month_first: bool,
) -> Said:
    """What the options say, before what the mapping file says."""
    from trede.cli.scoring import said_in
    from trede.intake.said import NOTHING_SAID

    said = NOTHING_SAID
    if columns or words or week or month_first:
        from trede.intake.mapping_file import said_in_words

        said = said_in_words(columns, words, week, month_first=month_first)
    return said.over(said_in(mapping)) if mapping else said


def write_as_read(reading: Reading, said: Said, out: Path, *, force: bool) -> None:
    """Write the mapping file."""
    from trede.cli.writing import write_whole
    from trede.intake.mapping_file import mapping_text

    write_whole(out, mapping_text(reading.sheets, reading.words, said).encode(), force=force)


def tell_how_to_say(findings: Sequence[Finding], reading: Reading, language: Language) -> None:
    """The options that would solve what was asked, with the headers and words of this file."""
    options = list(_options(findings, reading, language))
    if options:
        lines = [SAID[language]["how"], *(f"  {option}" for option in options), SAID[language]["keep"]]
        print("\n" + "\n".join(lines), file=sys.stderr)


def _options(findings: Sequence[Finding], reading: Reading, language: Language) -> Iterable[str]:
    codes = [found.code for found in findings]
    say = SAID[language]
    if _some_start(codes, _COLUMNS):
        yield from _pairs("--map", ((header, field or say["column"]) for header, field in _columns(reading)))
    if not _WORDS.isdisjoint(codes):
        yield from _pairs("--word", ((word, say["word"]) for word in _unknown_words(reading)))
    if _some_start(codes, _WEEK):
        yield "--fulltime-week 36"
    if not _MONTH.isdisjoint(codes):
        yield "--month-first"


def _some_start(codes: Iterable[str], start: str | tuple[str, ...]) -> bool:
    return any(code.startswith(start) for code in codes)


def _pairs(option: str, pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (f"{option} {shlex.quote('='.join(pair))}" for pair in islice(pairs, _MOST))


def _unknown_words(reading: Reading) -> list[str]:
    return [word for found in reading.words.values() for word, code in found.items() if code == "?"]


def _columns(reading: Reading) -> list[tuple[str, str | None]]:
    """Headers worth saying something of: those that we guessed, and those that may be something."""
    columns = [column for sheet in reading.sheets for column in sheet.columns]
    guessed = [(column.header, column.field) for column in columns if column.how == "likely"]
    offered = [
        (column.header, column.offer) for column in columns if column.dropped == "unknown" and column.offer
    ]
    seeming = [(column.header, None) for column in columns if column.looks and not column.offer]
    return [*offered, *seeming, *guessed]
