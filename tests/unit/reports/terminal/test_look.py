# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from trede.reports.terminal.look import Look


@pytest.mark.parametrize(("width", "columns"), [(1, 60), (72, 72), (1000, 100)])
def test_the_page_is_never_too_narrow_or_too_wide_to_read(width: int, columns: int) -> None:
    assert Look(width).columns == columns


def test_what_the_user_typed_cannot_steer_the_terminal() -> None:
    (line,) = Look(colour=True).wrapped("a\x1b]0;title\x07b\u202ec\x9bd")
    assert line == "a\ufffd]0;title\ufffdb\ufffdc\ufffdd"


def test_lines_after_the_first_stand_under_its_text() -> None:
    first, second, *_ = Look(60).wrapped("woord " * 20, "  • ")
    assert (first[:5], second[:5]) == ("  • w", "    w")


def test_a_plain_page_can_be_written_anywhere() -> None:
    assert Look(plain=True).page(["▶ ├─┤ ‘a’ · € 1\N{NO-BREAK SPACE}%"]) == "> |-| 'a' - EUR 1 %\n"


def test_nothing_is_coloured_when_there_is_nothing_to_show() -> None:
    look = Look(colour=True)
    assert [look.bold(""), look.bold("a")] == ["", "\x1b[1ma\x1b[0m"]
