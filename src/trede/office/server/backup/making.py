# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a backup while people work: all of it as it was at one moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.server.backup.contents import FORMAT, Digest, columns, kept_models, line, name, rows
from trede.office.server.backup.sealing import recipient, sealed
from trede.office.server.snapshot import one_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from gzip import GzipFile
    from pathlib import Path

    from trede.office.server.configuration import Configuration

PIECE = 1 << 20


def check_can_be_made(configuration: Configuration, keys: Sequence[str]) -> None:
    """Raises RefusedError without a key or an office, or when the office is damaged or of an older version."""
    from trede.office.server.doctor import database

    if not keys:
        raise RefusedError([finding("backup.no-key", "--to")])
    for key in keys:
        try:
            recipient(key)
        except ValueError:
            raise RefusedError([finding("backup.wrong-key", "--to", key)]) from None
    if not database.there(configuration):
        raise RefusedError([finding("backup.no-office", "--data", configuration.data)])
    if wrong := database.unsound(configuration):
        raise RefusedError(wrong)


def make_backup(
    configuration: Configuration,
    target: Path,
    *,
    on: datetime,
    keys: Sequence[str],
    with_keys: bool,
    step: Callable[[int, int], None],
) -> int:
    """Write one to ``target``, encrypted to these public keys; how many events are in it. Raises RefusedError.

    ``step`` gets how many rows were written, of how many.
    """
    # First the checkpoints, then the snapshot: so none of them is of an event that is not in it.
    beside = dict(_beside(configuration, with_keys=with_keys))
    with sealed(target, [recipient(key) for key in keys]) as out, one_snapshot():
        _write_head(out, on)
        for file, text in beside.items():
            for start in range(0, max(len(text), 1), PIECE):
                _put(out, {"file": file, "text": text[start : start + PIECE]})
        return _write_tables(out, step)


def _beside(configuration: Configuration, *, with_keys: bool) -> Iterator[tuple[str, str]]:
    from trede.office.journal.keeping import whole_notes

    if configuration.checkpoints_file.is_file():
        whole = whole_notes(configuration.checkpoints_file.read_bytes())
        yield configuration.checkpoints_file.name, whole.decode(errors="replace")
    if configuration.checksums_file.is_file():
        text = configuration.checksums_file.read_text(encoding="ascii", errors="replace")
        yield configuration.checksums_file.name, text[: text.rfind("\n") + 1]
    for file in (configuration.signed_file, configuration.public_keys_file):
        if file.is_file():
            yield file.name, file.read_text(encoding="utf-8", errors="replace")
    if with_keys:
        yield "keys/encryption.keys", "".join(f"{key}\n" for key in configuration.keys_of_encryption())
        yield "keys/journal.keys", "".join(f"{key}\n" for key in configuration.keys_of_journal())
        if configuration.signing_keys_file.is_file():
            yield "keys/signing.keys", configuration.signing_keys_file.read_text("utf-8")


def _write_head(out: GzipFile, on: datetime) -> None:
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    from trede import __version__

    migrations = dict(MigrationLoader(connection).graph.leaf_nodes())
    counts = {name(each): each._default_manager.count() for each in kept_models(apps)}
    head = {"format": FORMAT, "trede": __version__, "made_at": on.isoformat()}
    _put(out, {**head, "migrations": migrations, "counts": counts})


def _write_tables(out: GzipFile, step: Callable[[int, int], None]) -> int:
    from django.apps import apps

    from trede.office.journal.queries import head

    models, digests, done = kept_models(apps), {}, 0
    total = sum(each._default_manager.count() for each in models)
    for model in models:
        _put(out, {"table": name(model), "columns": [each.attname for each in columns(model)]})
        digest = digests[name(model)] = Digest()
        for text in rows(model):
            digest.add(text)
            out.write(f"{text}\n".encode())
            done += 1
            step(done, total)
    last = head()
    signs = {"note": _note(), "keys": _one_for_each_key()}
    told = {each: digest.hex for each, digest in digests.items()}
    _put(out, {"end": {"digests": told, "head": [last.number, last.sha256] if last else [0, ""], **signs}})
    return last.number if last else 0


def _note() -> str | None:
    from trede.office.journal.keeping import note_of_now

    return note_of_now()


def _one_for_each_key() -> list[str]:
    """A word hidden with each key of the office, to see at a restore that none of them is missing."""
    from cryptography.fernet import Fernet
    from django.conf import settings

    return [Fernet(key).encrypt(FORMAT.encode()).decode("ascii") for key in settings.TREDE_ENCRYPTION_KEYS]


def _put(out: GzipFile, value: object) -> None:
    out.write(f"{line(value)}\n".encode())
