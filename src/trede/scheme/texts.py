# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of an edition in one language: names of levels, positions, contracts, rules as sentences."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from trede.kernel.languages import Language
from trede.kernel.values import plain, scaled_text
from trede.scheme.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction
    from pathlib import Path

    from trede.kernel.findings import Finding
    from trede.scheme.edition import Edition
    from trede.scheme.facts import Fact

LANGUAGES: tuple[Language, ...] = get_args(Language)
YES_NO: Mapping[Language, tuple[str, str]] = {"nl": ("nee", "ja"), "en": ("no", "yes")}
SHARES = "norms.shares."
FIELDS = frozenset({"name", "value", "years"})


@dataclass(frozen=True, slots=True)
class Texts:
    """Names and sentences in one language, by code and by rule id."""

    language: Language
    title: str
    levels: Mapping[str, str]
    positions: Mapping[str, str]
    contracts: Mapping[str, str]
    refused: Mapping[str, str]
    rules: Mapping[str, str]

    def rule(self, rule: str, edition: Edition) -> str:
        """What a rule says, in one sentence, with its value filled in."""
        room, _, rest = rule.partition(".")
        if rule.startswith(SHARES):
            return self._share(edition.norms.shares[rule.removeprefix(SHARES)], rule.removeprefix(SHARES))
        if room not in ("positions", "contracts"):
            fact = edition.rules.get(rule)
            return self.rules[rule].format(value=self.number(fact.value if fact else None))
        code, _, kind = rest.rpartition(".")
        name = {**self.contracts, **self.refused}[code] if room == "contracts" else self.positions[code]
        return self.rules[pattern(edition, room, code, kind)].format(
            name=name, value=self._value(edition.fact(rule), kind), years=_years(edition, room, code)
        )

    def _share(self, share: Fact[Fraction], level: str) -> str:
        percent = self.number(plain(share.value * 100))
        return self.rules[f"{SHARES}*"].format(name=self.levels[level], value=percent)

    def _value(self, fact: Fact[object], kind: str) -> str:
        if isinstance(fact.value, bool):
            return YES_NO[self.language][fact.value]
        if kind == "weight" and isinstance(fact.value, int):
            return self.number(scaled_text(fact.value, 2))
        return str(fact.value)

    def number(self, text: str | None) -> str:
        """A number with the decimal sign of the language."""
        shown = text or ""
        return shown.replace(".", ",") if self.language == "nl" else shown


def _years(edition: Edition, room: str, code: str) -> int | None:
    if room == "positions":
        return edition.positions[code].window.years
    contract = edition.contracts.get(code)
    return contract.limit.years if contract and contract.limit else None


def pattern(edition: Edition, room: str, code: str, kind: str) -> str:
    """The key of the sentence that says a rule of a position or contract."""
    if kind != "window":
        return f"{room}.*.{kind}"
    window = edition.positions[code].window
    return ".".join(filter(None, (room, "*", "window", window.kind, window.field)))


def read_texts(folder: Path, language: Language, findings: list[Finding]) -> Texts:
    """The texts of an edition's folder in one language."""
    file = read_table(folder, f"texts.{language}.toml", findings)
    parts = {
        part: _strings(file.table(part).data)
        for part in ("levels", "positions", "contracts", "refused", "rules")
    }
    texts = Texts(language, file.get("title", str, ""), **parts)
    file.close()
    return texts


def _strings(data: Mapping[str, object]) -> dict[str, str]:
    return {key: text for key, text in data.items() if isinstance(text, str)}


def texts_problems(edition: Edition, texts: Texts) -> list[tuple[str, str, str]]:
    """What the texts lack or have wrong: (finding code, key, value), for ``trede scheme check``."""
    needed = {
        "levels": ("none", *edition.levels),
        "positions": tuple(edition.positions),
        "contracts": tuple(edition.contracts),
        "refused": tuple(edition.refused),
        "rules": tuple(_sentences(edition)),
    }
    problems = []
    for part, keys in needed.items():
        there: Mapping[str, str] = getattr(texts, part)
        problems += [("scheme.text-missing", f"{part}.{key}", key) for key in keys if not there.get(key)]
    broken = [(key, text) for key, text in texts.rules.items() if not _fillable(text)]
    return problems + [("scheme.text-field-unknown", f"rules.{key}", text) for key, text in broken]


def _sentences(edition: Edition) -> list[str]:
    """The key of every sentence this edition may need."""
    found = []
    for fact in edition.facts():
        room, _, rest = fact.id.partition(".")
        code, _, kind = rest.rpartition(".")
        of_people = room in ("positions", "contracts")
        of_share = fact.id.startswith(SHARES)
        found.append(
            pattern(edition, room, code, kind) if of_people else f"{SHARES}*" if of_share else fact.id
        )
    return sorted(set(found))


def _fillable(text: str) -> bool:
    try:
        fields = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return False
    return fields <= FIELDS
