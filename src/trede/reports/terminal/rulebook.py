# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An edition for people: what each rule says, and whether it is published or assumed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from trede.reports.wording import wording
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.reports.terminal.look import Look
    from trede.reports.wording import Wording
    from trede.scheme import Edition, Language, Texts
    from trede.scheme.facts import Fact


def rulebook_text(edition: Edition, language: Language, look: Look) -> str:
    """The whole edition as text: in force, norms, positions, contracts, other rules, sources."""
    page = _Page(edition, texts_of(edition.folder, language), wording(language), look)
    parts = (page.heading(), page.norms(), page.positions(), page.contracts(), page.rules(), page.sources())
    lines: list[str] = []
    for part in parts:
        lines += [*part, ""]
    return look.page(lines[:-1])


def own_words(edition: Edition, language: Language) -> str:
    """That an edition did not come with trede, and when it is used; nothing of another."""
    if not edition.own:
        return ""
    words = wording(language)
    if edition.used_from is None:
        return words.say("rulebook.own_named")
    return words.say("rulebook.own_from", day=words.numerals.day(edition.used_from.toordinal()))


class _Page:
    def __init__(self, edition: Edition, texts: Texts, words: Wording, look: Look) -> None:
        self.edition, self.texts, self.words, self.look = edition, texts, words, look

    def heading(self) -> list[str]:
        day = self.words.numerals.day(self.edition.in_force.toordinal())
        return [
            self.look.bold(f"{self.texts.title} ({self.edition.id})"),
            self.words.say("rulebook.in_force", day=day),
            *([own] if (own := own_words(self.edition, self.words.language)) else []),
            *self.look.wrapped(self.words.say("rulebook.bases")),
        ]

    def norms(self) -> list[str]:
        norms = self.edition.norms
        names = [self.texts.levels[level] for level in self.edition.levels]
        rows = [self._norm_row(size) for size in sorted(norms.anchors)]
        return [
            self.look.heading(self.words.say("rulebook.norms")),
            "  " + self.words.say("rulebook.size").rjust(8) + "".join(name.rjust(13) for name in names),
            *rows,
            *self._facts(norms.facts()),
        ]

    def _norm_row(self, size: int) -> str:
        at = self.edition.norms.at(size)
        shares = [self.words.numerals.norm(Fraction(at[level], 1000)) for level in self.edition.levels]
        return "  " + str(size).rjust(8) + "".join(share.rjust(13) for share in shares)

    def positions(self) -> list[str]:
        lines = [self.look.heading(self.words.say("rulebook.positions"))]
        for position in self.edition.positions.values():
            lines.append(self.look.bold(f"  {self.texts.positions[position.code]} ({position.code})"))
            minimum = [position.minimum.fact] if position.minimum else []
            lines += self._facts([position.weight, position.window.fact, *minimum])
        return lines

    def contracts(self) -> list[str]:
        lines = [self.look.heading(self.words.say("rulebook.contracts"))]
        for contract in self.edition.contracts.values():
            lines.append(self.look.bold(f"  {self.texts.contracts[contract.code]} ({contract.code})"))
            limit = [contract.limit.fact] if contract.limit else []
            lines += self._facts([contract.weight, contract.in_total, *limit])
        return lines

    def rules(self) -> list[str]:
        return [
            self.look.heading(self.words.say("rulebook.rules")),
            *self._facts(self.edition.rules.values()),
        ]

    def sources(self) -> list[str]:
        listed = self.edition.sources.items()
        lines = [self.look.heading(self.words.say("rulebook.sources"))]
        for key, source in listed:
            lines += self.look.wrapped(f"{key}: {source.title} ({source.publisher})", "  ", "    ")
        return lines

    def _facts(self, facts: Iterable[Fact[object]]) -> list[str]:
        lines: list[str] = []
        for fact in facts:
            lines += self.look.wrapped(
                f"{self.texts.rule(fact.id, self.edition)} {self._basis(fact)}", "    "
            )
        return lines

    def _basis(self, fact: Fact[object]) -> str:
        basis = self.words.say(f"basis.{fact.basis}")
        return f"[{basis}]" if fact.source == "trede" else f"[{basis}: {fact.source}]"
