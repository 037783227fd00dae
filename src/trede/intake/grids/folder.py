# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a path to grids: a workbook, a CSV file, documents (XML, or a zip), or a folder of CSV files and documents."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast
from zipfile import ZipFile

from trede.errors import InputRefusedError
from trede.intake.grids.kinds import suffix_kind
from trede.intake.grids.limits import MEGABYTE, Limits
from trede.intake.grids.refusal import refused
from trede.intake.grids.sandbox import parsed
from trede.intake.watching import unwatched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trede.intake.grids.grid import Grid
    from trede.intake.watching import Watch
    from trede.kernel.findings import Finding

_DEFAULT = Limits()
BATCH_BYTES = 16 * MEGABYTE
# What systems leave behind in folders; nobody put it there.
_LITTER = {"thumbs.db", "desktop.ini"}


def read_grids(path: Path, limits: Limits = _DEFAULT) -> tuple[Grid, ...]:
    """The sheets of a workbook, or one grid for each CSV file or document, named after the file without its extension.

    Raises ``InputRefusedError`` with findings when the file, or any file in the folder, is
    not read to its end; for a folder with those of every file. See ``Limits`` for what is read at most.
    """
    if path.is_dir():
        return _folder_grids(path, limits)
    return _file_grids(path, limits)


def _folder_grids(folder: Path, limits: Limits) -> tuple[Grid, ...]:
    grids: list[Grid] = []
    findings: list[Finding] = []
    tables, documents = _files_in(folder, limits)
    reads = [partial(_file_grids, path, limits) for path in tables]
    reads += [partial(_documents_grids, paths, limits) for paths in _batches(documents)]
    for read in reads:
        try:
            grids.extend(read())
        except InputRefusedError as problem:
            findings.extend(problem.findings)
    if findings:
        raise InputRefusedError(findings)
    return tuple(grids)


def _files_in(folder: Path, limits: Limits) -> tuple[list[Path], list[Path]]:
    """The files with tables and those with documents."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        raise _placed(refused("file.unreadable"), folder) from None
    files = [path for path in entries if not path.name.startswith(".") and path.name.lower() not in _LITTER]
    tables, documents = _of_kind("csv", files), _of_kind("xml", files)
    if others := sorted({*files} - {*tables, *documents}):
        raise InputRefusedError(
            [found for path in others for found in _placed(refused("file.not-csv", path.name), path).findings]
        )
    if not files:
        raise _placed(refused("file.empty-folder"), folder)
    for some, most in ((tables, limits.files), (documents, limits.parts)):
        if len(some) > most:
            raise _placed(refused("file.too-many-files", limit=most), folder)
    return tables, documents


def _of_kind(kind: str, files: Sequence[Path]) -> list[Path]:
    return [path for path in files if suffix_kind(path.suffix) == kind]


def _batches(paths: list[Path]) -> Iterator[list[Path]]:
    """So many documents at a time that one child reads them within its limits: a year of invoices is many files."""
    batch: list[Path] = []
    for path in paths:
        if batch and sum(map(_size, batch)) + _size(path) > BATCH_BYTES:
            yield batch
            batch = []
        batch.append(path)
    if batch:
        yield batch


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _documents_grids(paths: list[Path], limits: Limits) -> tuple[Grid, ...]:
    """Several documents as one zip that is nowhere on disk; a single one as it is."""
    if len(paths) == 1:
        return _file_grids(paths[0], limits)
    with _nameless() as packed:
        with ZipFile(packed, "w") as archive:
            for path in paths:
                archive.writestr(path.name, _content(path, limits))
        packed.seek(0)
        return parsed(packed, ".zip", limits)


def _content(path: Path, limits: Limits) -> bytes:
    try:
        _check_file(path, limits)
        return path.read_bytes()
    except InputRefusedError as problem:
        raise _placed(problem, path) from None
    except OSError:
        raise _placed(refused("file.unreadable"), path) from None


def _file_grids(path: Path, limits: Limits) -> tuple[Grid, ...]:
    try:
        _check_file(path, limits)
        with path.open("rb") as source:
            grids = parsed(source, path.suffix, limits)
    except FileNotFoundError:
        raise _placed(refused("file.missing"), path) from None
    except (OSError, ValueError):
        raise _placed(refused("file.unreadable"), path) from None
    except InputRefusedError as problem:
        raise _placed(problem, path) from None
    return _named(grids, path)


def read_grids_in(
    data: bytes, name: str, limits: Limits = _DEFAULT, watch: Watch = unwatched
) -> tuple[Grid, ...]:
    """The same for a file that is in memory and stays there; ``name`` is what the user called it.

    Raises ``InputRefusedError`` like ``read_grids``.
    """
    path = PurePath(name)
    try:
        if len(data) > limits.file_bytes:
            raise refused("file.too-large", limit=limits.file_bytes // MEGABYTE)
        with _nameless() as source:
            source.write(data)
            source.seek(0)
            grids = parsed(source, path.suffix, limits, watch)
    except InputRefusedError as problem:
        raise _placed(problem, path) from None
    return _named(grids, path)


def _nameless() -> BinaryIO:
    """A file to hand to the child that is in no folder: in memory, where the system can do that."""
    in_memory = getattr(os, "memfd_create", None)
    return os.fdopen(in_memory("upload"), "w+b") if in_memory else cast("BinaryIO", TemporaryFile())


def _named(grids: tuple[Grid, ...], path: PurePath) -> tuple[Grid, ...]:
    return tuple(grid if grid.name else replace(grid, name=path.stem) for grid in grids)


def _check_file(path: Path, limits: Limits) -> None:
    """Before it is opened: a pipe or a device could keep us waiting for ever."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise refused("file.not-a-file")
    if state.st_size > limits.file_bytes:
        raise refused("file.too-large", limit=limits.file_bytes // MEGABYTE)


def _placed(problem: InputRefusedError, path: PurePath) -> InputRefusedError:
    """The refusal with the name of the file as its place; of a file in a zip its own."""
    return InputRefusedError([replace(found, place=found.place or path.name) for found in problem.findings])
