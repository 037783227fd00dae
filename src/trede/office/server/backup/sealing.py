# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Encryption to a public key in the format age (age-encryption.org/v1): who makes a backup cannot read old ones.

Each piece of 64 kB is authenticated before it is given out, and a file that ends early is refused at its end.
"""

from __future__ import annotations

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how such a line begins
END_OF_HEADER, LONGEST_HEADER = b"\n--- ", 100_000
"""Of the format; ours has a line or two for each public key."""
COMPRESSION = 3
"""Backups are made while people work: a little larger, and much sooner done."""


def new_key() -> tuple[str, str]:
    """A new key: the text of its file, and the public half."""
    import pyrage

    secret = pyrage.x25519.Identity.generate()
    public = str(secret.to_public())
    return f"# trede backup\n# public key: {public}\n{secret}\n", public


def recipient(text: str) -> Any:
    """A public key. Raises ValueError that says what one looks like."""
    import pyrage

    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise ValueError("is no public key of age (age1...)") from None


def identities(file: Path) -> list[Any]:
    """The secret keys in a file. Raises RefusedError when there is none."""
    import pyrage

    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(SECRET)]
    except (OSError, ValueError, pyrage.IdentityError):
        found = []
    if not found:
        raise RefusedError([finding("backup.no-secret-key", "--key", file)])
    return found


@contextmanager
def sealed(target: Path, recipients: Sequence[Any]) -> Iterator[gzip.GzipFile]:
    """What is written is compressed and encrypted into a file, which is on the disk when this ends."""
    import pyrage

    reading, writing = os.pipe()

    def encrypt() -> None:
        with os.fdopen(reading, "rb") as plain:  # first: whoever writes to it must not wait for ever
            own = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # for its owner only
            with os.fdopen(own, "wb") as out:
                pyrage.encrypt_io(plain, out, recipients)
                out.flush()
                os.fsync(out.fileno())

    with (
        _beside(encrypt),
        os.fdopen(writing, "wb") as pipe,
        gzip.GzipFile("", "wb", COMPRESSION, pipe) as out,
    ):
        yield out


@contextmanager
def opened(source: Path, keys: Sequence[Any]) -> Iterator[gzip.GzipFile]:
    """What a sealed file holds. Raises RefusedError for another key, and for a file that was changed or cut off.

    Whatever was read before such an error was true; that it was all, is known when this ends.
    """
    import pyrage

    _check_header(source)
    reading, writing = os.pipe()

    def decrypt() -> None:
        with os.fdopen(writing, "wb") as plain, source.open("rb") as sealed_file:
            try:
                pyrage.decrypt_io(sealed_file, plain, keys)
            except OSError as wrong:  # so it tells that a later piece was changed
                if wrong.errno is None:
                    raise pyrage.DecryptError(str(wrong)) from None
                raise

    try:
        with (
            _beside(decrypt),
            os.fdopen(reading, "rb") as pipe,
            gzip.GzipFile("", "rb", fileobj=pipe) as plain,
        ):
            yield plain
            while plain.read(1 << 20):  # to its end, for there it says that it is whole
                pass
    except pyrage.DecryptError as wrong:
        code = "backup.other-key" if "matching keys" in str(wrong) else "backup.damaged"
        raise RefusedError([finding(code, str(source), source)]) from None
    except (EOFError, gzip.BadGzipFile):
        raise RefusedError([finding("backup.damaged", str(source), source)]) from None


def _check_header(source: Path) -> None:
    """A header of megabytes takes the library minutes. Raises RefusedError."""
    with source.open("rb") as sealed_file:
        if END_OF_HEADER not in sealed_file.read(LONGEST_HEADER):
            raise RefusedError([finding("backup.damaged", str(source), source)])


@contextmanager
def _beside(work: Callable[[], None]) -> Iterator[None]:
    """Do this in a thread meanwhile. Its error is the reason of whatever the other end of the pipe then meets."""
    with ThreadPoolExecutor(1) as threads:
        going = threads.submit(work)
        try:
            yield
        except (OSError, EOFError, RefusedError) as met:
            wrong = going.exception()
            if wrong is None or isinstance(wrong, BrokenPipeError) or "roken pipe" in str(wrong):
                raise
            raise wrong from met
        going.result()
