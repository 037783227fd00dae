# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The process itself: ``python -m trede.office.server.signing.process``, one question at a time over its socket."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import socketserver
import sys
from typing import TYPE_CHECKING

from trede.office.log.asking import MOST_BYTES, SECONDS, reachable
from trede.office.server.signing.answering import Signing

if TYPE_CHECKING:
    from pathlib import Path


class Server(socketserver.UnixStreamServer):
    """Answers whoever may open the socket: the owner of the data folder."""

    def __init__(self, place: Path, signing: Signing) -> None:
        self.signing = signing
        place.unlink(missing_ok=True)
        with reachable(place) as address:
            super().__init__(address, Handler)
        place.chmod(0o600)


class Handler(socketserver.StreamRequestHandler):
    """A line of JSON in, a line of JSON out."""

    server: Server
    timeout = SECONDS

    def handle(self) -> None:
        from django.db import close_old_connections

        with contextlib.suppress(OSError):  # whoever asked is gone
            line = self.rfile.readline(MOST_BYTES)
            try:
                request = json.loads(line)
            except (ValueError, RecursionError):
                request = None
            close_old_connections()
            asked = request if isinstance(request, dict) else {}
            self.wfile.write(json.dumps(self.server.signing.answer(asked)).encode() + b"\n")


def main() -> None:
    """Answer until somebody asks to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trede.office.server.settings")
    import django
    from django.conf import settings

    django.setup()

    from trede.office.server.configuration import load_configuration
    from trede.office.server.family import join_family
    from trede.office.server.signing.second_way import stored_entries

    configuration = load_configuration()
    signing = Signing(configuration.signing_keys_file, configuration.signed_file, stored_entries)
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: sys.exit(0))
    join_family(settings.TREDE_RUNNING)
    with Server(configuration.signing_socket, signing) as server:
        server.serve_forever()


if __name__ == "__main__":
    if not hasattr(socket, "AF_UNIX"):
        raise SystemExit("Signing asks for Unix sockets, which this system does not have.")
    main()
