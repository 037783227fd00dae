# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register as signed files: what is in them, that a stranger checks them, and that they follow from the log."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.db import connection
from tests.unit.office.tampering import by_hand, without_guards

from trede.errors import AlteredError, SignedFilesError
from trede.kernel.days import dutch_day
from trede.office.certificates import actions, queries, tasks
from trede.office.certificates.open_data import as_said, rebuilt, signed_register
from trede.office.log import tasks as log
from trede.office.register.models import Listing
from trede.office.register.queries import shown
from trede.proofs.signed_files import LISTING, MANIFEST, check_files
from trede.proofs.trust import read_trust


@pytest.fixture
def issued(ready, now, settings, monkeypatch):
    """Seen by witnesses, so shown; with keys from before the day of the test."""
    made = ready.issue()
    log.bring_up_to_date()
    actions.show_in_register(by=tasks.CERTIFICATES, on=now, certificate=made.pk)
    keys = json.loads(settings.TREDE_PUBLIC_KEYS.read_text())
    keys["issuer"][0]["from"] = "2026-01-01"
    settings.TREDE_PUBLIC_KEYS.write_text(json.dumps(keys))
    return made


def trust():
    return read_trust(json.dumps(queries.trust()).encode())


def test_a_stranger_checks_what_was_exported(issued, now):
    files = signed_register(on=now)
    found = check_files(files, trust())
    assert found.issuer == "did:web:pso.example"
    assert found.address == "https://pso.example/open-data/"
    with pytest.raises(SignedFilesError, match=r"register.csv is not"):
        check_files(files | {"register.csv": files["register.csv"].replace(b"trede-1", b"trede-3")}, trust())


def test_each_form_says_the_same(issued, ready, now):
    files = signed_register(on=now)
    (row,) = json.loads(files["register.json"])["rows"]
    assert row["kvk"] == issued.kvk
    assert (row["level"], row["first_day"], row["last_day"]) == (
        issued.level,
        issued.valid_from.isoformat(),
        issued.valid_until.isoformat(),
    )
    assert row["certificate"] == str(issued.pk)
    assert json.loads(files[f"organisation-{issued.kvk}.json"])["rows"] == [row]
    (line,) = csv.DictReader(io.StringIO(files["register.csv"].decode()))
    assert {name: line[name] for name in ("kvk", "name", "level", "first_day", "standing")} == {
        name: row[name] for name in ("kvk", "name", "level", "first_day", "standing")
    }
    assert json.loads(files["index.json"])["organisations"] == [
        {"kvk": issued.kvk, "name": issued.holder, "file": f"organisation-{issued.kvk}.json"}
    ]
    (change,) = json.loads(files["changes.json"])["changes"]
    assert (change["number"], change["step"], change["kvk"]) == (1, "entered", issued.kvk)
    feed = ET.fromstring(files["changes.atom"].decode())  # noqa: S314 - we wrote it
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{atom}feed"
    (entry,) = feed.findall(f"{atom}entry")
    assert entry.find(f"{atom}link").get("href").endswith(f"/open-data/organisation-{issued.kvk}.json")


def test_the_register_made_anew_from_the_log_equals_the_tables(issued, ready, now):
    """After every step in the life of certificates."""

    def same():
        rows = [each for each in shown() if each.certificate]
        made = rebuilt()
        assert rows
        assert all(made[each.certificate] == as_said(each) for each in rows)
        assert signed_register(on=now)

    same()
    told = {"by": ready.scheme, "certificate": issued.pk, "reason": "Zo."}
    for number, act in enumerate((actions.suspend, actions.reinstate, actions.suspend, actions.withdraw), 1):
        act(**told, on=now + timedelta(days=20 * number))
        same()


def test_a_register_that_the_log_does_not_bear_out_is_not_exported(issued, now):
    without_guards()
    Listing.objects.update(level="trede-3")
    with pytest.raises(AlteredError, match=str(issued.pk)):
        signed_register(on=now)


def test_a_certificate_that_was_altered_is_not_in_what_is_made_anew(issued, now):
    without_guards()
    by_hand("UPDATE certificates_certificate SET credential = REPLACE(credential, 'trede-1', 'trede-3')")
    assert rebuilt() == {}
    with pytest.raises(AlteredError):
        signed_register(on=now)


def test_what_a_spreadsheet_or_xml_would_run_is_text(issued, now):
    Listing.objects.create(
        kvk="00000001",
        name='=HYPERLINK("x")<&\x0b',
        level="trede-1",
        first_day=dutch_day(now),
        last_day=dutch_day(now),
        public_since=now,
    )
    files = signed_register(on=now)
    lines = list(csv.reader(io.StringIO(files["register.csv"].decode())))
    assert any(cell.startswith("'=HYPERLINK") for line in lines for cell in line)
    assert ET.fromstring(files["changes.atom"].decode()) is not None  # noqa: S314


def test_any_file_server_answers_while_the_application_is_down(issued, now, tmp_path):
    """Somebody looks a number up, and checks the whole, with nothing of ours but the files."""
    begins = datetime.combine(issued.valid_from, time(12), UTC)
    for path, content in signed_register(on=max(now, begins)).items():
        (tmp_path / path).write_bytes(content)
    believed = trust()
    with connection.execute_wrapper(no_database), served(tmp_path) as address:
        lines = json.loads(fetched(f"{address}index.json"))["organisations"]
        (file,) = (each["file"] for each in lines if each["kvk"] == issued.kvk)
        (row,) = json.loads(fetched(f"{address}{file}"))["rows"]
        assert (row["level"], row["standing"]) == (issued.level, "valid")
        names = [*json.loads(fetched(f"{address}{LISTING}"))["files"], LISTING, MANIFEST]
        copied = {name: fetched(f"{address}{name}") for name in names}
        assert check_files(copied, believed).issuer == "did:web:pso.example"
        with pytest.raises(HTTPError, match="404"):
            fetched(f"{address}organisation-12345678.json")


def no_database(execute, sql, parameters, many, context):
    raise AssertionError("the database is asked")


@contextmanager
def served(folder):
    """This folder by the file server of Python."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def fetched(address):
    with urlopen(address, timeout=20) as answer:  # noqa: S310 - ours
        return answer.read()


def test_before_anything_is_shown_the_files_are_empty_and_signed(ready, now, issued):
    Listing.objects.update(public_since=None)
    files = signed_register(on=now)
    assert json.loads(files["register.json"])["rows"] == []
    check_files(files, trust())
