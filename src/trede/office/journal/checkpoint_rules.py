# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signed checkpoints beside the journal: reading them, and what they say of the events that are there. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.proofs.checkpoints import Checkpoint, notes_in, read_checkpoint
from trede.proofs.merkle import roots_at
from trede.proofs.notes import SECRET, Signer, Verifier, read_note, read_signer, read_verifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EDITED = "edited"
FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Keys:
    """``signing`` signs what is new, None without a secret key; each of ``known`` may have signed before."""

    signing: Signer | None
    known: Sequence[Verifier]


def read_keys(lines: Iterable[str]) -> Keys:
    """Keys from their lines: secret ones, and of old keys the public half. The first secret one signs.

    Raises ProofError.
    """
    signers, known = [], []
    for line in lines:
        if line.startswith(SECRET):
            signers.append(read_signer(line))
            known.append(signers[-1].verifier)
        else:
            known.append(read_verifier(line))
    return Keys(signers[0] if signers else None, known)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line, from 1, from where a file does not say what we signed: ``edited``, or by a ``foreign`` key."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The checkpoints in a file that one of our keys signed, in order, and what in it is something else."""

    checkpoints: Sequence[Checkpoint]
    wrong: Sequence[Unreadable]


def written(notes: Iterable[str]) -> str:
    """Notes as a file of ours holds them: an empty line after each."""
    return "".join(f"{note}\n" for note in notes)


def read_own(text: str, keys: Keys) -> Reading:
    """A file that we wrote: nothing but notes stands in it, and each is larger than the one before."""
    found = read_any(text, keys)
    ours = written(each.note for each in notes_in(text)).split("\n")
    for number, (line, expected) in enumerate(zip_longest(text.split("\n"), ours), start=1):
        if line != expected:
            return Reading(found.checkpoints, [*found.wrong, Unreadable(number, EDITED)])
    if any(later.size <= earlier.size for earlier, later in pairwise(found.checkpoints)):
        return Reading(found.checkpoints, [*found.wrong, Unreadable(1, EDITED)])
    return found


def read_any(text: str, keys: Keys) -> Reading:
    """A file that somebody kept: a letter or what the terminal showed may stand around the notes."""
    checkpoints, wrong = [], []
    for each in notes_in(text):
        read = _read(each.note, keys)
        if isinstance(read, str):
            wrong.append(Unreadable(each.line, read))
        else:
            checkpoints.append(read)
    return Reading(checkpoints, wrong)


def _read(note: str, keys: Keys) -> Checkpoint | str:
    try:
        opened = read_note(note)
        signers = opened.signed_by(keys.known)
        checkpoint = read_checkpoint(opened.text)
    except ProofError:
        return EDITED
    return checkpoint if any(signer.name == checkpoint.origin for signer in signers) else FOREIGN


@dataclass(frozen=True, slots=True)
class Compared:
    """What checkpoints say of a journal of ``events`` events.

    The first ``agreed`` of them are as they were signed. ``changed`` is the smallest checkpoint that the events no
    longer give; ``beyond`` the largest with more events than there are.
    """

    events: int
    agreed: int
    changed: Checkpoint | None
    beyond: Checkpoint | None


def compared(checkpoints: Sequence[Checkpoint], checksums: Iterable[bytes]) -> Compared:
    """One pass over the checksums of all events, in order."""
    events = 0

    def counted() -> Iterator[bytes]:
        nonlocal events
        for events, checksum in enumerate(checksums, start=1):  # noqa: B007 - counts
            yield checksum

    roots = roots_at({each.size for each in checkpoints}, counted())
    changed = [each for each in checkpoints if each.size <= events and roots[each.size] != each.root]
    first = min(changed, key=lambda each: each.size, default=None)
    limit = first.size if first else events + 1
    agreed = [each.size for each in checkpoints if each.size < limit]
    beyond = max(checkpoints, key=lambda each: each.size, default=None)
    return Compared(
        events,
        max(agreed, default=0),
        first,
        beyond if beyond and beyond.size > events else None,
    )


def first_other(signed: Checkpoint, kept: Sequence[bytes], now: Iterable[bytes]) -> int | None:
    """The number of the first event whose checksum is not the ``kept`` one.

    None when those kept are not the ones that were signed, and so say nothing.
    """
    wanted = kept[: signed.size]
    if roots_at({signed.size}, wanted).get(signed.size) != signed.root:
        return None
    pairs = enumerate(zip_longest(wanted, now), start=1)
    return next((number for number, (before, after) in pairs if before != after), None)
