# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mail server of the configuration."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from trede.office.server.configuration import THIS_MACHINE

SECONDS_TO_WAIT_FOR_MAIL = 20
PORTS = {"smtp": 587, "smtps": 465}
PORT_ON_THIS_MACHINE = 25


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where to, as whom, and how it is kept secret on the way."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    starttls: bool


def mail_server(address: str) -> MailServer:
    """``smtps://user:password@host``: TLS from the start. ``smtp://``: TLS after a greeting, unless on this machine.

    For "console" a server that is not used.
    """
    parts = urlsplit(address)
    host = parts.hostname or "localhost"
    near = parts.scheme != "smtps" and host in THIS_MACHINE
    usual = PORT_ON_THIS_MACHINE if near else PORTS.get(parts.scheme, PORT_ON_THIS_MACHINE)
    return MailServer(
        host=host,
        port=parts.port or usual,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtps",
        starttls=parts.scheme == "smtp" and not near,
    )
