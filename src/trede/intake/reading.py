# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a file: the one front door, for JSON, workbooks and folders of CSV files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.intake.json_door import LARGEST, read_json
from trede.intake.privacy import without_bsns
from trede.intake.watching import unwatched
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from trede.intake.grids import Grid
    from trede.intake.mapping import Columns, SheetMapping, Sheets
    from trede.intake.places import Places
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
) -> Reading:
    """The measurement in a file and everything wrong with it.

    ``columns`` says what columns are (see ``trede.intake.mapping``). ``organisation`` is an object with the
    keys of the JSON format beside the rows, for a table that does not hold them. ``texts`` are those of the
    editions whose labels of positions and contracts may be used; by default the newest edition's.
    A file that may not be opened at all gives a reading without a measurement; ``OSError`` when it cannot be.
    """
    if path.suffix.lower() == ".json":
        with path.open("rb") as file:
            return Reading(*read_json(file.read(LARGEST + 1)))
    from trede.intake.grids import read_grids

    return _opened(lambda: read_grids(path), columns, organisation, texts)


def read_bytes(
    data: bytes,
    name: str,
    columns: Columns | None = None,
    organisation: Mapping[str, object] | None = None,
    texts: Sequence[Texts] = (),
    watch: Watch = unwatched,
) -> Reading:
    """The same for a file in memory, under the name its user gave it; nothing of it is written anywhere."""
    if PurePath(name).suffix.lower() == ".json":
        return Reading(*read_json(data, watch))
    from trede.intake.grids import read_grids_in

    return _opened(lambda: read_grids_in(data, name), columns, organisation, texts)


def _opened(
    grids: Callable[[], Iterable[Grid]],
    columns: Columns | None,
    organisation: Mapping[str, object] | None,
    texts: Sequence[Texts],
) -> Reading:
    try:
        opened = grids()
    except InputRefusedError as refusal:
        return Reading(None, refusal.findings)
    return read_tables(opened, columns, organisation, texts)


def read_tables(
    grids: Iterable[Grid],
    columns: Columns | None = None,
    organisation: Mapping[str, object] | None = None,
    texts: Sequence[Texts] = (),
    watch: Watch = unwatched,
    sheets: Sheets | None = None,
) -> Reading:
    """The same for grids that have been read already; ``sheets`` is what the user says of whole sheets."""
    from trede.intake.assembly import assemble
    from trede.intake.cells import table_style
    from trede.intake.labels import labels, newest_texts
    from trede.intake.reader import Reader
    from trede.intake.tables import Tables

    style = table_style(labels(texts or newest_texts()))
    tables = Tables(style, columns, sheets or {})
    for grid in grids:
        tables.add(grid)
    read = tuple(tables.mappings)
    if tables.empty and not organisation:
        return Reading(None, (*tables.findings, finding("table.empty", "")), read)
    declared = tables.declared(organisation)
    reader = Reader(style, tables.findings, watch=watch)
    measurement = assemble(declared, reader)
    return Reading(measurement, tables.places.located(reader.gathered()), read, tables.places)
