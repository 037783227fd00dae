# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One byte is changed anywhere in what an office keeps and gives away: is it found?

    python -m tests.integration.office.long one_byte [PLACES] [SEED]

A demo office that ran, with its keys, checkpoints, public log, exported register, a backup, and a certificate as PDF
and as JSON. So many places are drawn in each file (six times as many in the database), the first and last byte among
them; a bit of each is changed on a copy. The doctor is asked of the data folder; a check of its own of all that is
given away. Prints where nobody saw anything, as JSON.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

from tests.integration.office import warm
from tests.integration.office.running import health, running, whole, within
from tests.integration.office.work_under_fire import program

from trede.kernel.days import dutch_day

if TYPE_CHECKING:
    from collections.abc import Callable

DATABASE, OFTENER = "trede.sqlite3", 6
NOT_OURS = {
    "trede.sqlite3-wal": "put into the database when it is opened",
    "trede.sqlite3-shm": "made again when it is opened",
    "trede.lock": "says which process runs",
    "session.key": "another key ends the sessions, and nothing else hangs on it",
    "encryption.keys": "not used: the environment has one",
}
"""What no check looks at."""
OTHERS = {"demo-mail", "running", "static"}
"""Folders with letters of a demo, numbers of processes, and what the wheel has too."""


@dataclass
class Outcome:
    tried: int = 0
    found: int = 0
    files: int = 0
    by: dict[str, int] = field(default_factory=dict)
    looks: int = 0
    """In a PDF: what changes how the page looks at most. It is not signed; the text on it and what is inside are."""
    blank: int = 0
    """In a file of keys: a mark between two lines, where the keys stay the same."""
    empty: int = 0
    """In a database: between rows, where nothing stands."""
    wrong: list[str] = field(default_factory=list)
    """Where nobody saw anything."""

    def note(self, where: str, said: str) -> None:
        self.tried += 1
        self.found += bool(said)
        kind = where.partition(":")[0]
        self.by[kind] = self.by.get(kind, 0) + bool(said)
        if not said:
            self.wrong.append(where)
        print(f"{where}: {said[:150] or 'nobody saw it'}", file=sys.stderr, flush=True)


def places(size: int, count: int, chance: random.Random) -> list[int]:
    return sorted({0, size - 1, *(chance.randrange(size) for _ in range(count - 2))}) if size else []


def changed(file: Path, at: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)


def told(environment: dict[str, str], *arguments: object) -> str:
    """What it said, when it said that something is wrong."""
    done = warm.trede(environment, *arguments)
    if done.returncode == 0:
        return ""
    return " ".join((done.stdout + done.stderr).split()) or f"status {done.returncode}"


def _wrong_lines(said: str) -> str:
    return said[said.index("✗") :] if "✗" in said else said


def each_byte(
    outcome: Outcome, folder: Path, count: int, chance: random.Random, look: Callable[[], str]
) -> None:
    """``look`` says what is wrong with the folder; nothing when all is well."""
    assert not (before := look()), before
    for file in sorted(
        each
        for each in folder.rglob("*")
        if each.is_file() and not OTHERS & set(each.parts) and each.name not in NOT_OURS
    ):
        data = file.read_bytes()
        outcome.files += 1
        times = count * OFTENER if file.name == DATABASE else count
        kept = _rows(file) if file.name == DATABASE else ""
        for at in places(len(data), times, chance):
            changed(file, at)
            if file.name == DATABASE and (rows := _rows(file)) and rows == kept:
                outcome.empty += 1
            elif file.suffix == ".keys" and file.read_bytes().split() == data.split():
                outcome.blank += 1
            else:
                outcome.note(f"{file.relative_to(folder)}:{at}", _wrong_lines(look()))
            _put_back(file, data)


def _rows(file: Path) -> str:
    """All that stands in a database that is sound, as text; empty when it is not."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            return "\n".join(connection.iterdump()) if sound else ""
    except (sqlite3.Error, ValueError):
        return ""


def _put_back(file: Path, data: bytes) -> None:
    for beside in (f"{file}-wal", f"{file}-shm"):
        Path(beside).unlink(missing_ok=True)
    file.write_bytes(data)


TAKE_HOME = """
import django, json
django.setup()
from pathlib import Path
from trede.office.certificates import queries
from trede.office.certificates.models import Certificate
from trede.reports.certificate import certificate_pdf
from trede.proofs.bundles import bundle_bytes
for found in Certificate.objects.all():
    bundle, there = queries.bundle(found), Path({folder!r})
    (there / f"{{found.pk}}.pdf").write_bytes(certificate_pdf(bundle, "nl"))
    (there / f"{{found.pk}}.json").write_bytes(bundle_bytes(bundle))
