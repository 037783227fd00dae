# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines of a backup one by one, and what is wrong with a file that has other lines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.server.backup.contents import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Head:
    """The first line: what made it, when, of which tables, with how many rows."""

    trede: str
    made_at: str
    migrations: Mapping[str, str]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class End:
    """The last line: a checksum for each table, the newest event with its signed checkpoint, a word for each key."""

    digests: Mapping[str, str]
    head: tuple[int, str]
    note: str | None
    keys: Sequence[str]


class Lines:
    """Reads a backup in its order: ``head``, ``files()``, then ``tables()`` to their end, then ``end``."""

    def __init__(self, plain: Iterable[bytes]) -> None:
        self._lines = (json.loads(each) for each in plain)
        self._next: Any = None
        first = self._take()
        if not isinstance(first, dict) or first.get("format") != FORMAT:
            raise RefusedError([finding("backup.other-format", "", FORMAT)])
        self.head = Head(*(first[each] for each in ("trede", "made_at", "migrations", "counts")))
        self.end: End | None = None

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file that stood beside the database, in pieces."""
        while isinstance(self._next, dict) and "file" in self._next:
            yield self._next["file"], self._next["text"]
            self._take()

    def tables(self) -> Iterator[tuple[str, Sequence[str], Iterator[list[object]]]]:
        """Name, columns and rows of each; the rows are read before the next one is asked for."""
        while isinstance(self._next, dict) and "table" in self._next:
            told = self._next
            self._take()
            yield told["table"], told["columns"], self._rows()
        if isinstance(self._next, dict) and "end" in self._next:
            end = self._next["end"]
            self.end = End(end["digests"], tuple(end["head"]), end["note"], end["keys"])

    def _rows(self) -> Iterator[list[object]]:
        while isinstance(self._next, list):
            yield self._next
            self._take()

    def _take(self) -> Any:
        """The line that was next; the one after it is next now, None at the end."""
        last, self._next = self._next, next(self._lines, None)
        return last if last is not None else self._begun()

    def _begun(self) -> Any:
        """At the very first, when nothing was next yet."""
        first, self._next = self._next, next(self._lines, None)
        return first


def in_pieces(rows: Iterator[list[object]], size: int) -> Iterator[list[list[object]]]:
    """So many rows at a time."""
    for first in rows:
        yield list(chain([first], islice(rows, size - 1)))
