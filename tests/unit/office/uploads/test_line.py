# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One job a person, as many as there are places, the others in the order in which they came."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from trede.office.uploads.line import ATTENTION, MOST_OF_ONE, PATIENCE, Line, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def line(tmp_path: Path) -> Line:
    return Line(tmp_path / "line", 2)


@pytest.fixture
def turns() -> Iterator[list[Turn]]:
    """Places at work, given back at the end."""
    held: list[Turn] = []
    yield held
    for each in held:
        each.close()


def at_work(line: Line, ticket: str, turns: list[Turn]) -> Turn | int:
    found = line.turn(ticket)
    if isinstance(found, Turn):
        turns.append(found)
    return found


def quiet(line: Line, ticket: str, seconds: float) -> None:
    """Nobody asked about this one for so long."""
    [entry] = line.folder.glob(f"wait-*-{ticket}")
    then = time.time() - seconds
    os.utime(entry, (then, then))


def test_as_many_work_as_there_are_places_and_the_next_hears_its_number(
    line: Line, turns: list[Turn]
) -> None:
    for person in "abcd":
        line.enter(person, f"t{person}")
    assert all(isinstance(at_work(line, ticket, turns), Turn) for ticket in ("ta", "tb"))
    assert (line.turn("tc"), line.turn("td")) == (1, 2)
    turns[0].close()
    assert line.turn("td") == 2
    assert isinstance(at_work(line, "tc", turns), Turn)
    assert line.turn("td") == 1


def test_a_person_has_one_at_work_and_holds_up_nobody(line: Line, turns: list[Turn]) -> None:
    for number in range(3):
        line.enter("a", f"a{number}")
    line.enter("b", "b0")
    assert isinstance(at_work(line, "a0", turns), Turn)
    assert line.turn("a1") == 1
    assert isinstance(at_work(line, "b0", turns), Turn)


def test_whoever_is_behind_does_not_go_first(line: Line, turns: list[Turn]) -> None:
    for person in "abc":
        line.enter(person, f"t{person}")
    assert line.turn("tc") == 3
    assert isinstance(at_work(line, "tb", turns), Turn), "a free place is left for the one in front"


def test_who_left_the_page_holds_up_nobody(line: Line, turns: list[Turn]) -> None:
    for person in "abc":
        line.enter(person, f"t{person}")
    quiet(line, "ta", ATTENTION + 1)
    quiet(line, "tb", PATIENCE + 1)
    assert isinstance(at_work(line, "tc", turns), Turn)
    assert isinstance(at_work(line, "ta", turns), Turn), "and finds a place when they come back"


def test_five_may_wait_for_one_person(line: Line) -> None:
    for number in range(MOST_OF_ONE):
        assert not line.full("a")
        line.enter("a", f"t{number}")
    assert line.full("a")
    assert not line.full("b")
    line.leave("t0")
    assert not line.full("a")


def test_what_nobody_comes_back_for_is_tidied_away(line: Line, turns: list[Turn]) -> None:
    line.enter("a", "ta")
    assert isinstance(at_work(line, "ta", turns), Turn)
    line.enter("b", "tb")
    old = time.time() - 61 * PATIENCE
    for each in line.folder.iterdir():
        os.utime(each, (old, old))
    line.enter("c", "tc")
    left = sorted(each.name.partition("-")[0] for each in line.folder.iterdir())
    assert left == ["person", "place", "place", "wait"], "the lock that is held stays"


def test_a_place_is_free_when_its_process_is_gone_however_it_went(line: Line) -> None:
    line.enter("a", "ta")
    line.enter("a", "ta2")
    turn = line.turn("ta")
    assert isinstance(turn, Turn)
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with subprocess.Popen(command, pass_fds=[lock.fileno() for lock in turn.locks]) as process:
        turn.close()
        assert line.turn("ta2") == 1
        process.kill()
        process.wait()
    found = line.turn("ta2")
    assert isinstance(found, Turn)
    found.close()
