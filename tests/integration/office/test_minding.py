# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Processes that are kept running, beside a web server that makes others of itself at any moment."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.needs("linux")
PROGRAM = """
import json, os, sys, threading, time
from trede.office.server.minding import Minded

children = []

def start_often():
    for _ in range(150):
        Minded("a process", [sys.argv[1]])._begun().wait()

starting = threading.Thread(target=start_often)
starting.start()
until = time.monotonic() + 2
while starting.is_alive() and time.monotonic() < until:
    if not (child := os.fork()):
        time.sleep(15)
        os._exit(0)
    children.append(child)
    time.sleep(0.002)
starting.join(10)
held_up = starting.is_alive()
for child in children:
    os.kill(child, 9)
    os.waitpid(child, 0)
starting.join()
print(json.dumps([held_up, len(children)]))
"""


def test_a_process_that_is_made_at_that_moment_holds_up_no_start():
    """It would hold the pipe open by which a start is told: who started would wait for it, and mind nothing."""
    command = [sys.executable, "-c", PROGRAM, "/bin/true"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    held_up, made = json.loads(done.stdout)
    assert made > 20
    assert not held_up
