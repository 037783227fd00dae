# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Look-ups in the register over HTTP, at an office as ``trede start`` runs it with two web processes.

Connections stay open, as those of a browser and of a program do. What was asked before is asked 5,000 times a second,
whether or not answers come; each waits from when it should have been asked. ``worked`` is of the processor, of the web
processes alone: whoever asks works on the same machine here. Static files are measured where nginx is installed.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from bench.table import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[1]
PROCESSES = 2
SIZES, QUICK_SIZES = (1_400, 100_000), (200,)
"""Organisations: what the scheme has, and far more."""
FIRST_TIMES, KEPT, TIMES = 400, 1_400, 25_000
"""``KEPT``: so many different ones are asked before, and then again."""
QUICK = (40, 200, 400)
RATE, LINKS, FIRST_LINKS = 5_000, 32, 8
WARM = 10
"""So often all are asked before: each connection is with one process, and all of them must have each answer."""
WORK_GOAL, WAIT_GOAL = 0.4, 50
"""Milliseconds: with 0.4 for each, two processors answer 5,000 a second."""
A_FILE = 700
"""Bytes of the file of an organisation with one certificate."""
PLACES = {
    "page": "/register/{}/",
    "program": "/api/v1/register/organisations/{}",
    "badge": "/register/{}/badge.svg",
}


@dataclass
class Asked:
    """Milliseconds: what each waited for its answer, what the server worked for all, how long all took."""

    waited: list[float]
    worked: float
    took: float

    def results(self, name: str, goal: float | None = WORK_GOAL) -> Iterator[Result]:
        hundredths = quantiles(self.waited, n=100)
        yield Result(f"{name}: work of the server for each", self.worked / len(self.waited), "ms", goal)
        yield Result("  half within", hundredths[49], "ms")
        yield Result("  99 of 100 within", hundredths[98], "ms", WAIT_GOAL if goal else None)
        yield Result("  answered in a second", len(self.waited) / self.took * 1000, "")


def look_ups(quick: bool) -> Iterator[Result]:
    """Of a page, of the interface and of a badge, for the first time and again; and of a static file."""
    firsts, kept, times = QUICK if quick else (FIRST_TIMES, KEPT, TIMES)
    for organisations in QUICK_SIZES if quick else SIZES:
        with office(organisations) as (address, processes, numbers):
            some = numbers[:: len(numbers) // kept][:kept]
            for name, place in PLACES.items():
                places = [place.format(number) for number in some]
                called = f"{name}, {organisations} organisations"
                yield from ask(address, places, firsts, processes, FIRST_LINKS).results(
                    f"{called}, first", None
                )
                ask(address, places, kept * WARM, processes, LINKS)
                again = ask(address, places, times, processes, LINKS, RATE)
                yield from again.results(f"{called}, again")
    if nginx := shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
        with files(kept, nginx) as (address, processes, places):
            yield from ask(address, places, times, processes, LINKS, RATE).results("static file")


PARTS = (look_ups,)


def ask(
    address: str, places: Sequence[str], times: int, processes: Sequence[int], links: int, rate: int = 0
) -> Asked:
    """So often, by several at once, each place in its turn; see ``bench.asking``."""
    told = {"address": address, "places": places, "times": times, "rate": rate, "links": links}
    before = worked(processes)
    asking = subprocess.run(
        [sys.executable, "-m", "bench.asking"],
        cwd=ROOT,
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=True,
    )
    waited, took = json.loads(asking.stdout)
    return Asked(waited, worked(processes) - before, took)


def worked(processes: Sequence[int]) -> float:
    """Milliseconds of a processor: the clock of each process, as ``clock_getcpuclockid`` names it."""
    return sum(time.clock_gettime(~each << 3 | 2) for each in processes) * 1000


@contextmanager
def office(organisations: int) -> Iterator[tuple[str, list[int], list[str]]]:
    """A running office on SQLite with so many in its register: its address, its web processes, the KvK numbers."""
    from bench.register import FIRST_NUMBER
    from tests.integration.office.running import family, health, running, within

    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("TREDE_")},
            "DJANGO_SETTINGS_MODULE": "trede.office.server.settings",
            "TREDE_CONFIG": f"{folder}/none.toml",
            "TREDE_DATA": folder,
            "TREDE_PROCESSES": str(PROCESSES),
        }
        with running(environment) as (_, address):
            within(60, lambda: health(address))
            command = [sys.executable, "-m", "bench.lookups", str(organisations)]
            subprocess.run(command, cwd=ROOT, env=environment, check=True)
            web = within(60, lambda: _all([n for n, kind in family(environment).items() if kind == "web"]))
            yield address, web, [f"{FIRST_NUMBER + number}" for number in range(organisations)]


def _all(found: list[int]) -> list[int]:
    return found if len(found) == PROCESSES else []


NGINX = """daemon off; pid {folder}/pid; error_log stderr crit; worker_processes {processes};
events {{ worker_connections 64; }}
http {{
  access_log off; keepalive_requests 1000000; default_type application/json;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; location /open-data/ {{ alias {folder}/open-data/; }} }}
}}
"""


@contextmanager
def files(organisations: int, nginx: str) -> Iterator[tuple[str, list[int], list[str]]]:
    """A file for each organisation, as large as one of the export, served by nginx while there is no office."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        names = [f"organisation-{number}.json" for number in range(organisations)]
        there = Path(folder) / "open-data"
        there.mkdir()
        Path(folder).chmod(0o755)  # nginx serves as nobody where root starts it
        for name in names:
            (there / name).write_bytes(b"x" * A_FILE)
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        told = NGINX.format(folder=folder, port=port, processes=PROCESSES)
        (Path(folder) / "nginx.conf").write_text(told, "ascii")
        with subprocess.Popen([nginx, "-c", f"{folder}/nginx.conf", "-p", folder]) as server:
            try:
                _listening(port)
                children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text("ascii")
                places = [f"/open-data/{name}" for name in names]
                yield f"http://127.0.0.1:{port}", [*map(int, children.split())], places
            finally:
                server.terminate()


def _listening(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise AssertionError("the file server does not begin")


if __name__ == "__main__":
    import django

    django.setup()
    from bench.register import fill

    fill(int(sys.argv[1]))
