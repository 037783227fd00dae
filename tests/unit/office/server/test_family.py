# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is left of an office when the next start looks: it may end at that very moment."""

import subprocess
import sys

import pytest

from trede.errors import RefusedError
from trede.office.server import family

JOIN = """
import resource
import sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CORE, (4096, resource.getrlimit(resource.RLIMIT_CORE)[1]))
from trede.office.server.family import join_family
join_family(Path(sys.argv[1]))
print("there", flush=True)
print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def remaining(tmp_path):
    command = [sys.executable, "-c", JOIN, tmp_path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"there\n"
        yield process
        process.kill()


def test_one_that_ends_while_it_is_looked_at_does_not_refuse_the_start(remaining, tmp_path, monkeypatch):
    def ended(_number, _file):
        remaining.kill()
        remaining.wait()
        return False

    monkeypatch.setattr(family, "_holds", ended)
    family.end_remains(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_that_has_another_number_here_is_left_alone(remaining, tmp_path, monkeypatch):
    """As when the folder is of a machine beside this one."""
    monkeypatch.setattr(family, "_holds", lambda _number, _file: False)
    monkeypatch.setattr(family, "SECONDS_TO_END", 0.1)
    with pytest.raises(RefusedError, match="cannot end it"):
        family.end_remains(tmp_path)
    assert remaining.poll() is None


def test_a_process_that_crashes_leaves_nothing_of_its_memory(remaining):
    assert remaining.stdout.readline() == b"(0, 0)\n"
