# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door of a web process: what is received before a turn, who is who, and what is refused."""

from __future__ import annotations

import io
import threading

import pytest

from trede.office.server import door as room
from trede.office.server.door import Door
from trede.office.work.turns import TooManyError, Turns, Visitor


class Input(io.BytesIO):
    """A body that says in which thread it was read."""

    read_in: threading.Thread

    def read(self, *size):
        self.read_in = threading.current_thread()
        return super().read(*size)


class Answer:
    """What an application gives: parts, and something to do when they were sent."""

    closed_in: threading.Thread

    def __iter__(self):
        yield b"a"
        yield b"b"

    def close(self):
        self.closed_in = threading.current_thread()


@pytest.fixture
def started():
    return []


def opened(application, proxied=False, turns=None):
    return Door(application, turns or Turns(), "trede-session", proxied=proxied)


def asked(body=b"", **more):
    told = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(body)), "REMOTE_ADDR": "10.0.0.1"}
    return {**told, "wsgi.input": Input(body), **more}


def test_a_body_is_received_before_the_turn_and_all_else_is_done_in_it(started):
    """Whoever sends slowly keeps nobody waiting; connections of a thread are closed by that thread."""
    answer, seen = Answer(), {}

    def application(environ, start_response):
        seen["body"], seen["thread"] = environ["wsgi.input"].read(), threading.current_thread()
        start_response("200 OK", [])
        return answer

    request = asked(b"x=1")
    slow = request["wsgi.input"]
    assert opened(application)(request, lambda *told: started.append(told)) == [b"ab"]
    assert seen["body"] == b"x=1"
    assert slow.read_in is threading.current_thread()
    assert seen["thread"] is answer.closed_in is not threading.current_thread()
    assert started == [("200 OK", [])]


@pytest.mark.parametrize(
    ("headers", "proxied", "expected"),
    [
        ({}, False, Visitor("10.0.0.1")),
        ({"HTTP_COOKIE": "a=b; trede-session=s1"}, False, Visitor("10.0.0.1", "s1")),
        ({"HTTP_COOKIE": ";;=\x00"}, False, Visitor("10.0.0.1")),
        ({"HTTP_X_FORWARDED_FOR": "6.6.6.6, 7.7.7.7"}, True, Visitor("7.7.7.7")),
        ({"HTTP_X_FORWARDED_FOR": "6.6.6.6"}, False, Visitor("10.0.0.1")),
    ],
)
def test_a_visitor_is_known_by_session_and_address(headers, proxied, expected):
    """Behind a proxy by the last address, which the proxy itself wrote."""
    assert opened(None, proxied).visitor(asked(**headers)) == expected


def test_what_is_too_large_is_refused_unread(started):
    request = asked(CONTENT_LENGTH=str(room.MOST_BYTES + 1))
    said = opened(None)(request, lambda *told: started.append(told))
    assert started[0][0].startswith("413")
    assert "te groot" in said[0].decode()
    assert not hasattr(request["wsgi.input"], "read_in")


def test_one_visitor_holds_one_large_file_and_all_together_so_much(monkeypatch):
    door = opened(None)
    monkeypatch.setattr(room, "MOST_BYTES", 10)
    monkeypatch.setattr(room, "MOST_HELD", 15)
    one, other = Visitor("a"), Visitor("b")
    with door._room(one, 8) as first, door._room(one, 8) as second, door._room(other, 8) as third:
        assert (first, second, third) == (True, False, False)
        with door._room(other, 7) as fourth, door._room(other, 0) as nothing:
            assert (fourth, nothing) == (True, True)
    assert not door._held


@pytest.mark.parametrize("reason", ["held", "waiting"])
def test_too_much_at_once_is_refused_and_may_come_back(started, monkeypatch, reason):
    class Full(Turns):
        def do(self, *_args, **_more):
            raise TooManyError("too many")

    if reason == "held":
        monkeypatch.setattr(room, "MOST_HELD", 1)
    opened(None, turns=Full(threads=0))(asked(b"abc"), lambda *told: started.append(told))
    assert started[0][0].startswith("503")
    assert dict(started[0][1])["Retry-After"] == "5"
