# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the journal is still what was signed of it: beside the database, and with somebody else."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from trede.office.journal.checkpoint_rules import Compared, Reading
    from trede.office.server.configuration import Configuration

OWN, ELSEWHERE = "checkpoints", "elsewhere"


def broken(configuration: Configuration) -> list[Finding]:
    """What the checkpoints in our own file say."""
    from trede.office.journal.checkpoint_rules import read_own
    from trede.office.journal.keeping import keys, were_begun

    file = configuration.checkpoints_file
    if not file.is_file():
        return [finding("doctor.checkpoints-gone", OWN, file)]
    try:
        reading = read_own(_text(file), keys())
    except ProofError:
        return [finding("doctor.journal-keys", OWN, configuration.journal_keys_file)]
    if not reading.checkpoints and not reading.wrong and were_begun():
        return [finding("doctor.checkpoints-emptied", OWN, file)]
    told = [*_unreadable(reading, OWN, file), *_differing(reading, OWN)]
    return told or _other_checksums(reading, configuration.checksums_file)


def differing_from(file: Path) -> Callable[[Configuration], Sequence[Finding]]:
    """The check of what somebody kept elsewhere."""

    def look(configuration: Configuration) -> list[Finding]:
        from trede.office.journal.checkpoint_rules import read_any
        from trede.office.journal.keeping import keys

        reading = read_any(_text(file), keys())
        if not reading.checkpoints and not reading.wrong:
            return [finding("doctor.checkpoint-none", ELSEWHERE, file)]
        return [*_unreadable(reading, ELSEWHERE, file), *_differing(reading, ELSEWHERE)]

    return look


def copied(configuration: Configuration) -> Path | None:
    """The copy elsewhere that each checkpoint is added to, where there is one that may be read."""
    file = configuration.checkpoint_copy
    return file if file and _text(file) else None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _unreadable(reading: Reading, place: str, file: Path) -> list[Finding]:
    return [
        finding(f"doctor.checkpoint-{each.why}", place, each.line, file=str(file))
        for each in reading.wrong[:1]
    ]


def _differing(reading: Reading, place: str) -> list[Finding]:
    from trede.office.journal.checkpoint_rules import compared
    from trede.office.journal.keeping import checksums

    found = compared(reading.checkpoints, checksums())
    return [*_changed(found, place), *_fewer(found, place)]


def _changed(found: Compared, place: str) -> list[Finding]:
    """The first event that is another one, or as near as can be told."""
    from trede.office.journal.checkpoint_rules import first_other
    from trede.office.journal.keeping import checksums, kept_checksums

    if found.changed is None:
        return []
    if first := first_other(found.changed, kept_checksums(), checksums()):
        return [finding("doctor.journal-rewritten", place, first)]
    return [finding("doctor.journal-rewritten-after", place, found.agreed + 1, last=found.changed.size)]


def _other_checksums(reading: Reading, file: Path) -> list[Finding]:
    """What would name an event that was changed says something else itself."""
    from trede.office.journal.keeping import checksums

    signed = max((each.size for each in reading.checkpoints), default=0)
    kept, now = _text(file).split("\n")[:signed], (each.hex() for each in islice(checksums(), signed))
    same = all(left == right for left, right in zip_longest(kept, now))
    return [] if same else [finding("doctor.checksums-edited", OWN, file)]


def _fewer(found: Compared, place: str) -> list[Finding]:
    """Cut off; or, when only what was kept elsewhere tells, a whole folder that was put back."""
    if found.beyond is None:
        return []
    code = "doctor.journal-cut" if place == OWN else "doctor.folder-put-back"
    return [finding(code, place, found.beyond.size, there=found.events)]
