# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a witness may answer to do harm: it is not believed, leads nowhere, and stops nothing."""

from __future__ import annotations

import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest
from tests.unit.office.log.kept import EAST, keep

from trede.office.log import queries, witnesses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pytest_django.fixtures import SettingsWrapper


class Elsewhere(BaseHTTPRequestHandler):
    """Sends whoever asks to another address, and notes who comes there."""

    came: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/only-from-here")
        self.end_headers()

    def do_GET(self) -> None:
        self.came.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    working = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    working.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    working.join()
    server.server_close()


def test_a_redirect_is_not_followed(elsewhere: str) -> None:
    assert witnesses._posted(elsewhere, b"")[0] == 302
    assert Elsewhere.came == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (409, "9" * 15_000),
        (409, "\u0663"),
        (409, "-1"),
        (200, "\u2014 x AAAA\n" * 500),
        (200, "\0" * 15_000),
        (200, "\u2014 " + "a" * 15_000),
        (500, "a\nERROR a line of our own"),
    ],
)
def test_an_answer_that_is_none_stops_nothing_and_forges_no_line(
    db: None,
    now: datetime,
    settings: SettingsWrapper,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    status: int,
    body: str,
) -> None:
    keep(now)
    newest = queries.newest()
    assert newest is not None
    settings.TREDE_LOG_POLICY = f"witness east {EAST.verifier.line} https://east.example\nquorum east"
    monkeypatch.setattr(witnesses, "log_keys", list)
    monkeypatch.setattr(witnesses, "_posted", lambda _url, _body: (status, body))
    with caplog.at_level(logging.INFO):
        witnesses.ask_witnesses()
    assert any("witness" in each.getMessage() for each in caplog.records)
    assert not queries.is_cosigned(newest.size, EAST.verifier)
    assert not any("\n" in each.getMessage() for each in caplog.records)
