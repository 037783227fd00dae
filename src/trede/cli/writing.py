# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing files: refused before anything is computed, never over an input, and whole or not at all.

``check_places`` tells everything wrong with where a command is asked to write. ``write_whole`` writes beside the
place and moves what is finished, so that nobody meets half a file and a failed run leaves the old one.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from trede.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class Place:
    """A file to write, and the endings that fit its format (``.pdf``), in small letters."""

    path: Path
    suffixes: tuple[str, ...]


def places(*wanted: tuple[Path | None, str]) -> tuple[Place, ...]:
    """Those that were asked for, each with the one ending that fits."""
    return tuple(Place(path, (suffix,)) for path, suffix in wanted if path is not None)


def check_places(wanted: Sequence[Place], inputs: Iterable[Path], *, force: bool) -> None:
    """Raise ``InputRefusedError`` with all that is wrong with these places, before the work begins."""
    given = tuple(path.resolve() for path in inputs)
    wrong = [found for place in wanted for found in _wrong(place, given, force=force)]
    known: set[Path] = set()
    for place in wanted:
        target = place.path.resolve()
        if target in known:
            wrong.append(_at("output.twice", place.path))
        known.add(target)
    if wrong:
        raise InputRefusedError(wrong)


def _wrong(place: Place, given: Sequence[Path], *, force: bool) -> Iterator[Finding]:
    path, target = place.path, place.path.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        return  # a pipe, a terminal, /dev/null: nothing is there to lose
    if target.suffix.lower() not in place.suffixes:
        yield _at("output.suffix", path, suffix=", ".join(place.suffixes))
    if target.is_dir():
        yield _at("output.is-folder", path, example=f"uitkomst{place.suffixes[0]}")
    elif code := _taken(target, given, force=force):
        yield _at(code, path)
    yield from _folder_wrong(path.parent)


def _taken(target: Path, given: Sequence[Path], *, force: bool) -> str | None:
    """Why a file may not come here, if so: it is an input, stands among one, or is there already."""
    if any(_same(target, each) for each in given):
        return "output.is-input"
    if any(each.is_dir() and target.is_relative_to(each) for each in given):
        return "output.in-input"
    return "output.exists" if target.exists() and not force else None


def check_folder_free(folder: Path, names: Iterable[str], inputs: Iterable[Path], *, force: bool) -> None:
    """The same for a folder that is made when it is not there: the files in it that would be written over."""
    if folder.exists() and not folder.is_dir():
        raise InputRefusedError([_at("output.is-file", folder)])
    inside = [Place(folder / name, (os.path.splitext(name)[1].lower(),)) for name in names]  # noqa: PTH122
    if folder.exists():
        check_places(inside, inputs, force=force)
    elif wrong := list(_folder_wrong(folder.parent)):
        raise InputRefusedError(wrong)


def _same(target: Path, other: Path) -> bool:
    """One file under two names too (a hard link, another spelling)."""
    with contextlib.suppress(OSError):
        return target == other or target.samefile(other)
    return False


def _folder_wrong(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        yield _at("output.no-folder", folder)
    elif not os.access(folder, os.W_OK):
        yield _at("output.not-allowed", folder)


def _at(code: str, path: Path, **fields: object) -> Finding:
    return finding(code, str(path), str(path), **fields)


def write_whole(
    path: Path, write: bytes | str | Callable[[Path], object], *, force: bool, private: bool = False
) -> None:
    """Put it there at once: bytes, text, or what a function writes at the path that it is given.

    Without ``force`` a file that came there meanwhile is kept and told (``InputRefusedError``). ``private`` files
    are for their owner's eyes only.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():  # a pipe or a terminal: nothing to move
        _fill(target, write, 0o666)
        return
    beside = target.with_name(f".{target.stem}-{secrets.token_hex(4)}{target.suffix}")
    try:
        _fill(beside, write, 0o600 if private else 0o666)
        _move(beside, path, force=force)
    finally:
        beside.unlink(missing_ok=True)


def write_folder(folder: Path, write: Callable[[Path], object], *, force: bool) -> None:
    """What a function writes in a new folder, at once: a run that fails leaves nothing.

    The folder may be there already: then what is new goes into it, and what it has stays unless ``force``.
    """
    target = folder.resolve()
    beside = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    beside.mkdir()
    try:
        write(beside)
        if target.exists():
            for each in sorted(beside.iterdir()):
                _move_into(each, target / each.name, force=force)
        else:
            beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _move_into(made: Path, path: Path, *, force: bool) -> None:
    if made.is_file():
        _move(made, path, force=force)
        return
    if path.exists():  # a folder is never mixed with another
        raise InputRefusedError([_at("output.exists", path)])
    made.rename(path)


def _fill(path: Path, write: bytes | str | Callable[[Path], object], mode: int) -> None:
    if callable(write):
        write(path)
        return
    flags = os.O_WRONLY | (0 if path.exists() else os.O_CREAT | os.O_EXCL)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(write.encode() if isinstance(write, str) else write)
        file.flush()
        with contextlib.suppress(OSError):  # a pipe has nothing to sync
            os.fsync(file.fileno())


def _move(beside: Path, path: Path, *, force: bool) -> None:
    """A link is refused where something is; where a disk has no links, the earlier look has to do."""
    target = path.resolve()
    if not force:
        try:
            target.hardlink_to(beside)
        except FileExistsError:
            raise InputRefusedError([_at("output.exists", path)]) from None
        except OSError:
            pass
        else:
            return
    beside.replace(target)
