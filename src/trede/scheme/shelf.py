# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shelf of editions: those that come with trede, and folders of data that a licence holder adds."""

from __future__ import annotations

from dataclasses import dataclass
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
    from trede.kernel.languages import Language
    from trede.scheme.edition import Edition


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where editions are found: the folder of each by its id (which is the name of the folder)."""

    folders: tuple[tuple[str, Path], ...]

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
        return tuple(
            sorted((self._load(folder) for _, folder in self.folders), key=lambda each: each.in_force)
        )

    @property
    def newest(self) -> Edition:
        """The edition of the newest handbook; of two of one day the one that comes with trede."""
        return max(self.editions(), key=lambda each: each.in_force)

    def on(self, day: date) -> Edition:
        """The newest edition in force on this day."""
        in_force = {since: folder for since, folder in self._in_force() if since <= day}
        if not in_force:
            first, folder = min(self._in_force())
            known = {"first": folder.name, "since": first}
            raise UnknownEditionError([finding("scheme.no-handbook-yet", "application_date", day, **known)])
        return self._load(in_force[max(in_force)])

    def knows_position(self, code: str) -> bool:
        """Whether any edition knows this starting position."""
        return any(code in edition.positions for edition in self.editions())

    def _load(self, folder: Path) -> Edition:
        """With what is known of later handbooks, which depends on what else is on the shelf."""
        return _load(folder, tuple(sorted({since for since, _ in self._in_force()})))

    def _in_force(self) -> list[tuple[date, Path]]:
        """From when each edition is in force; reads no more than that of each."""
        return [(_since(folder), folder) for _, folder in self.folders]


@cache
def _since(folder: Path) -> date:
    return read_table(folder, "edition.toml", []).get("in_force", date, date.max)


@cache
def _load(folder: Path, in_force: tuple[date, ...]) -> Edition:
    return with_later(load_folder(folder), in_force)


def open_shelf(extra: Path | None = None) -> Shelf:
    """The editions of trede and, with ``extra``, those in that folder (one folder each)."""
    own = Path(__file__).parent / "editions"
    found = [*_folders(own), *(_folders(extra) if extra else ())]
    names = [name for name, _ in found]
    clashes = sorted({name for name in names if names.count(name) > 1})
    if clashes:
        raise RulebookError([finding("scheme.editions-clash", str(extra), name) for name in clashes])
    return Shelf(tuple(found))


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
