# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts that make searching with a pattern slow, made from the pattern itself; for every pattern of ours.

    python -m tests.hostile.patterns [--signs 100000] [--seconds 1]

Of each part that repeats: what comes before it, once; what it repeats, very often; and a sign that fits nowhere.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import signal
import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOURCE = Path(__file__).resolve().parents[2] / "src" / "trede"
FUNCTIONS = {"match", "search", "fullmatch", "sub", "split", "findall", "finditer"}
CANDIDATES = (
    "0aA -_.,:;/+=?!#%&'\"<>()[]{}|@\\~^$*\n\t\r\0é—–€§\u05d0\u0640\u064b\u0905\u2066\ufe0f\u200b\u200d"
)
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
BOUND = {
    "intake/privacy.py _BEFORE_A_KVK": 40,
    "matching/sheets.py _LEVEL": 200,
}
"""So many signs, and no more, are given to these, where they are used."""
NOWHERE, MOST_KINDS, OFTEN = "\0", 6, 10
Parsed = Any


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern of a module, by where it stands; and those written out where they are used."""
    found: dict[str, re.Pattern[Any]] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        if "re." not in (text := file.read_text("utf-8")):
            continue
        where = file.relative_to(SOURCE).as_posix()
        for call in filter(_is_of_re, ast.walk(ast.parse(text))):
            found |= {f"{where}:{call.lineno}": re.compile(each) for each in _written_out(call)}
        if "re.compile(" in text:
            module = import_module(".".join(("trede", *where.removesuffix(".py").split("/"))))
            found |= {f"{where} {name}": each for name, each in _made(vars(module))}
    return found


def _is_of_re(call: Any) -> bool:
    called = call.func if isinstance(call, ast.Call) else None
    ours = isinstance(called, ast.Attribute) and called.attr in FUNCTIONS
    return ours and isinstance(called.value, ast.Name) and called.value.id == "re"


def _written_out(call: Any) -> Iterator[str]:
    if isinstance(call.args[0], ast.Constant):
        yield call.args[0].value


def _made(names: Mapping[str, object]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    for name, value in names.items():
        inside = value.items() if isinstance(value, dict) else ()
        for key, each in ((name, value), *((f"{name}[{key}]", each) for key, each in inside)):
            if isinstance(each, re.Pattern):
                yield key, each


def texts(pattern: re.Pattern[Any], signs: int) -> Iterator[Any]:
    """Of about so many signs."""
    of_bytes = isinstance(pattern.pattern, bytes)
    source = pattern.pattern.decode("latin-1") if of_bytes else pattern.pattern
    tree = parser.parse(source, pattern.flags & ~re.UNICODE if of_bytes else pattern.flags)
    fills = [*dict.fromkeys(_signs(tree))][:MOST_KINDS]
    pairs = [one + two for one in fills for two in fills if one != two]
    for before, body in dict([("", ""), *_repeats(tree, "")]).items():
        for pump in dict.fromkeys(filter(None, (body, *fills, *pairs))):
            text = before + pump * (signs // len(pump)) + NOWHERE
            yield text.encode("latin-1", "replace") if of_bytes else text


def _inner(node: Parsed) -> list[Parsed]:
    """What stands in a part of a pattern, each of them a pattern itself."""
    kind, told = node
    if kind in REPEATS:
        return [told[2]]
    if kind is sre.SUBPATTERN:
        return [told[3]]
    if kind is sre.BRANCH:
        return list(told[1])
    return [told[1]] if kind in (sre.ASSERT, sre.ASSERT_NOT) else []


def _signs(tree: Parsed) -> Iterator[str]:
    """A sign of each kind that it knows."""
    for node in tree:
        if inner := _inner(node):
            for each in inner:
                yield from _signs(each)
        else:
            yield _sign(tree, node)


def _sign(tree: Parsed, node: Parsed) -> str:
    """The first that fits."""
    if node[0] is sre.LITERAL:
        return chr(node[1])
    if node[0] not in (sre.IN, sre.ANY, sre.NOT_LITERAL):
        return ""
    alone = compiler.compile(parser.SubPattern(tree.state, [node]))
    return next(filter(alone.match, CANDIDATES), "")


def _once(tree: Parsed) -> str:
    """A short text that fits, but for what looks around."""
    told = []
    for node in tree:
        if node[0] in (sre.ASSERT, sre.ASSERT_NOT):
            continue
        inner = _inner(node)
        times = max(node[1][0], 1) if node[0] in REPEATS else 1
        told.append(_once(inner[0]) * times if inner else _sign(tree, node))
    return "".join(told)


def _repeats(tree: Parsed, before: str) -> Iterator[tuple[str, str]]:
    """What comes before each part that repeats often, and what it repeats."""
    for node in tree:
        for each in _inner(node):
            if node[0] in REPEATS and node[1][1] >= OFTEN:
                yield before, _once(each)
            yield from _repeats(each, before)
        before += _once(parser.SubPattern(tree.state, [node]))


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Of a processor. Raises TimeoutError in the midst of a search, which looks for signals now and then."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def slow(pattern: re.Pattern[Any], signs: int, seconds: float, *, anywhere: bool = True) -> Any:
    """A text in which it searches longer, or of which it is asked whether it fits; None when there is none."""
    for text in texts(pattern, signs):
        try:
            with at_most(seconds):
                pattern.fullmatch(text)
                if anywhere:
                    pattern.search(text)
        except TimeoutError:
            return text
    return None


def searches(where: str) -> bool:
    """Whether something looks for it anywhere in a text, instead of asking whether a text fits or begins with it."""
    file, _, line = where.partition(":")
    if line:
        text = (SOURCE / file).read_text("utf-8").splitlines()[int(line) - 1]
        return not re.search(r"\bre\.(full)?match\(", text)
    name = where.rpartition(" ")[2].partition("[")[0]
    asked = re.compile(rf"\b{name}(?:\[[^]]*\])?\.(\w+)\(")
    said = {how for each in SOURCE.rglob("*.py") for how in asked.findall(each.read_text("utf-8"))}
    return not said or bool(said - {"match", "fullmatch"})


def main() -> int:
    options = argparse.ArgumentParser(description="Texts that make searching slow")
    options.add_argument("--signs", type=int, default=100_000)
    options.add_argument("--seconds", type=float, default=1)
    asked, wrong = options.parse_args(), 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    found = patterns()
    for where, pattern in found.items():
        signs = min(asked.signs, BOUND.get(where, asked.signs))
        if text := slow(pattern, signs, asked.seconds, anywhere=searches(where)):
            wrong += 1
            print(f"{where}: {pattern.pattern!r:.100}: {text[:12]!r} ... {text[-12:]!r}", flush=True)
    print(f"{len(found)} patterns, {wrong} slow on {asked.signs} signs")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
