# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that wait between two pages: encrypted, for half an hour, with a key that only the page holds.

The key is the token that the page sends back in a form; it is never in an address, a session, a log or the
database. Whoever takes the whole data folder has ciphertext without a key. See docs/adr/0016 and 0017.

Beside a file stand others under the same token, as long as it does: what was read of it, and how far that is.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from trede.errors import NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

WAITS = timedelta(minutes=30)
TOKEN_BYTES, NONCE_BYTES = 32, 12
GONE = "This file is no longer waiting. Bring it again."


@dataclass(frozen=True, slots=True)
class Waiting:
    """The folder of waiting files. ``owner`` is who may take a file back: a token alone is not enough."""

    folder: Path

    def put(self, name: str, data: bytes, *, owner: str, on: datetime, token: str = "") -> str:
        """Keep a file under its name; the token to take it back, a new one unless one is given under which nothing
        waits. Removes what has waited too long.
        """
        self.forget_old(on=on)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        token = token or secrets.token_urlsafe(TOKEN_BYTES)
        file = self.folder / f"{int((on + WAITS).timestamp()):012d}-{_derived(token, 'name')}"
        _write(file, _encrypted(token, file.name, owner, _packed(name, data)))
        return token

    def take(self, token: str, *, owner: str, on: datetime) -> tuple[str, bytes]:
        """Name and content. It stays until ``drop`` or its time.

        Raises NotFoundError when there is none, it is somebody else's, or its time is over.
        """
        packed = _decrypted(token, self._file(token, on), owner)
        length = int.from_bytes(packed[:2], "big")
        return packed[2 : 2 + length].decode(), packed[2 + length :]

    def empty(self, token: str, *, owner: str, on: datetime) -> None:
        """Throw the content away; the name stays, and what stands beside it. Raises NotFoundError like ``take``."""
        name, _content = self.take(token, owner=owner, on=on)
        file = self._file(token, on)
        _write(file, _encrypted(token, file.name, owner, _packed(name, b"")))

    def add(self, token: str, use: str, data: bytes, *, owner: str, on: datetime) -> None:
        """Keep something beside a file, encrypted as it is, in the place of what stood there for this use.

        Raises NotFoundError when the file itself no longer waits.
        """
        file = self._beside(token, use, on)
        _write(file, _encrypted(token, file.name, owner, data))

    def beside(self, token: str, use: str, *, owner: str, on: datetime) -> bytes:
        """What stands beside a file for this use. Raises NotFoundError like ``take``."""
        return _decrypted(token, self._beside(token, use, on), owner)

    def note(self, token: str, use: str, text: str, *, on: datetime) -> None:
        """Keep a few words beside a file for all to read: how far something is, never what stands in it."""
        _write(self._beside(token, use, on), text.encode())

    def noted(self, token: str, use: str, *, on: datetime) -> tuple[str, datetime]:
        """The words, and when they were written or touched last. Raises NotFoundError when there are none."""
        file = self._beside(token, use, on)
        try:
            return file.read_text(), datetime.fromtimestamp(file.stat().st_mtime, UTC)
        except OSError:
            raise NotFoundError(GONE) from None

    def touch(self, token: str, use: str, *, on: datetime) -> None:
        """Say that what is noted still holds."""
        with suppress(OSError):
            os.utime(self._beside(token, use, on))

    def drop(self, token: str, *, on: datetime) -> None:
        """Remove a file and all that stands beside it; nothing happens when it is gone already."""
        for file in sorted(self._files()):  # the file itself first: without it nothing comes beside it again
            if _derived(token, "name") in file.name:
                file.unlink(missing_ok=True)

    def drop_beside(self, token: str, ending: str) -> None:
        """Remove what stands beside a file under uses that end like this; all of it when the file itself is gone."""
        ours = [file for file in self._files() if _derived(token, "name") in file.name]
        alone = not any(file.name.endswith(_derived(token, "name")) for file in ours)
        for file in ours:
            if alone or file.name.endswith(ending):
                file.unlink(missing_ok=True)

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

    def _beside(self, token: str, use: str, on: datetime) -> Path:
        return self.folder / f"{self._file(token, on).name}.{use}"


def _write(file: Path, data: bytes) -> None:
    """In one go, for its owner only: whoever reads meanwhile finds what stood there before."""
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(data)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _encrypted(token: str, name: str, owner: str, data: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(_key(token)).encrypt(nonce, data, _bound(name, owner))


def _decrypted(token: str, file: Path, owner: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        kept = file.read_bytes()
        return AESGCM(_key(token)).decrypt(kept[:NONCE_BYTES], kept[NONCE_BYTES:], _bound(file.name, owner))
    except (OSError, InvalidTag):
        raise NotFoundError(GONE) from None


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
