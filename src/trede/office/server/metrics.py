# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers for a monitor, as Prometheus reads them, on an address of their own: how the office goes, never about whom.

They are asked of the database at each look, by a thread of the first process; the pages know nothing of it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from trede import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.office.server.configuration import Configuration

PATH = "/metrics"
TEXT = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Gauge:
    """A number with its name and what it means; ``labels`` tells several of one name apart."""

    name: str
    meaning: str
    value: float
    labels: str = ""


def show_metrics(configuration: Configuration) -> ThreadingHTTPServer | None:
    """From now on, where the configuration wants it. Raises OSError when that address is taken."""
    if not configuration.metrics:
        return None
    parts = urlsplit(f"//{configuration.metrics}")
    server = ThreadingHTTPServer((parts.hostname or "127.0.0.1", parts.port or 0), Looked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Looked(BaseHTTPRequestHandler):
    """Answers one look of a monitor."""

    def do_GET(self) -> None:
        """The numbers, or that there is nothing else here."""
        known = self.path == PATH
        body = metrics_text().encode() if known else b""
        self.send_response(HTTPStatus.OK if known else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TEXT)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """A look each quarter of a minute is no news."""


def metrics_text() -> str:
    """What a monitor reads; ``trede_up`` is 0 when the database does not answer, and then there is nothing else."""
    from django.db import DatabaseError, InterfaceError, connections

    try:
        found = list(_gauges())
    except (DatabaseError, InterfaceError):
        found = []
    finally:
        connections.close_all()
    up = Gauge("trede_up", "Whether the database answers.", float(bool(found)), f'version="{__version__}"')
    return "".join(_lines([up, *found]))


def _lines(gauges: list[Gauge]) -> Iterator[str]:
    said = ""
    for each in gauges:
        if each.name != said:
            yield f"# HELP {each.name} {each.meaning}\n# TYPE {each.name} gauge\n"
            said = each.name
        labels = f"{{{each.labels}}}" if each.labels else ""
        yield f"{each.name}{labels} {each.value:g}\n"


def _gauges() -> Iterator[Gauge]:
    from django.conf import settings
    from django.utils import timezone

    from trede.office.journal.queries import head
    from trede.office.log.queries import newest
    from trede.office.post.queries import standing
    from trede.office.work.disk import free_bytes
    from trede.office.work.queries import work

    now = timezone.now()
    done, letters, signed, last = work(on=now), standing(), newest(), head()
    for queue, seen in done.seen_at.items():
        age = (now - seen).total_seconds() if seen else float("inf")
        meaning = "Seconds since the worker of a queue was last seen."
        yield Gauge("trede_worker_seen_seconds", meaning, age, f'queue="{queue}"')
    yield Gauge("trede_tasks_late", "Tasks that wait though their moment is over.", done.late)
    yield Gauge("trede_tasks_given_up", "Tasks of the last weeks that failed too often.", done.given_up)
    for state, count in (("waiting", letters.waiting), ("tried", letters.tried), ("failed", letters.failed)):
        meaning = "Letters that wait, that were tried in vain, and that were given up."
        yield Gauge("trede_letters", meaning, count, f'state="{state}"')
    yield Gauge("trede_disk_free_bytes", "Room where the data folder is.", free_bytes(settings.TREDE_DATA))
    yield Gauge("trede_journal_events", "Events in the journal.", last.number if last else 0)
    yield Gauge(
        "trede_log_size",
        "Entries below the newest checkpoint of the public log.",
        signed.size if signed else 0,
    )
