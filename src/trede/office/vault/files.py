# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where waiting files are: here a folder of this machine. Another place has the same methods (``together.py``)."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class Files(Protocol):
    """Whole files by name; what is not there raises FileNotFoundError, and is removed or touched without a word."""

    def names(self, part: str = "") -> list[str]:
        """Of every file with this in its name."""

    def read(self, name: str) -> bytes:
        """All of it."""

    def write(self, name: str, data: bytes) -> None:
        """In one go, in the place of what stood there: whoever reads meanwhile finds that."""

    def touch(self, name: str) -> None:
        """What is written still holds."""

    def touched(self, name: str) -> datetime:
        """When it was written or touched last."""

    def remove(self, name: str) -> None:
        """It is no longer there."""

    def release(self) -> None:
        """For a thread that ends, or begins again after an error: of whatever it held to reach them."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Files in a folder, for their owner only."""

    place: Path

    def names(self, part: str = "") -> list[str]:
        return [each.name for each in self.place.glob("*-*") if part in each.name]

    def read(self, name: str) -> bytes:
        return (self.place / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        self.place.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.place / f"{name}.{secrets.token_hex(4)}.part"
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                out.write(data)
            part.replace(self.place / name)
        finally:
            part.unlink(missing_ok=True)

    def touch(self, name: str) -> None:
        with suppress(OSError):
            os.utime(self.place / name)

    def touched(self, name: str) -> datetime:
        return datetime.fromtimestamp((self.place / name).stat().st_mtime, UTC)

    def remove(self, name: str) -> None:
        (self.place / name).unlink(missing_ok=True)

    def release(self) -> None:
        pass
