# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is: whoever asks much waits for themselves, and keeps nobody else waiting."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from trede.office.work import turns as room
from trede.office.work.turns import TooManyError, Turns, Visitor, resting

if TYPE_CHECKING:
    from collections.abc import Callable

MANY, OTHER = Visitor("10.0.0.1", "many"), Visitor("10.0.0.1", "other")
WAIT = 10


def within(true: Callable[[], bool]) -> None:
    until = time.monotonic() + WAIT
    while not true():
        assert time.monotonic() < until
        time.sleep(0.005)


@pytest.fixture
def people():
    with ThreadPoolExecutor(100) as threads:
        yield threads


def test_what_work_gives_or_raises_comes_back(people):
    turns = Turns()
    assert turns.do(MANY, lambda: 7, writes=False) == 7
    with pytest.raises(ZeroDivisionError):
        turns.do(MANY, lambda: 1 / 0, writes=True)
    assert turns.do(MANY, lambda: 8, writes=True) == 8


def test_forty_of_one_visitor_let_another_go_first(people):
    """Whoever came last goes before 39 that came earlier, for those are all of one visitor."""
    turns, order, go = Turns(), [], threading.Event()

    def act(name: str) -> None:
        go.wait(WAIT)
        order.append(name)

    sent = [people.submit(turns.do, MANY, lambda: act("many"), writes=True) for _ in range(40)]
    within(lambda: len(turns._waiting) == 39)
    sent.append(people.submit(turns.do, OTHER, lambda: act("other"), writes=True))
    within(lambda: len(turns._waiting) == 40 or "other" in order)
    go.set()
    for each in sent:
        each.result(WAIT)
    assert order.index("other") <= 1
    assert len(order) == 41


def test_one_visitor_is_answered_once_at_a_time(people):
    turns, now, most = Turns(at_once=8), [], []

    def act() -> None:
        now.append(1)
        most.append(len(now))
        time.sleep(0.005)
        now.pop()

    for each in [people.submit(turns.do, MANY, act, writes=False) for _ in range(20)]:
        each.result(WAIT)
    assert max(most) == 1


def test_who_asked_least_goes_first_also_by_address(people):
    """A new session for each request helps nobody at the same address."""
    turns, order, go = Turns(), [], threading.Event()
    turns._note(Visitor("10.0.0.2", "x"), 3.0)
    sent = [people.submit(turns.do, Visitor("10.0.0.9"), lambda: go.wait(WAIT), writes=False)]
    within(lambda: bool(turns._at_work))
    for number in range(5):
        forged = Visitor("10.0.0.2", f"forged-{number}")
        sent.append(people.submit(turns.do, forged, lambda: order.append("forged"), writes=False))
    within(lambda: len(turns._waiting) == 5)
    sent.append(people.submit(turns.do, OTHER, lambda: order.append("other"), writes=False))
    within(lambda: len(turns._waiting) == 6)
    go.set()
    for each in sent:
        each.result(WAIT)
    assert order == ["other", *["forged"] * 5]


def test_beside_one_that_takes_long_others_go_on(people):
    turns, go = Turns(), threading.Event()
    long = people.submit(turns.do, MANY, lambda: go.wait(WAIT), writes=False)
    within(lambda: bool(turns._at_work))
    assert people.submit(turns.do, OTHER, lambda: 1, writes=False).result(WAIT) == 1
    assert not long.done()
    go.set()
    long.result(WAIT)


def test_writers_leave_room_to_read(people):
    turns, go = Turns(at_once=8), threading.Event()
    writers = [
        people.submit(turns.do, Visitor("w", str(n)), lambda: go.wait(WAIT), writes=True) for n in range(10)
    ]
    within(lambda: len(turns._at_work) == room.WRITING)
    assert people.submit(turns.do, OTHER, lambda: 1, writes=False).result(WAIT) == 1
    assert len(turns._at_work) == room.WRITING
    go.set()
    for each in writers:
        each.result(WAIT)


def test_who_rests_makes_room_and_only_so_many_may(people):
    turns, go, welcome = Turns(), threading.Event(), []

    def rest() -> None:
        with resting() as may:
            welcome.append(may)
            if may:
                go.wait(WAIT)

    sent = [
        people.submit(turns.do, Visitor("r", str(n)), rest, writes=False)
        for n in range(room.MOST_RESTING + 1)
    ]
    within(lambda: len(welcome) == room.MOST_RESTING + 1)
    assert welcome.count(False) == 1
    assert people.submit(turns.do, OTHER, lambda: 1, writes=False).result(WAIT) == 1
    go.set()
    for each in sent:
        each.result(WAIT)
    assert (turns._at_work, turns._resting) == ([], [])


def test_outside_a_turn_one_may_always_wait():
    with resting() as welcome:
        assert welcome


def test_too_many_of_one_visitor_are_refused_and_nobody_else(people):
    turns, go = Turns(), threading.Event()
    sent = [
        people.submit(turns.do, MANY, lambda: go.wait(WAIT), writes=False)
        for _ in range(room.MOST_OF_ONE + 1)
    ]
    within(lambda: len(turns._waiting) == room.MOST_OF_ONE)
    with pytest.raises(TooManyError):
        turns.do(MANY, lambda: 1, writes=False)
    go.set()
    assert turns.do(OTHER, lambda: 1, writes=False) == 1
    for each in sent:
        each.result(WAIT)


def test_who_waited_long_goes_first_and_what_was_asked_is_forgotten(monkeypatch):
    turns = Turns(threads=0)
    job = room._Job(MANY, lambda: None, writes=False)
    turns._note(MANY, 8.0)
    now = time.monotonic()
    busy, later = turns._burden(job, now), turns._burden(job, now + room.HALVED)
    assert busy[0]
    assert busy[1] == pytest.approx(16, abs=0.1)  # for the visitor and for the address
    assert later == (False, pytest.approx(8, abs=0.1))


def test_what_is_remembered_of_visitors_is_bounded(monkeypatch):
    turns = Turns(threads=0)
    monkeypatch.setattr(room, "NOTHING", 1e9)
    for number in range(2_000):
        turns._note(Visitor(f"10.0.{number}"), 0.1)
    assert len(turns._asked) <= 1_002
