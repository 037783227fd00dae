# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A disk in memory that remembers what was synced, so that a power cut can be tried at every moment.

SQLite writes to it through a VFS. Each write, truncation, sync and deletion goes into a trace. From the trace the
disk after a cut is made: what was synced stands; of what was not, each part may be there or not, in any order, and
a write may be torn between two sectors. Nothing else may be assumed of a real disk either.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import apsw

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

SECTOR = 512
"""A disk writes this much whole or not at all."""

Images = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Write:
    file: str
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Delete:
    file: str


@dataclass(frozen=True, slots=True)
class Sync:
    file: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An action came back: what it did must survive from here on. ``state`` is what the database then says."""

    action: str
    state: str


Change = Write | Truncate | Delete
Event = Change | Sync | Acknowledged


@dataclass(slots=True)
class Disk:
    """The files as every program sees them now, and the trace of how they came to be so."""

    files: dict[str, bytearray] = field(default_factory=dict)
    trace: list[Event] = field(default_factory=list)
    before: Callable[[str], None] = lambda _operation: None
    """Called before each operation with its name; may raise what the disk would (``apsw.FullError``)."""
    written: Callable[[], None] = lambda: None
    """Called after each transaction of the database that changed rows."""

    def do(self, change: Change | Sync) -> None:
        self.before(type(change).__name__.lower())
        apply(self.files, change)
        self.trace.append(change)


def apply(files: dict[str, bytearray], change: Change | Sync, sectors: Sequence[int] | None = None) -> None:
    """Carry a change out; of a write only these ``sectors`` (numbers on the disk), or all of it."""
    if isinstance(change, Delete):
        files.pop(change.file, None)
    elif isinstance(change, Truncate):
        del files.setdefault(change.file, bytearray())[change.size :]
    elif isinstance(change, Write):
        content = files.setdefault(change.file, bytearray())
        for start, piece in _pieces(change, sectors):
            if len(content) < start:
                content.extend(bytes(start - len(content)))
            content[start : start + len(piece)] = piece


def _pieces(write: Write, sectors: Sequence[int] | None) -> list[tuple[int, bytes]]:
    if sectors is None:
        return [(write.at, write.data)]
    end = write.at + len(write.data)
    spans = ((max(write.at, n * SECTOR), min(end, (n + 1) * SECTOR)) for n in sectors)
    return [(low, write.data[low - write.at : high - write.at]) for low, high in spans]


@dataclass(slots=True)
class Surviving:
    """What a cut leaves: the synced files, and the changes since that may or may not have reached the disk."""

    synced: dict[str, bytearray]
    pending: dict[str, list[Change]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """The next event of the trace."""
        if isinstance(event, Sync):
            for change in self.pending.pop(event.file, ()):
                apply(self.synced, change)
        elif not isinstance(event, Acknowledged):
            self.pending.setdefault(event.file, []).append(event)

    def after_cut(self, chance: random.Random) -> Disk:
        """One that a cut at this moment can leave."""
        files = {name: bytearray(content) for name, content in self.synced.items()}
        luck = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))  # also disks that lose all, and those that keep all
        for name in sorted(self.pending):
            changes = list(self.pending[name])
            chance.shuffle(changes)
            for change in changes:
                if chance.random() < luck:
                    apply(files, change, _torn(change, chance))
        return Disk(files)


def _torn(change: Change, chance: random.Random) -> Sequence[int] | None:
    """Now and then only some of its sectors."""
    if not isinstance(change, Write) or chance.random() < 0.7:
        return None
    first, last = change.at // SECTOR, (change.at + len(change.data) - 1) // SECTOR
    return [sector for sector in range(first, last + 1) if chance.random() < 0.5]


class DiskVFS(apsw.VFS):
    """SQLite's way to a disk; one connection at a time, so locks need not be told apart."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk, self.vfs_name = disk, name
        super().__init__(name, base="")

    def xOpen(self, name: Any, flags: list[int]) -> _File:  # noqa: N802 - SQLite's name
        self.disk.before("open")
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        flags[1] = flags[0]
        return _File(self.disk, path or "temporary", temporary=path is None)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.disk.do(Delete(filename))
        if syncdir:
            self.disk.do(Sync(filename))

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: N802
        return pathname in self.disk.files

    def xFullPathname(self, filename: str) -> str:  # noqa: N802
        return filename


class _File:
    """An open file. One without a name never needs to survive, and is not in the trace."""

    def __init__(self, disk: Disk, name: str, *, temporary: bool) -> None:
        self.disk, self.name, self.temporary = disk, name, temporary
        self.own = bytearray()
        if not temporary:
            disk.files.setdefault(name, bytearray())

    @property
    def content(self) -> bytearray:
        return self.own if self.temporary else self.disk.files.setdefault(self.name, bytearray())

    def _do(self, change: Change | Sync) -> None:
        if self.temporary:
            kept = {change.file: self.own}
            apply(kept, change)
        else:
            self.disk.do(change)

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        return bytes(memoryview(self.content)[offset : offset + amount])  # copied once

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._do(Write(self.name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._do(Truncate(self.name, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._do(Sync(self.name))

    def xFileSize(self) -> int:  # noqa: N802
        return len(self.content)

    def xFileControl(self, op: int, ptr: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        """As SQLite itself takes a disk to be: a write never harms the bytes beside it."""
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xLock(self, level: int) -> None:  # noqa: N802
        """There is nobody else."""

    def xUnlock(self, level: int) -> None:  # noqa: N802
        """There is nobody else."""

    def xClose(self) -> None:  # noqa: N802
        """What was written stays."""


class DiskConnection(apsw.Connection):
    """A database on a disk; it keeps the way to its disk as long as it is open."""

    def __init__(self, disk: Disk, database: str) -> None:
        self.vfs = DiskVFS(f"disk-{id(self)}", disk)
        super().__init__(database, vfs=self.vfs.vfs_name)


def connect(disk: Disk, database: str) -> DiskConnection:
    """A database on this disk; WAL without shared memory, so for one connection."""
    connection = DiskConnection(disk, database)
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    return connection
