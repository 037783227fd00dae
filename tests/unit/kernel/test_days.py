# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A moment becomes a day in one place, and that is the Dutch one."""

import ast
import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

import trede
from trede.kernel.days import dutch_day, dutch_time, written_day

SOURCE = Path(trede.__file__).parent
ONE_PLACE = SOURCE / "kernel" / "days.py"
MOMENT = re.compile(r"^(on|now|moment)$|_at$|\b(localtime|now)\(.*\)$")
OTHER_WAYS = {"date", "localdate", "today", "timetuple", "fromtimestamp"}
NO_DAY = {("office/vault/files.py", "fromtimestamp"), ("office/server/logs.py", "fromtimestamp")}
"""The moment of a file and of a line of the log, in UTC."""


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 7, 31, 21, 59, 59, tzinfo=UTC), date(2026, 7, 31)),
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), date(2026, 8, 1)),
        (datetime(2027, 1, 1, 8, 30, tzinfo=timezone(timedelta(hours=9))), date(2027, 1, 1)),
        (datetime(2027, 1, 1, 7, 30, tzinfo=timezone(timedelta(hours=9))), date(2026, 12, 31)),
    ],
)
def test_it_is_the_dutch_day_in_winter_and_in_summer(moment, day):
    """Central European time is UTC+1, and UTC+2 from the last Sunday of March to that of October (2000/84/EC)."""
    assert dutch_day(moment) == day


def test_a_moment_without_a_zone_is_no_day():
    with pytest.raises(ValueError, match="time zone"):
        dutch_day(datetime(2026, 1, 1))  # noqa: DTZ001  # what is refused


@pytest.mark.parametrize(
    ("moment", "time"),
    [
        (datetime(2026, 1, 31, 23, 5, 59, tzinfo=UTC), "00:05"),
        (datetime(2026, 7, 31, 12, 30, tzinfo=UTC), "14:30"),
    ],
)
def test_a_clock_shows_dutch_time_in_winter_and_in_summer(moment, time):
    assert dutch_time(moment) == time


def test_a_clock_needs_a_zone():
    with pytest.raises(ValueError, match="time zone"):
        dutch_time(datetime(2026, 1, 1))  # noqa: DTZ001  # what is refused


def test_what_somebody_wrote_is_the_day_that_it_says():
    assert written_day(datetime(2026, 1, 1, 23, 59)) == date(2026, 1, 1)  # noqa: DTZ001  # a cell has no zone
    with pytest.raises(ValueError, match="dutch_day"):
        written_day(datetime(2026, 1, 1, tzinfo=UTC))


def days_made(text):
    """What makes a day, or part of one, of a moment: line and words."""
    for node in ast.walk(ast.parse(text)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in OTHER_WAYS
        ):
            yield node.lineno, node.func.attr
        elif (
            isinstance(node, ast.Attribute)
            and node.attr in {"year", "month", "day"}
            and is_moment(node.value)
        ):
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.FormattedValue) and as_a_day(node) and is_moment(node.value):
            yield node.lineno, ast.unparse(node.value)


def as_a_day(node):
    """Whether it is written as a day; with its hour it stays a moment."""
    return node.format_spec is not None and "%H" not in ast.unparse(node.format_spec)


def is_moment(node):
    name = node.attr if isinstance(node, ast.Attribute) else ast.unparse(node)
    return bool(MOMENT.search(name))


def test_nothing_else_makes_a_day_of_a_moment():
    found = [
        (str(path.relative_to(SOURCE)), line, what)
        for path in sorted(SOURCE.rglob("*.py"))
        if path != ONE_PLACE
        for line, what in days_made(path.read_text(encoding="utf-8"))
        if (str(path.relative_to(SOURCE)), what) not in NO_DAY
    ]
    assert found == []


@pytest.mark.parametrize(
    "wrong",
    [
        *("on.date()", "made.handed_in_at.date()", "timezone.localdate(on)", "date.today()", "on.year"),
        *("f'{on:%Y-%m-%d}'", "f'{localtime(made.handed_in_at):%d}'", "timezone.now().year"),
    ],
)
def test_it_would_be_seen(wrong):
    assert list(days_made(wrong))
