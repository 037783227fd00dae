# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever asks a web server many things, in one thread of a process of its own: several threads of ours would make
answers wait for us. Reads what to ask as JSON and prints how long each answer took.
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time
from collections import deque
from dataclasses import dataclass
from urllib.parse import urlsplit

SECONDS_WITHOUT_AN_ANSWER = 60
PART = 65_536


@dataclass(slots=True)
class Link:
    """A connection: since when it waits for an answer, and what it has of it."""

    socket: socket.socket
    since: float = 0.0
    got: bytes = b""

    def whole(self) -> bool:
        """Read what came. Whether that is all of an answer, which must be a good one."""
        more = self.socket.recv(PART)
        assert more, "the server hung up"
        self.got += more
        if (end := self.got.find(b"\r\n\r\n")) < 0:
            return False
        head = self.got[:end].lower()
        assert head.startswith(b"http/1.1 200"), head[:80]
        length = int(head.partition(b"content-length:")[2].partition(b"\r")[0])
        return len(self.got) - end - 4 >= length


def ask(address: str, places: list[str], times: int, rate: float, links: int) -> tuple[list[float], float]:
    """So often, each place in its turn; how many milliseconds each answer took, and all of them.

    With a ``rate`` so many are asked in a second, whether or not the answers come: each waits from when it should have
    been asked. Without one (0) each link asks again as soon as it is answered.
    """
    there = urlsplit(address)
    asked = [f"GET {each} HTTP/1.1\r\nHost: {there.netloc}\r\n\r\n".encode() for each in places]
    idle, waited, sent = deque(_link(there.hostname or "", there.port or 80) for _ in range(links)), [], 0
    with selectors.DefaultSelector() as ready:
        begun = time.perf_counter()
        while len(waited) < times:
            due = _due(begun, rate, times)
            while idle and sent < due:
                link, link_asked = idle.popleft(), asked[sent % len(asked)]
                link.since, link.got = begun + sent / rate if rate else time.perf_counter(), b""
                link.socket.sendall(link_asked)
                ready.register(link.socket, selectors.EVENT_READ, link)
                sent += 1
            pause = 1 / rate if rate and sent < times and idle else SECONDS_WITHOUT_AN_ANSWER
            for link in _answered(ready, pause):
                waited.append((time.perf_counter() - link.since) * 1000)
                ready.unregister(link.socket)
                idle.append(link)
        return waited, (time.perf_counter() - begun) * 1000


def _answered(ready: selectors.BaseSelector, pause: float) -> list[Link]:
    """Those that have all of their answer, of which something came within so many seconds."""
    found: list[Link] = [key.data for key, _ in ready.select(pause)]
    assert found or pause < 1, "no answer"
    return [each for each in found if each.whole()]


def _due(begun: float, rate: float, times: int) -> int:
    """How many should have been asked by now."""
    return min(times, int((time.perf_counter() - begun) * rate) + 1) if rate else times


def _link(host: str, port: int) -> Link:
    link = socket.create_connection((host, port))
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return Link(link)


if __name__ == "__main__":
    print(json.dumps(ask(**json.load(sys.stdin))))
