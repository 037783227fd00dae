# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that wait between two pages: encrypted, for half an hour, with a key that only the page holds.

The key is the token that the page sends back in a form; it is never in an address, a session, a log or the
database. Whoever takes the whole data folder has ciphertext without a key. See docs/adr/0016 and 0017.

Beside a file stand others under the same token, as long as it does: what was read of it, and how far that is.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.vault.files import Folder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from trede.office.vault.files import Files

WAITS = timedelta(minutes=30)
TOKEN_BYTES, NONCE_BYTES = 32, 12
GONE = "This file is no longer waiting. Bring it again."


@dataclass(frozen=True, slots=True)
class Waiting:
    """The waiting files of this machine, in a folder, or of several ``together``.

    ``owner`` is who may take a file back: a token alone is not enough.
    """

    folder: Path
    together: Files | None = None

    @property
    def files(self) -> Files:
        return self.together or Folder(self.folder)

    def put(self, name: str, data: bytes, *, owner: str, on: datetime, token: str = "") -> str:
        """Keep a file under its name; the token to take it back, a new one unless one is given under which nothing
        waits. Removes what has waited too long.
        """
        self.forget_old(on=on)
        token = token or secrets.token_urlsafe(TOKEN_BYTES)
        file = f"{int((on + WAITS).timestamp()):012d}-{_derived(token, 'name')}"
        self.files.write(file, _encrypted(token, file, owner, _packed(name, data)))
        return token

    def take(self, token: str, *, owner: str, on: datetime) -> tuple[str, bytes]:
        """Name and content. It stays until ``drop`` or its time.

        Raises NotFoundError when there is none, it is somebody else's, or its time is over.
        """
        packed = self._decrypted(token, self._file(token, on), owner)
        length = int.from_bytes(packed[:2], "big")
        return packed[2 : 2 + length].decode(), packed[2 + length :]

    def empty(self, token: str, *, owner: str, on: datetime) -> None:
        """Throw the content away; the name stays, and what stands beside it. Raises NotFoundError like ``take``."""
        name, _content = self.take(token, owner=owner, on=on)
        file = self._file(token, on)
        self.files.write(file, _encrypted(token, file, owner, _packed(name, b"")))

    def add(self, token: str, use: str, data: bytes, *, owner: str, on: datetime) -> None:
        """Keep something beside a file, encrypted as it is, in the place of what stood there for this use.

        Raises NotFoundError when the file itself no longer waits.
        """
        file = self._beside(token, use, on)
        self.files.write(file, _encrypted(token, file, owner, data))

    def beside(self, token: str, use: str, *, owner: str, on: datetime) -> bytes:
        """What stands beside a file for this use. Raises NotFoundError like ``take``."""
        return self._decrypted(token, self._beside(token, use, on), owner)

    def note(self, token: str, use: str, text: str, *, on: datetime) -> None:
        """Keep a few words beside a file for all to read: how far something is, never what stands in it."""
        self.files.write(self._beside(token, use, on), text.encode())

    def noted(self, token: str, use: str, *, on: datetime) -> tuple[str, datetime]:
        """The words, and when they were written or touched last. Raises NotFoundError when there are none."""
        file = self._beside(token, use, on)
        try:
            return self.files.read(file).decode(), self.files.touched(file)
        except OSError:
            raise NotFoundError(GONE) from None

    def touch(self, token: str, use: str, *, on: datetime) -> None:
        """Say that what is noted still holds."""
        self.files.touch(self._beside(token, use, on))

    def drop(self, token: str, *, on: datetime) -> None:
        """Remove a file and all that stands beside it; nothing happens when it is gone already."""
        for file in sorted(
            self._all_of(token)
        ):  # the file itself first: without it nothing comes beside it again
            self.files.remove(file)

    def drop_beside(self, token: str, ending: str) -> None:
        """Remove what stands beside a file under uses that end like this; all of it when the file itself is gone."""
        ours = self._all_of(token)
        alone = not any(file.endswith(_derived(token, "name")) for file in ours)
        for file in ours:
            if alone or file.endswith(ending):
                self.files.remove(file)

    def forget_old(self, *, on: datetime) -> int:
        """Remove every file whose time is over; how many there were. For ``put`` and for a task now and then."""
        forgotten = 0
        for files in [self.files, Folder(self.folder)][: 2 if self.together else 1]:
            old = [file for file in files.names() if _is_over(file, on)]
            for file in old:
                files.remove(file)
            forgotten += len(old)
        return forgotten

    def here(self, token: str) -> Waiting:
        """The same in the folder of this machine, for a process that knows no database: a copy of all of a token."""
        alone = Waiting(self.folder)
        for file in sorted(self._all_of(token)) if self.together else ():
            alone.files.write(file, self.files.read(file))
        return alone

    def carry(self, token: str, use: str, source: Waiting, *, on: datetime) -> bool:
        """Take over what stands beside a file in another place; whether it stood there. Raises as ``add`` does."""
        file = self._beside(token, use, on)
        try:
            self.files.write(file, source.files.read(file))
        except FileNotFoundError:
            return False
        return True

    def _all_of(self, token: str) -> list[str]:
        return self.files.names(_derived(token, "name"))

    def _file(self, token: str, on: datetime) -> str:
        ending = f"-{_derived(token, 'name')}"
        found = next((file for file in self._all_of(token) if file.endswith(ending)), None)
        if found is None or _is_over(found, on):
            raise NotFoundError(GONE)
        return found

    def _beside(self, token: str, use: str, on: datetime) -> str:
        return f"{self._file(token, on)}.{use}"

    def _decrypted(self, token: str, file: str, owner: str) -> bytes:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            kept = self.files.read(file)
            return AESGCM(_key(token)).decrypt(kept[:NONCE_BYTES], kept[NONCE_BYTES:], _bound(file, owner))
        except (OSError, InvalidTag):
            raise NotFoundError(GONE) from None


def _encrypted(token: str, name: str, owner: str, data: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(_key(token)).encrypt(nonce, data, _bound(name, owner))


def _is_over(file: str, on: datetime) -> bool:
    """From the name, which the encryption is bound to; other files in the folder are as old as can be."""
    stamp = file.partition("-")[0]
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
