# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door of a web process: a request is received whole, whoever sends it slowly, and then waits for its turn."""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.http.cookie import parse_cookie

from trede.office.work.turns import TooManyError, Turns, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Environment = dict[str, Any]
    Application = Callable[[Environment, Callable[..., Any]], Any]

READING = ("GET", "HEAD", "OPTIONS")
MEGABYTE = 1024 * 1024
MOST_BYTES = 64 * MEGABYTE
"""More than the largest file that may be brought; a page says so of one that is a little larger."""
MOST_HELD = 8 * MOST_BYTES
"""So much of what was received waits in the memory of one process."""
TOO_LARGE = "Dit is te groot: hooguit 50 MB. / This is too large: 50 MB at most.\n"
TOO_MANY = "Dit is te veel tegelijk. Probeer het straks opnieuw. / Too much at once. Try again later.\n"


class Door:
    """``application`` behind turns. ``session``: the name of its cookie; ``proxied``: a proxy stands in front."""

    def __init__(self, application: Application, turns: Turns, session: str, *, proxied: bool) -> None:
        self.application, self.turns = application, turns
        self.session, self.proxied = session, proxied
        self._held: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __call__(self, environ: Environment, start_response: Callable[..., Any]) -> list[bytes]:
        size, who = int(environ.get("CONTENT_LENGTH") or 0), self.visitor(environ)
        if size > MOST_BYTES:
            return _refused(start_response, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
        with self._room(who, size) as room:
            if not room:
                return _refused(start_response, HTTPStatus.SERVICE_UNAVAILABLE, TOO_MANY)
            if size:
                environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(size))
            writes = environ["REQUEST_METHOD"] not in READING
            try:
                return self.turns.do(who, lambda: self._answered(environ, start_response), writes=writes)
            except TooManyError:
                return _refused(start_response, HTTPStatus.SERVICE_UNAVAILABLE, TOO_MANY)

    def visitor(self, environ: Mapping[str, Any]) -> Visitor:
        """Whoever asks, as far as can be seen before anything is looked up."""
        forwarded = environ.get("HTTP_X_FORWARDED_FOR", "") if self.proxied else ""
        address = forwarded.rpartition(",")[2].strip() or environ.get("REMOTE_ADDR", "")
        return Visitor(address, parse_cookie(environ.get("HTTP_COOKIE", "")).get(self.session, ""))

    @contextmanager
    def _room(self, who: Visitor, size: int) -> Iterator[bool]:
        """Whether so many bytes may be held; one visitor holds no more than one file."""
        with self._lock:
            room = not size or (
                self._held[who.name] + size <= MOST_BYTES and self._held.total() + size <= MOST_HELD
            )
            self._held[who.name] += size if room else 0
        try:
            yield room
        finally:
            with self._lock:
                self._held[who.name] -= size if room else 0
                if not self._held[who.name]:
                    del self._held[who.name]

    def _answered(self, environ: Environment, start_response: Callable[..., Any]) -> list[bytes]:
        """All of it within the turn: what is left to do after an answer belongs to the thread that made it."""
        answer = self.application(environ, start_response)
        try:
            return [b"".join(answer)]
        finally:
            if hasattr(answer, "close"):
                answer.close()


def _refused(start_response: Callable[..., Any], status: HTTPStatus, words: str) -> list[bytes]:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append(("Retry-After", "5"))
    start_response(f"{status.value} {status.phrase}", headers)
    return [words.encode()]
