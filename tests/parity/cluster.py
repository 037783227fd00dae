# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A Spark standalone cluster on this machine: one master and two workers, as the pyspark package has them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOPBACK = "127.0.0.1"
PATIENCE = 120


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[str]:
    """The address of the master, once every worker has come forward; all is stopped afterwards."""
    port, page = free_port(), free_port()
    address = f"spark://{LOOPBACK}:{port}"
    master = ["org.apache.spark.deploy.master.Master", "--host", LOOPBACK, "--port", str(port)]
    worker = ["org.apache.spark.deploy.worker.Worker", "--host", LOOPBACK, "--cores", "1", "--memory", "1g"]
    with ExitStack() as running:
        running.enter_context(daemon([*master, "--webui-port", str(page)], folder / "master.log"))
        wait_until(lambda: alive(page) is not None, "the master")
        for number in range(workers):
            own = ["--webui-port", "0", "--work-dir", str(folder / f"worker-{number}"), address]
            running.enter_context(daemon([*worker, *own], folder / f"worker-{number}.log"))
        wait_until(lambda: alive(page) == workers, "the workers")
        yield address


@contextmanager
def daemon(arguments: list[str], log: Path) -> Iterator[None]:
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": LOOPBACK,
        "SPARK_DAEMON_MEMORY": "512m",
    }
    with log.open("wb") as out:
        process = subprocess.Popen(
            [home / "bin" / "spark-class", *arguments], env=environment, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def alive(page: int) -> int | None:
    """How many workers the master knows; None while there is no master."""
    try:
        with urllib.request.urlopen(f"http://{LOOPBACK}:{page}/json/", timeout=5) as answer:
            return int(json.load(answer)["aliveworkers"])
    except OSError:
        return None


def wait_until(true: object, who: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"{who} did not come up in {PATIENCE} s"
        time.sleep(0.3)
