# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text of several lines is one of a single line, also where very many spaces stand in it."""

from __future__ import annotations

import random
import re
import time

from trede.intake.fields import part
from trede.intake.tidy import tidy

FIELD = part("employments").fields[0]
SLOW = re.compile(r" *[\t\n\r\x0b\x0c]+\s*")
"""What is meant, in a pattern that takes seconds for a text of many spaces."""


def test_each_break_is_one_space() -> None:
    drawn = random.Random(1)
    for _ in range(2_000):
        text = "".join(drawn.choices("ab  \t\n\r\x0b\x0c\u00a0\u2003", k=drawn.randint(0, 12))).strip()
        assert tidy(FIELD, text) == SLOW.sub(" ", text), repr(text)


def test_many_spaces_take_no_time() -> None:
    began = time.process_time()
    spaces = " " * 30_000
    assert tidy(FIELD, f"a{spaces}b") == f"a{spaces}b"
    assert tidy(FIELD, f"a{spaces}\nb") == "a b"
    assert time.process_time() - began < 1
