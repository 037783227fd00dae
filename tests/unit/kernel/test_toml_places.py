# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a TOML file is wrong, without the words of the library that reads it."""

import tomllib

import pytest

from trede.kernel.toml_places import NoTomlError, read_toml, wrong_line


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


TOO_MUCH = {
    "digits": "9" * 5_000,
    "digits in another base": f"[1, 0x{'f' * 5_000}]",
    "lists": "[" * 5_000,
    "tables": "{a=" * 5_000,
    "lists that end": "[" * 150 + "]" * 150,
    "a key of many parts": "{" + "a." * 150 + "a=1}",
}


@pytest.mark.parametrize("value", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_the_library_has_no_place_for(value: str) -> None:
    with pytest.raises(NoTomlError) as refused:
        read_toml(f"a = 1\nb = {value}\nc = 2")
    assert (refused.value.line, refused.value.wrong) == (2, f"b = {value}"[:80])


@pytest.mark.parametrize(
    ("value", "good"),
    [
        (str(2**256 - 1), True),
        (str(2**256), False),
        ("[" * 99 + "]" * 99, True),
        ("[" * 100 + "]" * 100, False),
    ],
    ids=["bits", "one bit more", "layers", "one layer more"],
)
def test_a_number_of_256_bits_and_a_hundred_layers_with_the_document_itself(value: str, good: bool) -> None:
    if good:
        assert read_toml(f"a = {value}")
    else:
        with pytest.raises(NoTomlError):
            read_toml(f"a = {value}")


def test_what_people_write() -> None:
    shares = ", ".join(["1.5"] * 300)
    read = read_toml(f"# {'.' * 300}\na = [{shares}]\nb.c = {{d = 0x10}}")
    assert (len(read["a"]), read["b"]) == (300, {"c": {"d": 16}})


def test_of_an_empty_text_the_first_line() -> None:
    assert wrong_line("", ValueError("nothing (at end of document)")) == (1, "")


def test_a_byte_order_mark_before_it_is_left_out():
    assert read_toml("\ufeffa = 1") == {"a": 1}
