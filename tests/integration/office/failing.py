# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Backup, restore, checkpoints and log on a disk of which each operation fails: for ``test_failing_disk.py``.

    python -m tests.integration.office.failing [STRIDE]     one operation in so many; prints what went wrong, as JSON

Each open, write, sync, rename and new folder fails once and from then on, by turns because the disk is broken, full, or
has too many files open. Whatever fails: the old file or the whole new one is there and nothing beside it, and the
command says what is the matter and what to do. Of the log, what others read never shows a checkpoint without all that
stands below it, and no two trees of one size are signed. What SQLite writes is tried by ``tests/faults``; here it says
that it is full in the midst of a restore.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.faults.failing_files import ERRORS, FailingFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOLD = ("geen ruimte meer", "leest of schrijft niet goed", "te veel bestanden")
UNFINISHED = "maakt het af"
OLD_NAME, NEW_NAME = "Wat er stond BV", "Wat er kwam BV"
NUMBERS = count(100)
LEFT_BY_A_KILL = {"trede.lock", "running"}


@dataclass
class Outcome:
    """Of one command: how often an operation failed, in how many it was done all the same, and what went wrong."""

    tried: int = 0
    refused: int = 0
    done: int = 0
    unfinished: int = 0
    wrong: list[str] = field(default_factory=list)


def command(*arguments: object) -> tuple[int, str]:
    """The exit status and what was said, of a command in this process."""
    from django.db import connections

    from trede.cli.app import run

    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(said):
        status = run([str(each) for each in arguments])
    connections["default"].close()
    del connections["default"]  # as a process of its own would leave none
    return status, said.getvalue()