print(json.dumps("done"))
"""


def filled(environment: dict[str, str], given: Path) -> None:
    """A demo that ran until its certificates are issued, logged and published; and what is given of it."""
    log = Path(environment["TREDE_DATA"]) / "log" / "checkpoint"
    with running(environment, "--demo") as (_, address):
        within(120, lambda: health(address))
        within(60, lambda: whole(environment))
        within(180, log.is_file)
        size = ""
        while size != (size := log.read_text().splitlines()[1]):
            time.sleep(75)  # the log is signed each minute that something is new
        done = warm.trede(environment, "register", "export", given / "register")
        assert done.returncode == 0, done.stderr
        with urlopen(f"{address}/log/trust.json") as trust:  # noqa: S310 - localhost
            (given / "trust.json").write_bytes(trust.read())
    program(environment, TAKE_HOME.format(folder=str(given / "certificates")))


def each_of_what_was_given(outcome: Outcome, given: Path, count: int, chance: random.Random) -> None:
    """The exported register and certificates, checked with the trust file as anybody would; and the backup."""
    from trede.errors import SignedFilesError
    from trede.proofs.certificate_files import judge_file
    from trede.proofs.signed_files import check_files
    from trede.proofs.trust import read_trust

    trust = read_trust((given / "trust.json").read_bytes())

    def register() -> str:
        try:
            check_files({each.name: each.read_bytes() for each in (given / "register").iterdir()}, trust)
        except SignedFilesError as wrong:
            return str(wrong)
        return ""

    each_byte(outcome, given / "register", count, chance, register)
    today = dutch_day(datetime.now(UTC))
    said = {
        each: judge_file(each.read_bytes(), trust, on=today) for each in (given / "certificates").iterdir()
    }
    good = sorted(each for each, verdict in said.items() if verdict.good)
    assert good, [verdict.code for verdict in said.values()]
    for file in (good[0].with_suffix(".json"), good[0].with_suffix(".pdf")):
        data = file.read_bytes()
        outcome.files += 1
        for at in places(len(data), OFTENER * OFTENER * count, chance):
            other = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            verdict = judge_file(other, trust, on=today)
            if file.suffix == ".pdf" and verdict.good and verdict.facts == said[file].facts:
                outcome.looks += 1
                continue
            outcome.note(f"certificate{file.suffix}:{at}", "" if verdict.good else verdict.code)


def each_of_a_backup(
    outcome: Outcome, environment: dict[str, str], place: Path, count: int, chance: Any
) -> None:
    key = place / "backup.key"
    made = warm.trede(environment, "backup-key", key).stdout.split()[-1]
    done = warm.trede(environment, "backup", place / "kept" / "office.age", "--to", made, "--with-keys")
    assert done.returncode == 0, done.stderr

    def restored() -> str:
        target = environment | {"TREDE_DATA": str(place / "restored")}
        said = told(target, "restore", place / "kept" / "office.age", "--key", key)
        shutil.rmtree(place / "restored", ignore_errors=True)
        return said

    each_byte(outcome, place / "kept", count, chance, restored)


def main(count: int = 10, seed: int = 1) -> dict[str, object]:
    environment, chance = dict(os.environ), random.Random(seed)
    outcome, data = Outcome(), Path(environment["TREDE_DATA"])
    given = Path(tempfile.mkdtemp(prefix="trede-given-"))
    (given / "certificates").mkdir()
    (given / "backup" / "kept").mkdir(parents=True)
    filled(environment, given)
    each_of_what_was_given(outcome, given, count, chance)
    each_of_a_backup(outcome, environment, given / "backup", count, chance)
    each_byte(outcome, data, count, chance, lambda: told(environment, "doctor", "--deep"))
    return asdict(outcome)


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:]))))
