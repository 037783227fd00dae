# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines of a backup one by one, and what is wrong with a file that has other lines."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.server.backup.contents import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


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


MOST_BYTES = 50_000_000
"""Of one line: a document of a row is some megabytes at most, and files come in pieces. Who makes a backup for our
public key need not mean well."""


def lines_of(plain: BinaryIO) -> Iterator[object]:
    """The documents, one of each line. Raises RefusedError for a line that is none, or is too long to be ours."""
    while line := plain.readline(MOST_BYTES + 1):
        try:
            if len(line) > MOST_BYTES:
                raise ValueError(len(line))
            document: object = json.loads(line)
        except (ValueError, RecursionError):
            raise _other_format() from None
        yield document


def _other_format() -> RefusedError:
    return RefusedError([finding("backup.other-format", "", FORMAT)])


def _head(told: object) -> Head:
    """Raises RefusedError for anything else than a first line of ours."""
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise _other_format()
    head = Head(*(told.get(each) for each in ("trede", "made_at", "migrations", "counts")))  # type: ignore[arg-type]
    texts = (head.trede, head.made_at, *_values(head.migrations))
    if not all(isinstance(each, str) for each in texts) or not all(
        isinstance(each, int) for each in _values(head.counts)
    ):
        raise _other_format()
    return head


def _values(told: object) -> list[object]:
    return list(told.values()) if isinstance(told, dict) else [None]


def _end(told: object) -> End:
    """Raises RefusedError for anything else than a last line of ours."""
    try:
        end = told["end"]  # type: ignore[index]
        return End(
            dict(end["digests"]), (int(end["head"][0]), str(end["head"][1])), end["note"], list(end["keys"])
        )
    except (LookupError, TypeError, ValueError):
        raise _other_format() from None


class Lines:
    """Reads a backup in its order: ``head``, ``files()``, then ``tables()`` to their end, then ``end``."""

    def __init__(self, plain: BinaryIO) -> None:
        self._lines = lines_of(plain)
        self._next: Any = None
        self.head = _head(self._take())
        self.end: End | None = None

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file that stood beside the database, in pieces."""
        while isinstance(self._next, dict) and "file" in self._next:
            yield str(self._next["file"]), str(self._next.get("text", ""))
            self._take()

    def tables(self) -> Iterator[tuple[str, Sequence[str], Iterator[list[object]]]]:
        """Name, columns and rows of each; the rows are read before the next one is asked for."""
        while isinstance(self._next, dict) and "table" in self._next:
            told = self._next
            self._take()
            yield told["table"], told["columns"], self._rows()
        if isinstance(self._next, dict) and "end" in self._next:
            self.end = _end(self._next)

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
