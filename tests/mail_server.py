# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mail server on this machine that takes letters, refuses them, or falls silent, as a test says."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class MailServer:
    """``taken`` holds what was sent. ``manners`` gives an answer to a line of the client, or None for the usual one.

    The answer ``SILENCE`` is none at all; the conversation then hangs until the client leaves.
    """

    manners: Callable[[str], str | None] = lambda line: None
    taken: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    callers: int = 0
    port: int = 0


SILENCE = "silence"
USUAL = {"EHLO": "250 here", "HELO": "250 here", "MAIL": "250 ok", "RCPT": "250 ok", "DATA": "354 go on"}
USUAL |= {"QUIT": "221 bye", "RSET": "250 ok", "GREETING": "220 here"}


class Conversation(socketserver.StreamRequestHandler):
    """With one client."""

    server: Server

    def handle(self) -> None:
        self.told = self.server.told
        self.told.callers += 1
        going = self.answer("GREETING")
        while going and (line := self.rfile.readline().decode("utf-8", "replace").strip()):
            verb, _, rest = line.partition(" ")
            line = f"{verb.upper()} {rest}".strip()
            self.told.lines.append(line)
            going = self.answer(line)
            if going and line == "DATA":
                self.take()

    def answer(self, line: str) -> bool:
        said = self.told.manners(line) or USUAL.get(line.split()[0], "500 what?")
        if said == SILENCE:
            self.rfile.read()  # until the client has had enough
            return False
        self.wfile.write(f"{said}\r\n".encode())
        return not said.startswith("221")

    def take(self) -> None:
        text = ""
        while (line := self.rfile.readline().decode("utf-8", "replace")) not in {".\r\n", ""}:
            text += line
        said = self.told.manners(text)
        if said is None:
            self.told.taken.append(text)
        self.wfile.write(f"{said or '250 taken'}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    """Many clients at a time."""

    daemon_threads = True
    allow_reuse_address = True
    told: MailServer

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that left in the middle is what tests are about."""


@contextmanager
def mail_server(manners: Callable[[str], str | None] = lambda line: None) -> Iterator[MailServer]:
    """Listens on a port of its own until the end."""
    with Server(("127.0.0.1", 0), Conversation) as server:
        server.told = MailServer(manners, port=server.server_address[1])
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server.told
        server.shutdown()
