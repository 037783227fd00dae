# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading one TOML table of an edition: typed values, and a finding for whatever is not as it should be.

After a finding a harmless stand-in is returned, so that reading goes on and all mistakes come out at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from trede.kernel.findings import Finding, finding
from trede.kernel.toml_places import NoTomlError, read_toml, wrong_line
from trede.kernel.values import NotANumberError, TooPreciseError
from trede.scheme.facts import BASES, Basis, Fact

Value = TypeVar("Value")
NO_DATE = date(1, 1, 1)
KINDS: dict[type, str] = {str: "text", int: "whole", date: "date", list: "list", bool: "flag"}


@cache
def _expected() -> dict[str, dict[str, str]]:
    source = Path(__file__).with_name("expected.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def expected(kind: str) -> dict[str, str]:
    """What was expected, in words, as fields of a finding; ``kind`` stands in ``expected.toml``."""
    words = _expected()[kind]
    return {"expected_nl": words["nl"], "expected_en": words["en"]}


@dataclass(slots=True)
class Table:
    """A TOML table, the place it stands at (``positions.toml: wajong``), and the findings made so far."""

    place: str
    data: Mapping[str, Any]
    findings: list[Finding]
    seen: set[str] = field(default_factory=set)

    def report(self, code: str, key: str, value: object = None, **fields: object) -> None:
        self.findings.append(finding(code, self.at(key), value, **fields))

    def at(self, key: str) -> str:
        """The place of a key: ``file: table.key``; the key alone at the top of what has no name."""
        return (
            f"{self.place}{'' if self.place.endswith(': ') or not self.place else '.'}{key}"
            if key
            else self.place
        )

    def get(self, key: str, kind: type[Value], empty: Value) -> Value:
        """The value of a key that must be there and of this type."""
        self.seen.add(key)
        if key not in self.data:
            self.report("scheme.key-missing", key, key)
            return empty
        value = self.data[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.report("scheme.value-wrong", key, value, **expected(_kind(kind)))
            return empty
        return value

    def parsed(self, key: str, parse: Callable[[str], Value], empty: Value) -> Value:
        """A number, written as text so that it stays exact."""
        text = self.get(key, str, "")
        if text == "":
            return empty
        try:
            return parse(text)
        except (NotANumberError, TooPreciseError):
            self.report("scheme.value-wrong", key, text, **expected("number"))
            return empty

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        value = self.get(key, str, choices[0])
        if value not in choices:
            self.report("scheme.choice-unknown", key, value, choices=", ".join(choices))
        return value

    def table(self, key: str) -> Table:
        """The table under a key; empty, with a finding, when it is missing."""
        return Table(self.at(key), self.get(key, Mapping, {}), self.findings)  # type: ignore[type-abstract]

    def optional(self, key: str) -> Table | None:
        return self.table(key) if key in self.data else None

    def fact(self, rule: str, value: Value) -> Fact[Value]:
        """The value together with the basis, source and date that stand beside it in this table."""
        basis = cast("Basis", self.choice("basis", BASES))
        return Fact(rule, value, basis, self.get("source", str, ""), self.get("valid_from", date, NO_DATE))

    def whole(self, key: str, least: int, most: int) -> int:
        """A whole number within bounds."""
        value = self.get(key, int, least)
        if not least <= value <= most:
            self.report("scheme.out-of-range", key, value, least=least, most=most)
        return value

    def close(self) -> None:
        """Report the keys that nobody asked for: a misspelt key must not be lost in silence."""
        for key in self.data:
            if key not in self.seen:
                from difflib import get_close_matches  # only for who makes a mistake

                near = get_close_matches(key, self.seen, 1)
                self.report("scheme.key-unknown", key, key, known=", ".join(near or sorted(self.seen)))


def _kind(kind: type) -> str:
    return "table" if kind in (dict, Mapping) else KINDS.get(kind, "something")


def read_table(folder: Path, name: str, findings: list[Finding]) -> Table:
    """Read one TOML file of an edition."""
    try:
        text = (folder / name).read_text(encoding="utf-8")
        data = read_toml(text)
    except FileNotFoundError:
        findings.append(finding("scheme.file-missing", name, name))
        data = {}
    except NoTomlError as problem:
        findings.append(finding("scheme.not-toml", name, problem.wrong, line=problem.line))
        data = {}
    except UnicodeDecodeError as problem:
        number, line = wrong_line("", problem)
        findings.append(finding("scheme.not-toml", name, line, line=number))
        data = {}
    return Table(f"{name}: ", data, findings)
