# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shelf of editions: those that come with trede, and folders of data that a licence holder adds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trede.errors import RulebookError, UnknownEditionError
from trede.kernel.findings import Finding, finding
from trede.scheme.later import with_later
from trede.scheme.loading import load_folder
from trede.scheme.tables import read_table
from trede.scheme.texts import Texts, read_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.kernel.languages import Language
    from trede.scheme.edition import Edition


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where editions are found: the folder of each by its id (which is the name of the folder).

    ``own`` are the ids of those that did not come with trede. They are used only when they are named, or from the
    application date that their folder says (``used_from`` in ``edition.toml``).
    """

    folders: tuple[tuple[str, Path], ...]
    own: frozenset[str] = frozenset()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(id_ for id_, _ in self.folders)

    def load(self, id_: str) -> Edition:
        """The edition with this id; ``UnknownEditionError`` or ``RulebookError`` when there is none."""
        for known, folder in self.folders:
            if known == id_:
                return self._load(folder)
        raise UnknownEditionError(
            [finding("scheme.edition-unknown", "edition", id_, known=", ".join(self.ids))]
        )

    def editions(self) -> tuple[Edition, ...]:
        """Every edition, oldest handbook first."""
        return self._sorted(folder for _, folder in self.folders)

    def unnamed(self) -> tuple[Edition, ...]:
        """The editions that are used without being named, oldest handbook first."""
        return self._sorted(folder for _, folder in self._used())

    @property
    def newest(self) -> Edition:
        """The edition of the newest handbook; of two of one day the one that comes with trede."""
        return max(self.unnamed(), key=lambda each: each.in_force)

    def on(self, day: date) -> Edition:
        """The newest edition in force on this day, of those that are used without being named."""
        in_force = {since: folder for since, folder in self._used() if since <= day}
        if not in_force:
            first, folder = min(self._used())
            known = {"first": folder.name, "since": first}
            raise UnknownEditionError([finding("scheme.no-handbook-yet", "application_date", day, **known)])
        return self._load(in_force[max(in_force)])

    def knows_position(self, code: str) -> bool:
        """Whether any edition knows this starting position."""
        return code in _positions(self)

    def _sorted(self, folders: Iterable[Path]) -> tuple[Edition, ...]:
        return tuple(sorted(map(self._load, folders), key=lambda each: each.in_force))

    def _load(self, folder: Path) -> Edition:
        """With what is known of later handbooks, which depends on what else is on the shelf."""
        return _load(folder, tuple(sorted({since for since, _ in self._used()})), folder.name in self.own)

    def _used(self) -> list[tuple[date, Path]]:
        """From when each edition is used without being named; reads no more than that of each."""
        days = [(_day(folder, self._key(name)), folder) for name, folder in self.folders]
        return [(since, folder) for since, folder in days if since is not None]

    def _key(self, name: str) -> str:
        return "used_from" if name in self.own else "in_force"


@cache
def _positions(shelf: Shelf) -> frozenset[str]:
    """Looked for once: a file may have 100,000 words that no edition knows."""
    return frozenset(code for edition in shelf.editions() for code in edition.positions)


@cache
def _day(folder: Path, key: str) -> date | None:
    top = read_table(folder, "edition.toml", [])
    found = top.data.get(key)
    return found if isinstance(found, date) else None


@cache
def _load(folder: Path, in_force: tuple[date, ...], own: bool) -> Edition:
    return replace(with_later(load_folder(folder), in_force), own=own)


def open_shelf(extra: Path | None = None) -> Shelf:
    """The editions of trede and, with ``extra``, those in that folder (one folder each)."""
    ours = _folders(Path(__file__).parent / "editions")
    theirs = _folders(extra) if extra else []
    found = [*ours, *theirs]
    names = [name for name, _ in found]
    clashes = sorted({name for name in names if names.count(name) > 1})
    if clashes:
        raise RulebookError([finding("scheme.editions-clash", str(extra), name) for name in clashes])
    return Shelf(tuple(found), frozenset(name for name, _ in theirs))


def _folders(parent: Path) -> list[tuple[str, Path]]:
    if not parent.is_dir():
        raise RulebookError([finding("scheme.folder-missing", str(parent), parent)])
    return sorted((folder.name, folder) for folder in parent.iterdir() if (folder / "edition.toml").is_file())


@cache
def texts_of(edition_folder: Path, language: Language) -> Texts:
    """The texts of the edition in this folder; a text that is missing raises ``RulebookError``."""
    findings: list[Finding] = []
    texts = read_texts(edition_folder, language, findings)
    if findings:
        raise RulebookError(findings)
    return texts
