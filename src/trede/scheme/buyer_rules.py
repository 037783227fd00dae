# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Buyers' dated rules on social return, one file of TOML for each buyer or region and day (folder ``buyers``).

Nothing national: each value belongs to one buyer and one day, with the ground on which we know it. What a page does not
say stands there as ``not stated``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trede.errors import RulebookError
from trede.kernel.receipts import sha256_of
from trede.scheme.buyer_values import (
    ASKED,
    CERTIFICATE,
    GROUP,
    GROUPS,
    KINDS,
    NOT_STATED,
    OTHER,
    PEOPLE,
    Form,
    expected_form,
    parse,
)
from trede.scheme.edition import Source
from trede.scheme.facts import BASES, Basis
from trede.scheme.tables import Table, expected, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.kernel.findings import Finding
    from trede.kernel.languages import Language

HERE = Path(__file__).parent / "buyers"
ANY_KIND = "any"
OWN = "eigen"
"""The rule that states nothing, for a buyer whose rule is not here."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of a rule as it is written; None when it is not stated. A buyer's own has the day it was filled in."""

    value: str | None
    basis: Basis | Literal["not-stated", "filled-in"]
    source: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class BuyerRule:
    """What one buyer or region asks from one day. ``values``: by ``<kind>/<key>`` for what is asked, else by key."""

    id: str
    buyer: str
    name: Mapping[Language, str]
    dated: Mapping[Language, str]
    valid_from: date | None
    read_on: date | None
    values: Mapping[str, Stated]
    sources: Mapping[str, Source]
    sha256: str

    def of_kind(self, kind: str) -> dict[str, Stated]:
        """The values for a contract of this kind; all of them, also those that are not stated."""
        asked = kind if f"{kind}/percentage" in self.values else ANY_KIND
        unknown = Stated(None, "not-stated", "")
        found = {key: self.values.get(f"{asked}/{key}", unknown) for key in ASKED}
        return found | {key: value for key, value in self.values.items() if "/" not in key}

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that this rule names, in the order of the page."""
        return tuple(key.split(".")[1] for key in self.values if key.endswith(".amount"))


@cache
def buyer_rules() -> Mapping[str, BuyerRule]:
    """Every rule by its id. Raises ``RulebookError`` with all that is wrong in the files."""
    rules = [read_rule(HERE, file.name) for file in sorted(HERE.glob("*.toml"))]
    return {rule.id: rule for rule in rules}


def read_rule(folder: Path, name: str) -> BuyerRule:
    """The rule in one file. Raises ``RulebookError`` with everything wrong in it."""
    findings: list[Finding] = []
    top = read_table(folder, name, findings)
    if findings:
        raise RulebookError(findings)
    basis, source = top.choice("basis", BASES), top.get("source", str, "")
    rule = BuyerRule(
        id=top.get("id", str, ""),
        buyer=top.get("buyer", str, ""),
        name=_two_languages(top.table("name")),
        dated=_two_languages(top.table("dated")),
        valid_from=_day(top, "valid_from", _stated(top, "valid_from", basis, source).value),
        read_on=_day(top, "read_on", _stated(top, "read_on", basis, source).value),
        values=_values(top, basis, source),
        sources=_sources(top.table("sources")),
        sha256=sha256_of((folder / name).read_bytes().replace(b"\r\n", b"\n")),
    )
    top.close()
    for key, value in rule.values.items():
        if value.value is not None and value.source not in rule.sources:
            top.report("scheme.source-unknown", key, value.source)
    if rule.id != (stem := name.removesuffix(".toml")):
        top.report("scheme.value-wrong", "id", rule.id, expected_nl=stem, expected_en=stem)
    if findings:
        raise RulebookError(findings)
    return rule


def _two_languages(table: Table) -> dict[Language, str]:
    found: dict[Language, str] = {"nl": table.get("nl", str, ""), "en": table.get("en", str, "")}
    table.close()
    return found


def _sources(table: Table) -> dict[str, Source]:
    found = {}
    for key in table.data:
        each = table.table(key)
        found[key] = Source(each.get("title", str, ""), each.get("publisher", str, ""))
        each.close()
    return found


def _values(top: Table, basis: str, source: str) -> dict[str, Stated]:
    found: dict[str, Stated] = {}
    asked = top.table("asked")
    for kind in (*KINDS, ANY_KIND):
        if part := asked.optional(kind):
            found |= {f"{kind}/{key}": value for key, value in _part(part, ASKED, basis, source).items()}
    asked.close()
    for room, forms in (("certificate", CERTIFICATE), ("people", PEOPLE), ("other", OTHER)):
        found |= _part(top.table(room), forms, basis, source)
    groups = top.table("groups")
    for group in GROUPS:
        if part := groups.optional(group):
            stated = _part(part, GROUP, basis, source)
            found |= {f"group.{group}.{key}": value for key, value in stated.items()}
    groups.close()
    return found


def _part(table: Table, forms: Mapping[str, Form], basis: str, source: str) -> dict[str, Stated]:
    found = {}
    for key, form in forms.items():
        found[key] = value = _stated(table, key, basis, source)
        if value.value is not None:
            try:
                parse(form, value.value)
            except ValueError:
                table.report("scheme.value-wrong", key, value.value, **expected_form(form))
    table.close()
    return found


def _stated(table: Table, key: str, basis: str, source: str) -> Stated:
    """A value, with the basis and source of the file unless it has its own."""
    if isinstance(table.data.get(key), dict):
        own = table.table(key)
        text = own.get("value", str, NOT_STATED)
        basis, source = own.choice("basis", BASES), own.get("source", str, "")
        own.close()
    else:
        text = table.get(key, str, NOT_STATED)
    if text == NOT_STATED:
        return Stated(None, "not-stated", "")
    return Stated(text, basis, source)  # type: ignore[arg-type]


def _day(table: Table, key: str, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        table.report("scheme.value-wrong", key, text, **expected("date"))
        return None
