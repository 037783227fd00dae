# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a path to grids: a workbook, a CSV file, or a folder of CSV files."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from trede.errors import InputRefusedError
from trede.intake.grids.kinds import SUFFIXES
from trede.intake.grids.limits import MEGABYTE, Limits
from trede.intake.grids.refusal import refused
from trede.intake.grids.sandbox import parsed
from trede.intake.watching import unwatched

if TYPE_CHECKING:
    from pathlib import Path

    from trede.intake.grids.grid import Grid
    from trede.intake.watching import Watch
    from trede.kernel.findings import Finding

_DEFAULT = Limits()
# What systems leave behind in folders; nobody put it there.
_LITTER = {"thumbs.db", "desktop.ini"}


def read_grids(path: Path, limits: Limits = _DEFAULT) -> tuple[Grid, ...]:
    """The sheets of a workbook, or one grid for each CSV file, named after the file without its extension.

    Raises ``InputRefusedError`` with findings when the file, or any file in the folder, is
    not read to its end; for a folder with those of every file. See ``Limits`` for what is read at most.
    """
    if path.is_dir():
        return _folder_grids(path, limits)
    return _file_grids(path, limits)


def _folder_grids(folder: Path, limits: Limits) -> tuple[Grid, ...]:
    grids: list[Grid] = []
    findings: list[Finding] = []
    for path in _csv_files(folder, limits):
        try:
            grids.extend(_file_grids(path, limits))
        except InputRefusedError as problem:
            findings.extend(problem.findings)
    if findings:
        raise InputRefusedError(findings)
    return tuple(grids)


def _csv_files(folder: Path, limits: Limits) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        raise _placed(refused("file.unreadable"), folder) from None
    files = [path for path in entries if not path.name.startswith(".") and path.name.lower() not in _LITTER]
    others = [path for path in files if path.suffix.lower() not in SUFFIXES["csv"]]
    if others:
        raise InputRefusedError(
            [found for path in others for found in _placed(refused("file.not-csv", path.name), path).findings]
        )
    if not files:
        raise _placed(refused("file.empty-folder"), folder)
    if len(files) > limits.files:
        raise _placed(refused("file.too-many-files", limit=limits.files), folder)
    return files


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
    """The refusal with the name of the file as its place."""
    return InputRefusedError([replace(found, place=path.name) for found in problem.findings])
