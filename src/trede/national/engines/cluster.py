# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether there is anything that Spark can run on: Java on this machine, and a cluster that answers."""

from __future__ import annotations

import os
import re
import shutil
import socket
from pathlib import Path

from trede.errors import InputRefusedError
from trede.kernel.findings import finding

ALONE = "spark://"
"""How the address begins of a cluster of Spark itself; others are asked by Spark only."""
FORMS = re.compile(r"(local(\[.+\])?|yarn|(spark|k8s|sc)://.+)$")
"""Anything else Spark refuses after it began, with pages of Java."""
PORT, PATIENCE = 7077, 5.0
NO_GATEWAY = "JAVA_GATEWAY_EXITED"


def check_reachable(master: str) -> None:
    """Before Spark is asked, that tries for more than a minute and tells it in pages. Raises InputRefusedError."""
    if not _has_java():
        raise InputRefusedError([finding("national.no-java", "--engine", "spark")])
    answers = FORMS.match(master) is not None
    if master.startswith(ALONE):
        answers = any(map(_answers, master.removeprefix(ALONE).split(",")))
    if not answers:
        raise InputRefusedError([finding("national.no-cluster", "--master", master)])


def not_started(master: str, problem: str) -> InputRefusedError:
    """What Spark said when it did not start; the line with the reason stands behind a colon."""
    if NO_GATEWAY in problem:
        return InputRefusedError([finding("national.no-java", "--engine", "spark")])
    lines = problem.splitlines() or [""]
    reason = next((line[2:] for line in lines if line.startswith(": ")), lines[0])
    return InputRefusedError([finding("national.spark-refused", "--master", master, reason=reason[:200])])


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return (Path(home) / "bin" / "java").exists() if home else shutil.which("java") is not None


def _answers(address: str) -> bool:
    host, _, port = address.strip().rpartition(":")
    if not (host and port.isdecimal()):
        host, port = address.strip(), str(PORT)
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE):
            return True
    except (OSError, ValueError, OverflowError):
        return False
