# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the public log is what was signed of it, and whether somebody outside saw it lately."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from trede.errors import ConfigurationError, ProofError
from trede.kernel.findings import Finding, finding
from trede.kernel.on_disk import is_beside
from trede.office.server.snapshot import one_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trede.office.log.rules import Signed
    from trede.office.server.configuration import Configuration
    from trede.proofs.notes import Verifier

LOG = "log"
BEHIND = timedelta(hours=1)
UNSEEN = timedelta(days=1)


def broken(configuration: Configuration) -> list[Finding]:
    """Entries that are no entries, checkpoints that are untrue, entries taken away; and what was left undone."""
    from trede.office.log import queries
    from trede.office.log.asking import log_keys, public_keys
    from trede.office.server.signing.keyfile import PUBLIC_FORMAT

    # First the files, then the tables: what is signed meanwhile is in neither, or in the tables only.
    signed, published = _text(configuration.signed_file), _text(configuration.log_folder / "checkpoint")
    found = sorted((configuration.log_folder / "tile").rglob("*"))
    files = [each for each in found if each.is_file() and not is_beside(each)]
    with one_snapshot():
        entries, kept = queries.entries(), queries.checkpoints()
    try:
        keys = log_keys() if kept else []
        whole = not kept or public_keys().get("format") == PUBLIC_FORMAT
    except ConfigurationError:
        whole = False
    if not whole:
        return [finding("doctor.log-keys", LOG, configuration.public_keys_file)]
    return [
        *_entries(entries),
        *_checkpoints(kept, entries, keys),
        *_signed(configuration, signed, entries, begun=bool(kept)),
        *_older(configuration.signed_file, kept),
        *_foreign(configuration, keys, kept),
        *_published(configuration.log_folder / "checkpoint", published, kept, entries),
        *_tiles(configuration.log_folder, files, entries),
        *_undone(),
    ]


def _text(file: Path) -> str | None:
    """What is in it; None when it is not there."""
    return file.read_text("utf-8", errors="replace") if file.is_file() else None


def _entries(entries: Sequence[bytes]) -> Iterator[Finding]:
    from trede.proofs.log_entries import read_entry

    for number, entry in enumerate(entries):
        try:
            read_entry(entry)
        except ProofError:
            yield finding("doctor.log-entry", LOG, number)
            return


def _checkpoints(
    kept: Sequence[Signed], entries: Sequence[bytes], keys: Sequence[Verifier]
) -> Iterator[Finding]:
    """The first that does not hold."""
    from trede.office.log.rules import untrue

    if kept and (size := untrue(kept, entries, keys)) is not None:
        yield finding("doctor.log-untrue", LOG, size)


def _signed(
    configuration: Configuration, text: str | None, entries: Sequence[bytes], *, begun: bool
) -> Iterator[Finding]:
    """What the signing process remembers is not in the database; or it remembers nothing, on the machine that signs."""
    file = configuration.signed_file
    if text is None:
        if begun and configuration.signing_keys_file.is_file():
            yield finding("doctor.log-signed-gone", LOG, file)
        return
    try:
        last = json.loads(text)
        size, root = int(last["size"]), str(last["root"])
    except (ValueError, KeyError, TypeError):
        yield finding("doctor.log-signed-unreadable", LOG, file)
        return
    if not _holds(size, root, entries):
        yield finding("doctor.log-cut", LOG, size, there=len(entries))


def _older(file: Path, kept: Sequence[Signed]) -> Iterator[Finding]:
    """The signing process remembers less than it signed: it writes down first, and gives the signature after that.

    So it would sign another continuation of the log. Read anew, for what was signed meanwhile is in the tables already.
    """
    with suppress(ValueError, KeyError, TypeError):  # told elsewhere
        remembered = int(json.loads(_text(file) or "")["size"])
        if kept and remembered < (signed := max(each.size for each in kept)):
            yield finding("doctor.log-signed-older", LOG, file, remembered=remembered, signed=signed)


def _foreign(
    configuration: Configuration, keys: Sequence[Verifier], kept: Sequence[Signed]
) -> Iterator[Finding]:
    """A key among the public ones that is not ours, on the machine that signs: everybody would believe it.

    Old keys whose secret half was lost stay known; those of the log signed something, those of the issuer have ended.
    """
    from trede.office.log.asking import public_keys
    from trede.office.server.signing.keyfile import read_keys

    if not configuration.signing_keys_file.is_file():
        return
    with suppress(ConfigurationError, ProofError):  # told elsewhere
        ours = read_keys(configuration.signing_keys_file)
        strange = [each for each in keys if each not in {one.verifier for one in ours.log}]
        first, methods = ours.issuer[0].first.isoformat(), {each.method for each in ours.issuer}
        others = [each for each in public_keys()["issuer"] if each["method"] not in methods]
        going_on = [str(each["method"]) for each in others if not each["until"] or each["until"] > first]
        if named := [*_unused(strange, kept), *going_on]:
            yield finding("doctor.log-keys-foreign", LOG, named[0], file=str(configuration.public_keys_file))


def _unused(keys: Sequence[Verifier], kept: Sequence[Signed]) -> list[str]:
    """The lines of those that signed no checkpoint that is kept."""
    from trede.proofs.notes import read_note

    used = {one for each in kept if keys for one in read_note(each.note).signed_by(keys)}
    return [each.line for each in keys if each not in used]


def _published(
    file: Path, text: str | None, kept: Sequence[Signed], entries: Sequence[bytes]
) -> Iterator[Finding]:
    """What the world was shown is of other entries, or is not as it was signed."""
    from trede.proofs.checkpoints import read_checkpoint
    from trede.proofs.notes import read_note

    if text is None:
        return
    try:
        shown = read_checkpoint(read_note(text).text)
    except ProofError:
        yield finding("doctor.log-signed-unreadable", LOG, file)
        return
    if not _holds(shown.size, shown.root.hex(), entries):
        yield finding("doctor.log-cut", LOG, shown.size, there=len(entries))
    elif not any(set(text.splitlines()) <= set(each.note.splitlines()) for each in kept):
        yield finding("doctor.log-shown-other", LOG, file)  # what witnesses add may come later in the file


def _tiles(folder: Path, files: Sequence[Path], entries: Sequence[bytes]) -> Iterator[Finding]:
    """The first file that these entries do not give."""
    from trede.office.log.publishing import given_by

    fits = given_by(entries)
    for each in files:
        if not fits(each.relative_to(folder).as_posix(), each.read_bytes()):
            yield finding("doctor.log-shown-other", LOG, each)
            return


def _holds(size: int, root: str, entries: Sequence[bytes]) -> bool:
    from trede.proofs.merkle import roots_at

    return size <= len(entries) and roots_at({size}, entries)[size].hex() == root


def _undone() -> Iterator[Finding]:
    from django.utils import timezone

    from trede.office.log.queries import oldest_unsigned, oldest_unwitnessed
    from trede.office.log.witnesses import policy

    now = timezone.now()
    if (since := oldest_unsigned()) and now - since > BEHIND:
        yield finding("doctor.log-behind", LOG, f"{timezone.localtime(since):%Y-%m-%d %H:%M}")
    elif (since := oldest_unwitnessed(policy)) and now - since > UNSEEN:
        yield finding("doctor.log-unwitnessed", LOG, f"{timezone.localtime(since):%Y-%m-%d %H:%M}")
