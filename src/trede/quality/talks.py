# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Talks at re-certification: in how many of the sampled dossiers they are demonstrable, now and by a later day.

Published: performance talks and development talks, in at least 80 % of the sampled dossiers.
Assumed: a dossier counts when it has a talk of both kinds in the period that is tested.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

from trede.kernel.findings import Finding, finding
from trede.kernel.values import ceiling
from trede.quality.questions import talks_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.kernel.periods import Period

TalkKind = Literal["performance", "development"]
KINDS: tuple[TalkKind, ...] = get_args(TalkKind)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk on a day (day number); ``held`` when there is a dated report of it, otherwise it is planned."""

    kind: TalkKind
    day: int
    held: bool = True


@dataclass(frozen=True, slots=True)
class TalkDossier:
    """The talks with one person, under a reference that only the employer can read."""

    ref: str
    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True, slots=True)
class TalksOutcome:
    """How many of the sampled dossiers show both kinds of talk, how many must, and what each other one lacks."""

    sampled: int
    demonstrated: int
    needed: int
    lacking: tuple[tuple[str, tuple[TalkKind, ...]], ...]

    @property
    def reached(self) -> bool:
        return self.sampled > 0 and self.demonstrated >= self.needed

    @property
    def short(self) -> int:
        """Dossiers still to complete before the rule is met."""
        return max(0, self.needed - self.demonstrated)

    @property
    def share(self) -> Fraction:
        return Fraction(self.demonstrated, self.sampled) if self.sampled else Fraction(0)

    def findings(self) -> tuple[Finding, ...]:
        """One finding when the rule is not met."""
        if self.reached:
            return ()
        counts = {"demonstrated": self.demonstrated, "sampled": self.sampled, "needed": self.needed}
        return (finding("quality.talks-below", "talks", self.demonstrated, **counts),)


def talks_outcome(sample: Sequence[TalkDossier], period: Period) -> TalksOutcome:
    """The rule over talks held in the period (day numbers, both ends included)."""
    return _outcome(sample, period, 0)


def talks_forecast(sample: Sequence[TalkDossier], period: Period, today: int) -> TalksOutcome:
    """What the rule will say at the end of the period if every talk planned from ``today`` on is held.

    A planned day that has passed without a report does not count.
    """
    return _outcome(sample, period, today)


def _outcome(sample: Sequence[TalkDossier], period: Period, planned_from: int) -> TalksOutcome:
    lacks = [(dossier.ref, _lacking(dossier, period, planned_from)) for dossier in sample]
    lacking = tuple((ref, kinds) for ref, kinds in lacks if kinds)
    needed = ceiling(Fraction(talks_percent() * len(sample), 100))
    return TalksOutcome(len(sample), len(sample) - len(lacking), needed, lacking)


def _lacking(dossier: TalkDossier, period: Period, planned_from: int) -> tuple[TalkKind, ...]:
    counted = {
        talk.kind
        for talk in dossier.talks
        if period.first <= talk.day <= period.last and (talk.held or 0 < planned_from <= talk.day)
    }
    return tuple(kind for kind in KINDS if kind not in counted)
