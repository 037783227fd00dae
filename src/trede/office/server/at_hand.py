# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers of the register that were made a moment ago, for who asks the same: before a turn, a session or a look-up.

Only what everybody gets alike: a GET without a cookie but the mark against forged forms, and no answer that sets
another. Who has no mark gets one here as from Django, and who has one keeps it: whoever looks up five organisations one
after the other is still nobody. An answer counts until the register, or the day, is another; that is looked at once a
second.
"""

from __future__ import annotations

import logging
import re
import secrets
import threading
import time
from contextlib import closing, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Environment = dict[str, Any]
    Application = Callable[[Environment, Callable[..., Any]], Any]
    Headers = list[tuple[str, str]]

PLACES = ("/register/", "/api/v1/register/organisations/")
PUBLIC = "private, max-age=60"
"""What the register says of its answers to visitors whom it does not know."""
LOOKS_EVERY = 1.0
"""Seconds."""
LOOKED_FOR = 2 * LOOKS_EVERY
"""Seconds that what was seen holds while somebody looks again."""
COUNTS_FOR = 3600.0
"""Seconds, also when nothing seems to change."""
MOST_BYTES = 64 * 1024 * 1024
OVERHEAD = 1500
"""Bytes of an answer beside its text: headers and key."""
LONGEST_KEY = 400
ASKED_BY = ("HTTP_HOST", "HTTP_ACCEPT_LANGUAGE", "HTTP_X_FORWARDED_PROTO", "wsgi.url_scheme", "PATH_INFO")
APART = ("HTTP_AUTHORIZATION", "HTTP_HX_REQUEST", "HTTP_RANGE", "HTTP_IF_NONE_MATCH")
SECRET = 32
UNMASKED = b"a" * SECRET
"""A mark in a page is a mask and the secret under it; this mask leaves every sign as it is."""
A_SECRET = re.compile(rf"[A-Za-z0-9]{{{SECRET}}}")
FIELD = b'name="csrfmiddlewaretoken" value="'
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """``parts``: the text, cut where the mark stands; ``mark``: how its cookie was set, or empty without one."""

    status: str
    headers: Headers
    parts: Sequence[bytes]
    mark: tuple[str, str]
    made: float

    @property
    def size(self) -> int:
        return OVERHEAD + sum(map(len, self.parts))


class AtHand:
    """``application`` with its answers at hand. ``state`` tells the register of now apart from that of before;
    ``cookie`` is the name of the mark against forged forms.
    """

    def __init__(
        self,
        application: Application,
        state: Callable[[], object],
        cookie: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.application, self.state, self.clock = application, state, clock
        self.cookie = f"{cookie}="
        self._kept: dict[tuple[str, ...], Answer] = {}
        self._bytes = 0
        self._seen: object = None
        self._looked = float("-inf")
        self._lock, self._looking = threading.Lock(), threading.Lock()

    def __call__(self, environ: Environment, start_response: Callable[..., Any]) -> Any:
        mark = self._mark_of(environ)
        if mark is None or not environ["PATH_INFO"].startswith(PLACES) or (key := asked(environ)) is None:
            return self.application(environ, start_response)
        now = self.clock()
        self._look(now)
        found = self._kept.get(key)
        # Who comes while another looks, after a while in which nobody asked, may not get what is from before that.
        if found and now - found.made < COUNTS_FOR and now - self._looked < LOOKED_FOR:
            return _given(found, start_response, mark)
        seen = self._seen
        return self._made(environ, start_response, key, now, seen)

    def _mark_of(self, environ: Environment) -> str | None:
        """The secret that this visitor was given; empty for who comes first, None for who has any other cookie."""
        told: str = environ.get("HTTP_COOKIE", "")
        secret = told.removeprefix(self.cookie)
        return secret if not told or (secret != told and A_SECRET.fullmatch(secret)) else None

    def _look(self, now: float) -> None:
        """One asks, and the others need not wait for it."""
        if now - self._looked < LOOKS_EVERY or not self._looking.acquire(blocking=False):
            return
        try:
            seen = self._asked_state()
            with self._lock:
                if seen is None or seen != self._seen:
                    self._kept, self._bytes = {}, 0
                self._seen, self._looked = seen, now
        finally:
            self._looking.release()

    def _asked_state(self) -> object:
        try:
            return self.state()
        except Exception as wrong:  # a database that does not answer: the page itself says so
            log.info("the state of the register is not known: %s", type(wrong).__name__)
            return None

    def _made(
        self,
        environ: Environment,
        start_response: Callable[..., Any],
        key: tuple[str, ...],
        now: float,
        seen: object,
    ) -> Any:
        told: list[tuple[str, Headers]] = []

        def noted(status: str, headers: Headers, *more: Any) -> Any:
            told.append((status, list(headers)))
            return start_response(status, headers, *more)

        answer = self.application(environ, noted)
        with closing(answer) if hasattr(answer, "close") else nullcontext():
            text = b"".join(answer)
        if seen is not None and told and (kept := self._to_keep(*told[-1], text, now)):
            self._keep(key, kept, seen)
        return [text]

    def _to_keep(self, status: str, headers: Headers, text: bytes, now: float) -> Answer | None:
        """The answer as it is kept; None for what is of one visitor."""
        named = [(name.lower(), value) for name, value in headers]
        if not status.startswith("200") or ("cache-control", PUBLIC) not in named:
            return None
        cookies = [value.strip() for name, value in named if name == "set-cookie"]
        plain = [each for each in headers if each[0].lower() != "set-cookie"]
        if not cookies:
            return None if FIELD in text else Answer(status, plain, [text], ("", ""), now)
        if len(cookies) > 1 or not cookies[0].startswith(self.cookie):
            return None
        _secret, _semicolon, rest = cookies[0].removeprefix(self.cookie).partition(";")
        return Answer(status, plain, _cut(text), (self.cookie, f";{rest}"), now)

    def _keep(self, key: tuple[str, ...], answer: Answer, seen: object) -> None:
        """Unless the register changed while it was made; what was made first goes first when there is no room."""
        with self._lock:
            if seen != self._seen:
                return
            if earlier := self._kept.pop(key, None):
                self._bytes -= earlier.size
            self._kept[key] = answer
            self._bytes += answer.size
            while self._bytes > MOST_BYTES:
                oldest = next(iter(self._kept))
                self._bytes -= self._kept.pop(oldest).size


def asked(environ: Mapping[str, Any]) -> tuple[str, ...] | None:
    """What is asked for, by everything that an answer hangs on; None when it may be of one visitor."""
    if environ["REQUEST_METHOD"] != "GET" or any(each in environ for each in APART):
        return None
    key = (*(environ.get(each, "") for each in ASKED_BY), environ.get("QUERY_STRING", ""))
    return key if sum(map(len, key)) <= LONGEST_KEY else None


def _cut(text: bytes) -> list[bytes]:
    """Wherever the mark stands, as the first field says it; all of the text when there is none."""
    found = text.partition(FIELD)[2].partition(b'"')[0]
    return text.split(found) if len(found) == len(UNMASKED) + SECRET else [text]


def _given(answer: Answer, start_response: Callable[..., Any], secret: str) -> list[bytes]:
    cookie, rest = answer.mark
    if not cookie:
        start_response(answer.status, list(answer.headers))
        return [answer.parts[0]]
    secret = secret or secrets.token_hex(SECRET // 2)
    start_response(answer.status, [*answer.headers, ("Set-Cookie", f"{cookie}{secret}{rest}")])
    return [(UNMASKED + secret.encode()).join(answer.parts)]
