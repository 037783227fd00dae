# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that wait between two pages: encrypted, for half an hour, with a key that only the page holds.

The key is the token that the page sends back in a form; it is never in an address, a session, a log or the
database. Whoever takes the whole data folder has ciphertext without a key. See docs/adr/0016.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from trede.errors import NotFoundError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

WAITS = timedelta(minutes=30)
TOKEN_BYTES, NONCE_BYTES = 32, 12
GONE = "This file is no longer waiting. Bring it again."


@dataclass(frozen=True, slots=True)
class Waiting:
    """The folder of waiting files. ``owner`` is who may take a file back: a token alone is not enough."""

    folder: Path

    def put(self, name: str, data: bytes, *, owner: str, on: datetime) -> str:
        """Keep a file under its name; the token to take it back. Removes what has waited too long."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self.forget_old(on=on)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        token, nonce = secrets.token_urlsafe(TOKEN_BYTES), secrets.token_bytes(NONCE_BYTES)
        file = self.folder / f"{int((on + WAITS).timestamp()):012d}-{_derived(token, 'name')}"
        kept = AESGCM(_key(token)).encrypt(nonce, _packed(name, data), _bound(file.name, owner))
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(nonce + kept)
        return token

    def take(self, token: str, *, owner: str, on: datetime) -> tuple[str, bytes]:
        """Name and content. It stays until ``drop`` or its time.

        Raises NotFoundError when there is none, it is somebody else's, or its time is over.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        file = self._file(token, on)
        try:
            kept = file.read_bytes()
            packed = AESGCM(_key(token)).decrypt(
                kept[:NONCE_BYTES], kept[NONCE_BYTES:], _bound(file.name, owner)
            )
        except (OSError, InvalidTag):
            raise NotFoundError(GONE) from None
        length = int.from_bytes(packed[:2], "big")
        return packed[2 : 2 + length].decode(), packed[2 + length :]

    def drop(self, token: str, *, on: datetime) -> None:
        """Remove a file; nothing happens when it is gone already."""
        with suppress(NotFoundError):
            self._file(token, on).unlink(missing_ok=True)

    def forget_old(self, *, on: datetime) -> int:
        """Remove every file whose time is over; how many there were. For ``put`` and for a task now and then."""
        old = [file for file in self._files() if _is_over(file, on)]
        for file in old:
            file.unlink(missing_ok=True)
        return len(old)

    def _files(self) -> list[Path]:
        return list(self.folder.glob("*-*"))

    def _file(self, token: str, on: datetime) -> Path:
        ending = f"-{_derived(token, 'name')}"
        found = next((file for file in self._files() if file.name.endswith(ending)), None)
        if found is None or _is_over(found, on):
            raise NotFoundError(GONE)
        return found


def _is_over(file: Path, on: datetime) -> bool:
    """From the name, which the encryption is bound to; other files in the folder are as old as can be."""
    stamp = file.name.partition("-")[0]
    return not stamp.isdecimal() or int(stamp) <= on.timestamp()


def _derived(token: str, use: str) -> str:
    return hashlib.sha256(f"trede waiting {use}\n{token}".encode()).hexdigest()


def _key(token: str) -> bytes:
    return bytes.fromhex(_derived(token, "key"))


def _bound(file_name: str, owner: str) -> bytes:
    return f"{file_name}\n{owner}".encode()


def _packed(name: str, data: bytes) -> bytes:
    written = name[-100:].encode()
    return len(written).to_bytes(2, "big") + written + data
