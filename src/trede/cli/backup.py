# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede backup``, ``trede restore`` and ``trede backup-key``: the office in one file, encrypted to a key."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.office import DataFolder, ask_for_the_extra
from trede.cli.options import Force, LanguageOption
from trede.cli.writing import Place, check_places, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trede.office.server.configuration import Configuration

SUFFIX = ".age"


def backup_key(
    out: Annotated[
        Path, typer.Argument(metavar="OUT.key", help="Where the secret key comes.", show_default=False)
    ],
    language: LanguageOption = "nl",
) -> None:
    """Make a key for backups: the public half makes them, the secret half opens them."""
    ask_for_the_extra()
    from trede.office.server.backup.sealing import new_key
    from trede.office.server.words import words

    check_places([Place(out, (".key",))], (), force=False)
    text, public = new_key()
    write_whole(out, text, force=False, private=True)
    print(words(language).backup_key.format(file=out, key=public))


def backup(
    out: Annotated[
        Path, typer.Argument(metavar="OUT.age", help="The file that is written.", show_default=False)
    ],
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="KEY", help="The public key of who may open it; more may be given."),
    ] = None,
    with_keys: Annotated[
        bool, typer.Option("--with-keys", help="Put the keys of trede in it too: it then opens everything.")
    ] = False,
    force: Force = False,
    data: DataFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Copy the whole office into one file, while people work; encrypted, so that only a secret key opens it."""
    configuration = _office(data)
    from trede.office.server.backup import making
    from trede.office.server.backup.actions import note_backup
    from trede.office.server.words import words

    keys = tuple(to or configuration.backup_to)
    check_places([Place(out, (SUFFIX,))], (configuration.sqlite_file,), force=force)
    making.check_can_be_made(configuration, keys)
    text, on, events = words(language), datetime.now(UTC), 0

    def write(path: Path) -> None:
        nonlocal events
        with _progress(text.rows) as step:
            events = making.make_backup(configuration, path, on=on, keys=keys, with_keys=with_keys, step=step)

    write_whole(out, write, force=force, private=True)
    from trede.office.journal.rules import System

    note_backup(by=System("backup"), on=datetime.now(UTC), events=events, keys=keys, with_keys=with_keys)
    print(text.backup_made.format(file=out, events=events))
    print(text.keys_in if with_keys else text.keys_out.format(keys=configuration.keys))


def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.age", help="A file of trede backup.", exists=True, dir_okay=False)
    ],
    key: Annotated[
        Path, typer.Option("--key", metavar="FILE.key", help="The secret key.", exists=True, dir_okay=False)
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Replace the office that is here, and all that is in it.")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Restore also when a check finds something wrong.")
    ] = False,
    data: DataFolder = None,
    language: LanguageOption = "nl",
) -> int:
    """Put the office of a backup here, checked before anything changes; exit status 1 when something is wrong in it."""
    os.umask(0o077)  # whatever is made here is for its owner only
    configuration = _office(data)
    from trede.cli.output import tell_findings
    from trede.office.server.backup.restoring import restore_backup
    from trede.office.server.folder import folder_to_ourselves
    from trede.office.server.words import words

    text = words(language)
    configuration.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with folder_to_ourselves(configuration, "trede restore"), _progress(text.rows) as step:
        asked = {"force": force, "anyway": anyway}
        done = restore_backup(configuration, file, key, on=datetime.now(UTC), **asked, step=step)
    print(text.restored.format(at=done.made_at, rows=done.rows, events=done.events))
    tell_findings(done.wrong, language)
    return 1 if done.wrong else 0


def _office(data: Path | None) -> Configuration:
    """The configuration, with everything of the office ready to be called."""
    ask_for_the_extra()
    from trede.office.server.ready import ready_office

    return ready_office(data)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, when that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total)
