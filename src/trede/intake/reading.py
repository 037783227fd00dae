# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a file: the one front door, for JSON, workbooks and folders of CSV files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.intake.json_door import LARGEST, SMALL, read_json
from trede.intake.privacy import without_bsns
from trede.intake.said import NOTHING_SAID, Said
from trede.intake.watching import unwatched
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from trede.intake.grids import Grid
    from trede.intake.mapping import SheetMapping, Sheets
    from trede.intake.places import Places
    from trede.intake.said import Columns, Words
    from trede.intake.watching import Watch
    from trede.scheme.texts import Texts
    from trede.scoring.measurement import Measurement


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave. There is no measurement only when nothing of it could be read.

    With errors among the findings the measurement holds substitutes: good for further checks, never for a
    score. ``sheets`` says how each sheet of a table was read.
    """

    measurement: Measurement | None
    findings: tuple[Finding, ...]
    sheets: tuple[SheetMapping, ...] = ()
    places: Places | None = None
    words: Words = field(default_factory=dict)
    """Each different word for a contract or position in the tables, with the code it was read as; ``?`` for none."""

    @property
    def by_name(self) -> bool:
        """Whether positions and contracts could be written by name: in JSON only codes are read."""
        return self.places is not None

    def located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings about the measurement with the sheet, row and column they come from, if any."""
        masked = map(without_bsns, findings)
        return self.places.located(masked) if self.places else tuple(masked)


def read(
    path: Path,
    columns: Columns | None = None,
    organisation: Mapping[str, object] | None = None,
    texts: Sequence[Texts] = (),
    said: Said = NOTHING_SAID,
) -> Reading:
    """The measurement in a file and everything wrong with it.

    ``columns`` says what columns are, ``said`` that and what words mean (see ``trede.intake.said``).
    ``organisation`` is an object with the
    keys of the JSON format beside the rows, for a table that does not hold them. ``texts`` are those of the
    editions whose labels of positions and contracts may be used; by default the newest edition's.
    A file that may not be opened at all gives a reading without a measurement; ``OSError`` when it cannot be.
    """
    if path.suffix.lower() == ".json":
        with path.open("rb") as file:
            return _read_json(file, said)
    from trede.intake.grids import read_grids

    return _opened(lambda: read_grids(path), columns, organisation, texts, said, path.suffix)


def read_bytes(
    data: bytes,
    name: str,
    columns: Columns | None = None,
    organisation: Mapping[str, object] | None = None,
    texts: Sequence[Texts] = (),
    watch: Watch = unwatched,
    said: Said = NOTHING_SAID,
) -> Reading:
    """The same for a file in memory, under the name its user gave it; nothing of it is written anywhere."""
    if PurePath(name).suffix.lower() == ".json":
        return Reading(*read_json(data, watch, said.fulltime_week))
    from trede.intake.grids import read_grids_in

    suffix = PurePath(name).suffix
    return _opened(lambda: read_grids_in(data, name), columns, organisation, texts, said, suffix)


def _read_json(file: BinaryIO, said: Said) -> Reading:
    """A JSON file; a large one only when a child process with limits could decode it."""
    if os.fstat(file.fileno()).st_size > SMALL:
        from trede.intake.json_apart import harm_in  # starting a child takes longer than reading a small file

        if harm := harm_in(file):
            return Reading(None, harm)
    return Reading(*read_json(file.read(LARGEST + 1), fulltime_week=said.fulltime_week))


def _opened(
    grids: Callable[[], Iterable[Grid]],
    columns: Columns | None,
    organisation: Mapping[str, object] | None,
    texts: Sequence[Texts],
    said: Said,
    suffix: str,
) -> Reading:
    from trede.intake.grids.kinds import SUFFIXES

    try:
        opened = grids()
    except InputRefusedError as refusal:
        return Reading(None, refusal.findings)
    alone = suffix.lower() in SUFFIXES["csv"]
    return read_tables(opened, columns, organisation, texts, said=said, csv_alone=alone)


def read_tables(
    grids: Iterable[Grid],
    columns: Columns | None = None,
    organisation: Mapping[str, object] | None = None,
    texts: Sequence[Texts] = (),
    watch: Watch = unwatched,
    sheets: Sheets | None = None,
    said: Said = NOTHING_SAID,
    csv_alone: bool = False,
    own_year: bool = True,
) -> Reading:
    """The same for grids that have been read already; ``sheets`` is what the user says of whole sheets.

    ``csv_alone``: they are one CSV file, which has no room for a sheet of the organisation. Without ``own_year``
    the reference year of ``organisation`` goes before that in the grids.
    """
    from trede.intake.assembly import assemble
    from trede.intake.cells import table_style
    from trede.intake.labels import labels, newest_texts
    from trede.intake.papers import combined
    from trede.intake.reader import Reader
    from trede.intake.tables import Tables

    known = labels(texts or newest_texts(), said.words)
    style = table_style(known, month_first=said.month_first)
    tables = Tables(style, {**said.columns, **(columns or {})}, sheets or {}, csv_alone=csv_alone)
    sheets_to_read = combined(grids, tables.columns)
    tables.findings += sheets_to_read.findings
    for grid in sheets_to_read.grids:
        tables.add(grid)
    read = tuple(tables.mappings)
    if tables.empty and not organisation:
        return Reading(None, (*tables.findings, finding("table.empty", "")), read)
    declared = tables.declared(organisation, own_year=own_year)
    reader = Reader(style, tables.findings, watch=watch, asked=True, fulltime_week=said.fulltime_week)
    reader.head_style = table_style(known)
    measurement = assemble(declared, reader)
    reader.findings += sheets_to_read.told_of(measurement.reference_year, organisation)
    found = tables.places.located(reader.gathered())
    return Reading(measurement, found, read, tables.places, tables.words)
