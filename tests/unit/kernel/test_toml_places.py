# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a TOML file is wrong, without the words of the library that reads it."""

import tomllib

import pytest

from trede.kernel.toml_places import wrong_line


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (b"a = 1\n  b = yes\nc = 2", (2, "b = yes")),
        (b"a = 1\nb =", (2, "b =")),
        (b"= =", (1, "= =")),
        (b"\xff\xfe", (1, "?")),
        (b"a = 1\nb = \xe9", (2, "b = ?")),
    ],
)
def test_the_line_is_told_with_its_text(written: bytes, place: tuple[int, str]) -> None:
    text = written.decode("utf-8", "replace")
    with pytest.raises((tomllib.TOMLDecodeError, UnicodeDecodeError)) as refused:
        tomllib.loads(written.decode("utf-8"))
    assert wrong_line(text, refused.value) == place


def test_of_an_empty_text_the_first_line() -> None:
    assert wrong_line("", ValueError("nothing (at end of document)")) == (1, "")
