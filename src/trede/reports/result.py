# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every report shows: a measurement, its score, and the names a reader knows things by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.reports.wording import wording
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from trede.reports.wording import Wording
    from trede.scheme import Language, Texts
    from trede.scheme.edition import Edition
    from trede.scoring.classes import ClassSum
    from trede.scoring.measurement import Measurement
    from trede.scoring.score import Score


@dataclass(frozen=True, slots=True)
class Assumption:
    """A rule this result leans on that is not published, in words, with its basis in words.

    ``subject`` is the name of the position or contract it is about, or None.
    """

    id: str
    subject: str | None
    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Result:
    """One measurement with its score under an edition, in the words of one language.

    With ``classes`` the rows of the measurement stand in for them: show these.
    """

    measurement: Measurement
    score: Score
    edition: Edition
    names: Texts
    wording: Wording
    classes: tuple[ClassSum, ...] = ()

    @property
    def year(self) -> str:
        """The reference year in words."""
        year, day = self.measurement.reference_year, self.wording.numerals.day
        return self.wording.say("heading.span", first=day(year.first), last=day(year.last))

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """In the order of the score."""
        bases = {fact.id: fact.basis for fact in self.edition.facts()}
        return tuple(
            Assumption(
                rule, self._subject(rule), self.names.rule(rule, self.edition), self.basis(bases[rule])
            )
            for rule in self.score.assumptions
        )

    def _subject(self, rule: str) -> str | None:
        room, _, rest = rule.partition(".")
        code = rest.rpartition(".")[0]
        return {"positions": self.names.positions, "contracts": self.names.contracts}.get(room, {}).get(code)

    def level_name(self, code: str) -> str:
        """A level as it stands in a list."""
        return self.names.levels[code]

    def level_in_sentence(self, code: str) -> str:
        """A level inside a sentence: Dutch says *de* basistrede but no article before trede 1."""
        name = self.wording.texts.get(f"level_in_sentence.{code}") or self.names.levels[code]
        return name.replace(" ", "\N{NO-BREAK SPACE}")

    def share(self, share: Fraction) -> str:
        """A share to stand beside the norms: never rounded onto a norm that it does not reach."""
        return self.wording.numerals.percent_below(share, self.score.norms.values())

    def basis(self, basis: str) -> str:
        return self.wording.say(f"basis.{basis}")


def result(
    measurement: Measurement,
    score: Score,
    edition: Edition,
    language: Language,
    classes: Iterable[ClassSum] = (),
) -> Result:
    """A result in Dutch or English; ``classes`` when the rows were dropped."""
    names = texts_of(edition.folder, language)
    return Result(measurement, score, edition, names, wording(language), tuple(classes))
