# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checkpoints of the journal are kept outside the database: in files of their own, and with somebody else."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from django.conf import settings

from trede.kernel.on_disk import add, cut_off, put
from trede.office.journal.actions import BEGUN, STOCK, begin_checkpoints
from trede.office.journal.checkpoint_rules import Keys, compared, read_any, read_keys, written
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.proofs.checkpoints import Checkpoint
from trede.proofs.merkle import roots_at
from trede.proofs.notes import signed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

END_OF_NOTE = re.compile("^— [^\n]+\n\n".encode(), re.MULTILINE)
TAIL = 4096
"""So many bytes are more than a note takes: the last one is in them."""
log = logging.getLogger(__name__)


def keys() -> Keys:
    """Those of this installation."""
    return read_keys(settings.TREDE_JOURNAL_KEYS)


def checksums() -> Iterator[bytes]:
    """The checksum of every event, from the first: what a checkpoint is the root of."""
    found = Event.objects.order_by("number").values_list("sha256", flat=True)
    return map(bytes.fromhex, found.iterator(chunk_size=10_000))


def stock_was_taken() -> bool:
    """Whether that was done."""
    return Event.objects.filter(kind=STOCK).exists()


def were_begun() -> bool:
    """Whether there ever was a file of checkpoints."""
    return Event.objects.filter(kind=BEGUN).exists()


def begin(*, on: datetime) -> None:
    """Have a file of checkpoints. Once it was there it is not made again in silence, for then somebody took it away:

    the doctor names it, and an empty file in its place begins anew.
    """
    place: Path = settings.TREDE_CHECKPOINTS
    if (signer := keys().signing) is None:
        return
    if not place.exists() and were_begun():
        log.error("the file of checkpoints is gone: %s", place)
        return
    if not place.exists() or not place.stat().st_size:
        begin_checkpoints(by=System("journal"), on=on, key=signer.verifier.line)
        place.touch()
        _keep(begun=True)
    else:
        keep()


def keep() -> None:
    """Add a checkpoint when there are new events; never one that contradicts the last.

    Nor any in a file that somebody emptied: that would sign what they made of the journal meanwhile.
    """
    _keep(begun=not were_begun())


def _keep(*, begun: bool) -> None:
    place: Path = settings.TREDE_CHECKPOINTS
    if not place.exists() or (signer := keys().signing) is None:
        return
    last = _last(place)
    if last is None and not begun:
        log.error("the file of checkpoints was emptied: %s", place)
        return
    now = list(checksums())
    if last and len(now) == last.size:
        return
    if last and _contradicted(last, now):
        log.error(
            "the journal is not what the last checkpoint says, of %d events; see trede doctor", last.size
        )
        return
    _keep_checksums(settings.TREDE_CHECKSUMS, now, last.size if last else 0)
    note = signed(Checkpoint(signer.name, len(now), roots_at({len(now)}, now)[len(now)]).text, [signer])
    _append(place, note)
    _append_elsewhere(note)


def _contradicted(last: Checkpoint, now: list[bytes]) -> bool:
    found = compared([last], now)
    return bool(found.changed or found.beyond)


def _append_elsewhere(note: str) -> None:
    """Where the setting says; that it cannot be written there stops nothing here."""
    if elsewhere := settings.TREDE_CHECKPOINT_COPY:
        try:
            _append(elsewhere, note)
        except OSError:
            log.exception("no checkpoint could be written in %s", elsewhere)


def _last(place: Path) -> Checkpoint | None:
    """The newest in the file; a note that a power cut left halfway is cut off."""
    data = place.read_bytes()
    whole = whole_notes(data)
    if whole != data:
        log.warning("the last lines of %s are no whole checkpoint and are cut off", place)
        cut_off(place, len(whole))
    found = read_any(whole[-TAIL:].decode(errors="replace"), keys()).checkpoints
    return found[-1] if found else None


def whole_notes(data: bytes) -> bytes:
    """Without a note that was not wholly written."""
    return data[: max((end.end() for end in END_OF_NOTE.finditer(data)), default=0)]


def _append(place: Path, note: str) -> None:
    add(place, written([note]).encode())


def _keep_checksums(place: Path, now: list[bytes], before: int) -> None:
    """Beside the checkpoint all that it is the root of, so that the first event that differs can be named."""
    line = len(f"{'0' * 64}\n")
    there = place.stat().st_size == before * line if place.exists() else before == 0
    missing = "".join(f"{each.hex()}\n" for each in now[before if there else 0 :]).encode()
    (add if there else put)(place, missing)


def kept_checksums() -> list[bytes]:
    """Those beside the checkpoints; empty when the file is gone or holds something else."""
    place: Path = settings.TREDE_CHECKSUMS
    try:
        return [bytes.fromhex(line) for line in place.read_text(encoding="ascii").split()]
    except (OSError, ValueError):
        return []


def note_of_now() -> str | None:
    """A checkpoint of the journal as it is, written nowhere; None without a key."""
    if (signer := keys().signing) is None:
        return None
    now = list(checksums())
    return signed(Checkpoint(signer.name, len(now), roots_at({len(now)}, now)[len(now)]).text, [signer])
