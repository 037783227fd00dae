# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language of one run, also of help and of mistakes in its use: one path for every word on the terminal.

The library behind the commands looks its own words up with gettext, so their Dutch and that of our help texts
stand in one catalogue (``locale/nl``), and the source is English.
"""

from __future__ import annotations

import gettext
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from trede.cli.options import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LANGUAGES: tuple[Language, ...] = get_args(Language)
LOCALE = Path(__file__).parent / "locale"


def language_of(arguments: Sequence[str]) -> Language:
    """The language that was asked for: ``--language``, else ``TREDE_LANGUAGE``, else Dutch."""
    asked = [os.environ.get("TREDE_LANGUAGE", ""), *_options(arguments)]
    known: list[Language] = [each for name in asked for each in LANGUAGES if each == name]
    return known[-1] if known else "nl"


def _options(arguments: Sequence[str]) -> Iterator[str]:
    for number, argument in enumerate(arguments):
        name, joined, value = argument.partition("=")
        if name == "--":
            return
        if name == "--language":
            yield value if joined else next(iter(arguments[number + 1 :]), "")


def speak(language: Language) -> None:
    """From here on in this process: what the library says of a command's use is in this language."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", str(LOCALE))


def translate(command: Any) -> None:
    """The help texts of a command, its options and the commands in it, in the language that is spoken.

    So are the words in the line of its use, such as ``[OPTIONS]``.
    """
    for name in ("help", "short_help", "epilog", "options_metavar", "subcommand_metavar"):
        _translate(command, name)
    for option in command.params:
        _translate(option, "help")
        _put_in_words(option)
    for part in getattr(command, "commands", {}).values():
        translate(part)


def _put_in_words(option: Any) -> None:
    """What an option takes, in words: INTEGER RANGE and 0<=x<=9 are signs for programmers."""
    kind = option.type
    if hasattr(kind, "_describe_range"):
        kind._describe_range = partial(_range_in_words, kind.min, kind.max)
    if option.metavar:
        option.metavar = gettext.gettext(option.metavar)
    elif kind.name in _KINDS and option.param_type_name == "option":
        option.metavar = gettext.gettext(_KINDS[kind.name])


# "text" in small letters is another word of the library's own.
_KINDS = {"integer": "NUMBER", "integer range": "NUMBER", "text": "TEXT"}


def _range_in_words(low: int | None, high: int | None) -> str:
    if high is None:
        return gettext.gettext("{low} or more").format(low=low)
    return gettext.gettext("{low} to {high}").format(low=low, high=high)


def _translate(thing: Any, name: str) -> None:
    """gettext gives the header of its catalogue for an empty text."""
    if text := getattr(thing, name, None):
        setattr(thing, name, gettext.gettext(" ".join(text.split())))
