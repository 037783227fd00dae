# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""All checks in order, and what they found."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trede.kernel.findings import finding
from trede.office.server.configuration import load_configuration
from trede.office.server.doctor import (
    backup,
    certificates,
    checkpoints,
    database,
    folder,
    guards,
    journal,
    kept,
    keys,
    log,
    packages,
    post,
    pragmas,
    python,
    references,
    register,
    restore,
    secrets,
    shape,
    space,
    styles,
    work,
)
from trede.office.server.doctor.check import Check
from trede.office.server.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from trede.kernel.findings import Finding
    from trede.office.server.configuration import Configuration
    from trede.office.server.words import Words

CHECKS = (
    Check("python", python.old),
    Check("packages", packages.missing),
    Check("styles", styles.missing),
    Check("folder", folder.unusable),
    Check("keys", keys.readable),
    Check("space", space.short),
    Check("restore", restore.halfway),
    Check("database", database.unsound),
    Check("pragmas", pragmas.wrong, reads_tables=True),
    Check("references", references.loose, reads_tables=True),
    Check("secrets", secrets.unreadable, reads_tables=True),
    Check("guards", guards.fallen, reads_tables=True),
    Check("shape", shape.other, reads_tables=True),
    Check("work", work.undone, reads_tables=True),
    Check("post", post.stuck, reads_tables=True),
    Check("backup", backup.old, reads_tables=True),
    Check("journal", journal.broken, reads_tables=True),
    Check("checkpoints", checkpoints.broken, reads_tables=True),
    Check("kept", kept.changed, reads_tables=True),
    Check("log", log.broken, reads_tables=True),
)
DEEP = (
    Check("certificates", certificates.differing, reads_tables=True),
    Check("register", register.misplaced, reads_tables=True),
)
"""What takes long: done when it is asked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check found; ``wrong`` is empty when all is well."""

    check: str
    wrong: Sequence[Finding]


def examined(configuration: Configuration, checks: Sequence[Check] = CHECKS) -> list[Outcome]:
    """The outcome of every check that can be done here, in order."""
    readable = database.there(configuration) and not database.unsound(configuration)
    able = [check for check in checks if readable or not check.reads_tables]
    return [Outcome(check.name, _looked(check, configuration)) for check in able]


def _looked(check: Check, configuration: Configuration) -> Sequence[Finding]:
    """What a check found. One that stumbles over what it reads did find something, and stops no other."""
    try:
        return check.look(configuration)
    except Exception as problem:  # whatever somebody put there by hand
        if not check.reads_tables:
            raise
        return [finding("doctor.unreadable", check.name, type(problem).__name__)]


def checkup(
    say: Callable[[str], None], language: str, checkpoint: Path | None = None, *, deep: bool = False
) -> list[Finding]:
    """Say a line for each check; the findings of those that failed. Last, a checkpoint to keep elsewhere.

    ``checkpoint`` is a file with what was kept elsewhere, to compare with; without it the copy that the settings name,
    when it can be read here. ``deep`` asks for ``DEEP`` too. The language is that of whoever asks, which need not be
    the one the office speaks.

    Raises ConfigurationError when a setting is wrong.
    """
    configuration, text = load_configuration(), words(language)
    if incomplete := packages.missing(configuration):
        return _placed(Outcome("packages", incomplete), text)
    os.environ["DJANGO_SETTINGS_MODULE"] = "trede.office.server.settings"
    import django

    django.setup()
    kept = checkpoint or checkpoints.copied(configuration)
    outcomes = examined(configuration, _asked(kept, deep=deep))
    for outcome in outcomes:
        say(f"{'✗' if outcome.wrong else '✓'} {text.checks[outcome.check]}")
    say(text.not_well if any(outcome.wrong for outcome in outcomes) else text.well)
    _tell_last_backup(say, text, outcomes)
    _hand_over(say, text, outcomes)
    return [wrong for outcome in outcomes for wrong in _placed(outcome, text)]


def _asked(kept: Path | None, *, deep: bool) -> list[Check]:
    """``kept``: a file with checkpoints from elsewhere, which those here are compared with."""
    elsewhere = [Check("elsewhere", checkpoints.differing_from(kept), True)] if kept else []
    return [*CHECKS, *(DEEP if deep else ()), *elsewhere]


def _placed(outcome: Outcome, text: Words) -> list[Finding]:
    """What a check found, with where it looked in words."""
    return [replace(wrong, place=text.places[outcome.check]) for wrong in outcome.wrong]


def _tell_last_backup(say: Callable[[str], None], text: Words, outcomes: Sequence[Outcome]) -> None:
    from django.utils import timezone

    if any(outcome.check == "backup" for outcome in outcomes):
        last = backup.last_backup()
        at = f"{timezone.localtime(last[0]):%Y-%m-%d %H:%M}" if last else ""
        say(text.last_backup.format(at=at, events=last[1]) if last else text.no_backup)


def _hand_over(say: Callable[[str], None], text: Words, outcomes: Sequence[Outcome]) -> None:
    """A checkpoint, when all that was looked at is well and the journal is part of it."""
    from trede.office.journal.keeping import keys, note_of_now

    looked_at = {outcome.check for outcome in outcomes if not outcome.wrong}
    if {"journal", "checkpoints"} <= looked_at and (note := note_of_now()):
        say(f"\n{text.checkpoint.format(key=keys().known[0].line)}\n\n{note}")