def each_failing(folders: list[Path], stride: int, act: Callable[[FailingFiles], None]) -> None:
    """``act`` with a later operation failing each time, until none does."""
    at = 0
    while True:
        for always in (False, True):
            failing = FailingFiles(folders, at, always, ERRORS[at // stride % len(ERRORS)])
            act(failing)
            if not failing.failed:
                return
        at += stride


def backups(office: Path, key: str, stride: int) -> Outcome:
    """Over an older backup: that one, or the whole new one."""
    outcome, there = Outcome(), office.parent / "backups"
    there.mkdir()
    target = there / "office.age"

    def make(failing: FailingFiles) -> None:
        target.write_bytes(b"an older backup")
        with failing.watched():
            status, said = command("backup", target, "--to", key, "--force")
        old = target.read_bytes() == b"an older backup"
        judge(outcome, failing, status, said, as_before=old, whole=not old and status == 0)
        if [each.name for each in there.iterdir()] != [target.name]:
            outcome.wrong.append(f"{failing.done[-1]}: something is left beside the backup")

    each_failing([there], stride, make)
    return outcome


def judge(
    outcome: Outcome, failing: FailingFiles, status: int, said: str, *, as_before: bool, whole: bool
) -> None:
    """Refused with a finding and as before, or done and wholly there."""
    if not failing.failed:
        if status or not whole:
            outcome.wrong.append(f"nothing failed: {status} {said}")
        return
    outcome.tried += 1
    where = f"{failing.done[failing.at]}, {'always' if failing.always else 'once'}"
    if status == 0:
        outcome.done += 1
        if not whole:
            outcome.wrong.append(f"{where}: said to be done, and is not")
        return
    outcome.refused += 1
    if UNFINISHED in said:
        outcome.unfinished += 1
    elif not any(each in said for each in TOLD):
        outcome.wrong.append(f"{where}: {said}")
    if not as_before:
        outcome.wrong.append(f"{where}: refused, and not as it was")


def restores(office: Path, file: Path, secret: Path, stride: int) -> Outcome:
    """Over an office: that one, or the restored one, also when the next start has to finish it."""
    outcome, kept = Outcome(), office.parent / "kept"
    shutil.copytree(office, kept)
    before = told(office)

    def put_back(failing: FailingFiles) -> None:
        shutil.rmtree(office)
        shutil.copytree(kept, office)
        with failing.watched():
            status, said = command("restore", file, "--key", secret, "--force")
        if status and UNFINISHED not in said and told(office)[:2] != before[:2]:
            outcome.wrong.append(f"{failing.done[-1]}: another office, before the next start")
        finish()  # as the next start does; who can open no folder can remove none either
        after = told(office)
        whole = after[0] == NEW_NAME and after[1] != before[1] and "restor" not in " ".join(after[2])
        judge(
            outcome,
            failing,
            status,
            said,
            as_before=whole if UNFINISHED in said else after == before,
            whole=whole,
        )

    each_failing([office], stride, put_back)
    for statement in range(1, 400, 57):
        put_back_with_a_full_database(outcome, office, file, secret, statement)
        if told(office) != before:
            outcome.wrong.append(f"statement {statement}: not as it was")
    return outcome


def finish() -> None:
    from trede.office.server.backup.placing import finish as finish_restore
    from trede.office.server.configuration import load_configuration

    finish_restore(load_configuration())


def put_back_with_a_full_database(outcome: Outcome, office: Path, file: Path, secret: Path, at: int) -> None:
    shutil.rmtree(office)
    shutil.copytree(office.parent / "kept", office)
    with database_full(at):
        status, said = command("restore", file, "--key", secret, "--force")
    outcome.tried += 1
    outcome.refused += status != 0
    if status == 0 or TOLD[0] not in said:
        outcome.wrong.append(f"statement {at}: {status} {said}")


@contextmanager
def database_full(at: int) -> Iterator[None]:
    """From this statement on the database says that it is full."""
    from django.db import OperationalError, connection

    numbers = count(1)

    def full(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if next(numbers) >= at:
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full):
        yield


def told(office: Path) -> tuple[str, bytes, list[str]]:
    """The name of the organisation, the checkpoints, and which files there are."""
    with closing(sqlite3.connect(office / "trede.sqlite3")) as there:
        ((name,),) = there.execute("SELECT name FROM accounts_organisation")
        assert there.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    names = {str(each.relative_to(office)) for each in office.rglob("*") if each.is_file()}
    names -= {
        each for each in names if each.endswith(("-wal", "-shm")) or each.split("/")[0] in LEFT_BY_A_KILL
    }
    return name, (office / "journal.checkpoints").read_bytes(), sorted(names)


def checkpoints(office: Path, stride: int) -> Outcome:
    """After a checkpoint that could not be written the file is as it was, and the next one makes it right."""
    from trede.office.journal.keeping import keep
    from trede.office.server.configuration import load_configuration
    from trede.office.server.doctor.checkpoints import broken

    outcome, file = Outcome(), office / "journal.checkpoints"

    def one_more(failing: FailingFiles) -> None:
        happened()
        before, sums = file.read_bytes(), (office / "journal.checksums").read_bytes()
        with failing.watched():
            try:
                keep()
            except OSError:
                outcome.refused += 1
                torn = failing.always and failing.done[-1].startswith("cut")
                if file.read_bytes() != before and not torn:
                    outcome.wrong.append(f"{failing.done[failing.at]}: the checkpoints are not as they were")
                if not (office / "journal.checksums").read_bytes().startswith(sums):
                    outcome.wrong.append(f"{failing.done[failing.at]}: the checksums are not as they were")
        outcome.tried += failing.failed
        keep()
        if not file.read_bytes().startswith(before) or broken(load_configuration()):
            outcome.wrong.append(f"{failing.done[-1]}: the next checkpoint did not make it right")

    each_failing([office], stride, one_more)
    torn_and_full(outcome, file)
    return outcome


def torn_and_full(outcome: Outcome, file: Path) -> None:
    """A power cut left half a checkpoint, and now the disk takes nothing: those before it stay."""
    from trede.office.journal.keeping import keep

    for at in range(3):
        keep()
        before = file.read_bytes()
        file.write_bytes(before + b"localhost/journal\n99\nhalf of")
        happened()
        with FailingFiles([file.parent], at, always=True).watched(), suppress(OSError):
            keep()
        outcome.tried += 1
        if not file.read_bytes().startswith(before):
            outcome.wrong.append("checkpoints were lost while half of one was cut off")
            file.write_bytes(before)


def publications(office: Path, stride: int) -> Outcome:
    """A seal is logged, signed and published; whatever fails, what is published is true, and the next time does it."""
    from tests.unit.office.log import kept

    from trede.errors import RefusedError
    from trede.office.log import publishing, queries, tasks
    from trede.office.server.configuration import load_configuration
    from trede.office.server.folder import prepare_signing
    from trede.office.server.signing.answering import Signing
    from trede.office.server.signing.second_way import stored_entries

    there, outcome = load_configuration(), Outcome()
    prepare_signing(there)
    tasks.ask = Signing(there.signing_keys_file, there.signed_file, stored_entries).answer
    signed: dict[int, str] = {}

    def step() -> None:
        tasks.sign_newest()
        publishing.publish()

    def one_more(failing: FailingFiles) -> None:
        kept.write(hashlib.sha256(str(next(NUMBERS)).encode()).hexdigest(), datetime.now(UTC))
        with failing.watched():
            try:
                step()
            except (OSError, RefusedError):
                outcome.refused += 1
        outcome.tried += failing.failed
        where = failing.done[failing.at] if failing.failed else "nothing failed"
        outcome.wrong += [f"{where}: {each}" for each in untrue(there.log_folder)]
        step()
        newest = queries.newest()
        assert newest is not None
        if signed.setdefault(newest.size, newest.root) != newest.root or newest.size != len(
            queries.entries()
        ):
            outcome.wrong.append(f"{where}: not signed the next time, or another tree of the same size")
        if (there.log_folder / publishing.CHECKPOINT).read_text() != newest.note:
            outcome.wrong.append(f"{where}: not published the next time")
        outcome.wrong += [f"{where}, the next time: {each}" for each in untrue(there.log_folder)]

    each_failing([office], stride, one_more)
    return outcome


def untrue(folder: Path) -> list[str]:
    """What the published checkpoint says, and does not stand below it as it must."""
    from trede.office.log.publishing import CHECKPOINT, resources

    place = folder / CHECKPOINT
    if not place.exists():
        return []
    below = resources(int(place.read_text().splitlines()[1]))
    return [
        path
        for path, data in below.items()
        if not (folder / path).exists() or (folder / path).read_bytes() != data
    ]


def happened() -> None:
    from trede.office.accounts.actions import sign_up
    from trede.office.journal.rules import System

    mark = str(next(NUMBERS)).translate(str.maketrans("0123456789", "abcdefghij"))
    sign_up(by=System("test"), on=datetime.now(UTC), email=f"{mark}@voorbeeld.example", name=mark)


def filled(name: str) -> None:
    """A small office with checkpoints."""
    from django.core.management import call_command
    from django.db import connection

    from trede.office.accounts import actions
    from trede.office.journal import keeping
    from trede.office.journal.rules import System

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    on = datetime.now(UTC)
    person = actions.sign_up(by=System("test"), on=on, email="noor@voorbeeld.example", name="Noor")
    actions.found_organisation(by=person, on=on, name=name, kvk="12345678")
    keeping.begin(on=on)
    connection.close()


def emptied(office: Path) -> None:
    """Another office is to come here, with the same keys."""
    for each in office.glob("*"):
        if each.is_file():
            each.unlink()


def main(stride: int) -> dict[str, object]:
    office = Path(os.environ["TREDE_DATA"])
    secret, file = office.parent / "secret.key", office.parent / "new.age"
    status, said = command("backup-key", secret)
    assert status == 0, said
    public = said.split()[-1]
    filled(NEW_NAME)
    happened()
    assert command("backup", file, "--to", public)[0] == 0
    emptied(office)
    filled(OLD_NAME)
    found = {
        "backup": backups(office, public, stride),
        "restore": restores(office, file, secret, stride),
        "checkpoints": checkpoints(office, 1),
        "log": publications(office, 1),
    }
    return {name: asdict(each) for name, each in found.items()}


if __name__ == "__main__":
    import django

    from trede.office.server.configuration import load_configuration
    from trede.office.server.folder import prepare_folder

    prepare_folder(load_configuration())  # first: the settings read the keys
    django.setup()
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)))
