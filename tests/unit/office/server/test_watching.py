# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What whoever minds the machines looks at: numbers for a monitor, lines of the log, and whether a process answers."""

import json
import logging
import re
import sys
import urllib.error
import urllib.request
import uuid
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from trede.office.accounts import actions
from trede.office.journal.rules import System
from trede.office.server import metrics
from trede.office.server.configuration import Configuration
from trede.office.server.logs import JsonLines
from trede.office.work.attendance import show

LINE = re.compile(r"(?:# (?:HELP|TYPE) trede_\w+ .+)|trede_\w+(?:\{\w+=\"[^\"]*\"\})? [-+\d.einf]+")


def test_every_line_is_one_that_prometheus_reads_and_names_nobody(now, monkeypatch):
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    actions.sign_up(by=System("test"), on=now, email="kanarie@voorbeeld.example", name="Kanarie")
    show(uuid.uuid4(), "post", on=now)
    text = metrics.metrics_text()
    assert [line for line in text.splitlines() if not LINE.fullmatch(line)] == []
    told = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert told["trede_journal_events"] == "1"
    assert told['trede_worker_seen_seconds{queue="default"}'] == "inf"
    assert float(told['trede_worker_seen_seconds{queue="post"}']) > 0
    assert float(told["trede_disk_free_bytes"]) > 0
    assert "anarie" not in text
    assert len([line for line in text.splitlines() if line.startswith("# TYPE")]) == len(
        {line.partition("{")[0].split()[0] for line in told}
    )


def test_a_database_that_is_away_is_told(monkeypatch):
    def away():
        raise OperationalError
        yield

    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    monkeypatch.setattr(metrics, "_gauges", away)
    told = [line for line in metrics.metrics_text().splitlines() if not line.startswith("#")]
    assert len(told) == 1
    assert told[0].startswith("trede_up{")
    assert told[0].endswith(" 0")


def test_they_are_on_an_address_of_their_own_and_nowhere_by_default(client, monkeypatch):
    assert Configuration(data="x").metrics == ""
    assert metrics.show_metrics(Configuration(data="x")) is None
    assert client.get("/metrics").status_code == 404
    monkeypatch.setattr(metrics, "metrics_text", lambda: "trede_up 1\n")
    there = metrics.show_metrics(SimpleNamespace(metrics="127.0.0.1:0"))
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{there.server_port}/metrics") as answer:
            assert answer.read() == b"trede_up 1\n"
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"http://127.0.0.1:{there.server_port}/")
    finally:
        there.shutdown()
        there.server_close()


def test_a_line_of_the_log_as_json():
    try:
        raise ValueError("wrong")
    except ValueError:
        record = logging.makeLogRecord(
            {
                "name": "trede.x",
                "levelname": "ERROR",
                "msg": "een %s",
                "args": ("ding\n",),
                "exc_info": sys.exc_info(),
            }
        )
    line = JsonLines().format(record)
    assert "\n" not in line
    told = json.loads(line)
    assert (told["level"], told["logger"], told["message"]) == ("ERROR", "trede.x", "een ding\n")
    assert told["exception"].endswith("ValueError: wrong")
    assert told["at"].endswith("+00:00")


def test_a_process_answers_also_when_the_database_does_not(client, monkeypatch):
    def away(*_, **__):
        raise OperationalError

    monkeypatch.setattr("trede.office.api.interface.work", away)
    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
    assert client.get("/api/v1/health").status_code == 503
    answer = client.get("/api/v1/alive", headers={"host": "10.0.0.7"})
    assert answer.status_code == 200
    assert answer.json()["status"] == "alive"


@pytest.mark.parametrize(
    ("place", "says"), [("/", b"Er ging iets mis"), ("/api/v1/organisations", b"does not answer")]
)
def test_a_page_says_that_the_database_is_away(client, monkeypatch, caplog, place, says):
    def away(*_, **__):
        raise OperationalError("connection failed: kanarie\nmore")

    client.raise_request_exception = False
    client.cookies["trede-session"] = "a" * 32
    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
    answer = client.get(place)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert says in answer.content
    told = [each for each in caplog.records if each.name == "django.request"]
    assert [each.getMessage().partition(": Op")[2] for each in told] == [
        "erationalError: connection failed: kanarie"
    ]
    assert told[0].exc_info is None, "one line for each of many visitors"
