# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The data folder: made for its owner only, with a key of its own, and used by one trede at a time."""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet

from trede.errors import ConfigurationError, RefusedError
from trede.kernel import on_disk
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.server.family import end_remains, locked
from trede.office.server.signing.keyfile import fit, new_keys, read_keys, write_keys, write_public
from trede.proofs.notes import new_signer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trede.office.server.configuration import Configuration

KEY_BYTES = 48


def prepare_folder(configuration: Configuration) -> None:
    """Make the folder and the keys when they are not there; what is there stays.

    Raises OSError when the place cannot be written.
    """
    for folder in (configuration.data, configuration.keys):
        on_disk.make_folder(folder)
    if not configuration.session_key_file.exists():
        _write_key(configuration.session_key_file, secrets.token_urlsafe(KEY_BYTES))
    if not configuration.encryption_keys_file.exists():
        _write_key(configuration.encryption_keys_file, Fernet.generate_key().decode("ascii"))
    if not configuration.journal_keys_file.exists():
        _write_key(configuration.journal_keys_file, new_signer(f"{configuration.url.host}/journal").secret)
    prepare_signing(configuration)


def prepare_signing(configuration: Configuration) -> None:
    """The keys of the log and of the issuer, and their public halves; what is there stays."""
    file, public = configuration.signing_keys_file, configuration.public_keys_file
    if not file.exists():
        origin = f"{configuration.url.host}/log"
        write_keys(file, public, new_keys(origin, configuration.did, dutch_day(datetime.now(UTC)), public))
    elif not fit(file, public):  # on a machine for pages the file comes from another one
        with suppress(
            *((ConfigurationError,) if public.exists() else ())
        ):  # of a broken file the doctor tells
            write_public(public, read_keys(file))


def _write_key(file: Path, key: str) -> None:
    """Never readable by others, not even while it is being written; and never half a key."""
    on_disk.put(file, f"{key}\n".encode())


@contextmanager
def folder_to_ourselves(configuration: Configuration, address: str) -> Iterator[None]:
    """Hold the folder until the end; ``address`` is told to whoever tries meanwhile.

    What is left of one that was killed is ended first. Raises RefusedError with the address of the trede that holds it.
    """
    with (configuration.data / "trede.lock").open("a+", encoding="utf-8") as lock:
        if not locked(lock):
            lock.seek(0)
            there = lock.read().strip()
            raise RefusedError([finding("start.folder-in-use", "--data", configuration.data, address=there)])
        end_remains(configuration.running)
        lock.truncate(0)
        lock.write(address)
        lock.flush()
        yield


def in_use(configuration: Configuration) -> bool:
    """Whether a trede runs in this folder."""
    place = configuration.data / "trede.lock"
    if not place.is_file():
        return False
    with place.open("a", encoding="utf-8") as lock:
        return not locked(lock)
