# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a buyer's rule states for one contract, with what the buyer filled in, and which value each figure used."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.findings import finding
from trede.scheme.buyer_rules import Stated
from trede.scheme.buyer_values import expected_form, form_of, parse
from trede.scheme.tables import NO_DATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.kernel.findings import Finding
    from trede.scheme.buyer_rules import BuyerRule
    from trede.social_return.contract import FilledIn

UNSTATED = Stated(None, "not-stated", "")
PARTLY = frozenset({"part", "counts"})
"""Words that say that something counts and not how much: the buyer may fill in how much."""


@dataclass(slots=True)
class Reading:
    """The terms as one figure looks them up: what it used, what it lacked, what it took the careful way."""

    terms: Mapping[str, Stated]
    used: dict[str, Stated] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    careful: list[str] = field(default_factory=list)

    def word(self, key: str) -> str | None:
        """The value as written; None, and missing, when it is not stated."""
        stated = self.terms.get(key, UNSTATED)
        if stated.value is None:
            self._add(self.missing, key)
            return None
        self.used[key] = stated
        return stated.value

    def maybe(self, key: str) -> str | None:
        """The value as written; None when it is not stated, which is no loss."""
        stated = self.terms.get(key, UNSTATED)
        if stated.value is not None:
            self.used[key] = stated
        return stated.value

    def number(self, key: str) -> int | None:
        """Euro in cents, hours in hundredths, months; None for a word, and when it is not stated."""
        found = _number(key, self.word(key))
        return None if found is None else int(found)

    def share(self, key: str) -> Fraction | None:
        """A percentage as a share of 1; None when it is not stated."""
        found = _number(key, self.word(key))
        return None if found is None else Fraction(found) / 100

    def note_missing(self, key: str) -> None:
        """Say that this value is needed, also where a word is stated."""
        self._add(self.missing, key)

    def take_care(self, key: str) -> None:
        """Say that the figure took the careful way, as this value is not stated."""
        self._add(self.careful, key)

    @staticmethod
    def _add(where: list[str], key: str) -> None:
        if key not in where:
            where.append(key)


def _number(key: str, text: str | None) -> int | Fraction | None:
    form = form_of(key)
    if text is None or form is None:
        return None
    found = parse(form, text)
    return None if isinstance(found, str) else found


def terms_of(rule: BuyerRule, kind: str, filled: Iterable[FilledIn]) -> dict[str, Stated]:
    """The values that hold for a contract of this kind: those of the rule, and those filled in where it has none."""
    found = rule.of_kind(kind)
    for each in filled:
        if may_fill(found.get(each.key, UNSTATED)):
            found[each.key] = Stated(each.value, "filled-in", each.source, each.day)
    return found


def may_fill(stated: Stated) -> bool:
    """Whether the buyer may fill this in: what its rule does not state, or states without saying how much."""
    return stated.value is None or stated.value in PARTLY or stated.basis == "filled-in"


def misfits(rule: BuyerRule, kind: str, filled: Iterable[FilledIn], place: str = "filled") -> list[Finding]:
    """What is wrong with what was filled in: an unknown key, a value not written so, and what the rule states."""
    found, stated = [], rule.of_kind(kind)
    for number, each in enumerate(filled, start=1):
        at = f"{place}[{number}]"
        form = form_of(each.key)
        if form is None:
            found.append(finding("social-return.key-unknown", f"{at}.key", each.key))
        elif not may_fill(stated.get(each.key, UNSTATED)):
            value = stated[each.key].value
            found.append(finding("social-return.stated-already", f"{at}.key", each.key, stated=value))
        else:
            try:
                parse(form, each.value)
            except ValueError:
                found.append(finding("scheme.value-wrong", f"{at}.value", each.value, **expected_form(form)))
        if each.day == NO_DATE or not each.source.strip():
            found.append(finding("social-return.no-source", at, each.key))
    return found
