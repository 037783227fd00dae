# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was tested: each sampled dossier by aspect, talks at re-certification, figures, and what stands open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.kernel.periods import Period, day_number, months_later
from trede.office.audit.rules.terms import months_of
from trede.quality import Talk, TalkDossier, TalksOutcome, aspects_for, talks_outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date


class Kind(StrEnum):
    """What an auditor notes. The names never change and are never reused."""

    NONCONFORMITY = "nonconformity"
    STRENGTH = "strength"
    SAFE_CLIMATE = "safe-climate"
    CITABLE = "citable"
    REMARK = "remark"


class With(StrEnum):
    """With whom a talk was. The names never change and are never reused."""

    MANAGEMENT = "management"
    GUIDES = "guides"
    WORKERS = "workers"
    COLLEAGUES = "colleagues"
    WORKS_COUNCIL = "works-council"


class Figures(StrEnum):
    """Whether the row in the file agrees with the papers."""

    RIGHT = "right"
    WRONG = "wrong"
    NOT_SEEN = "not-seen"


@dataclass(frozen=True, slots=True)
class Sampled:
    """One sampled dossier, by its number in the sealed file: no name. ``aspects`` that are met; the newest day of each
    kind of talk that has a dated report.
    """

    row: int
    figures: Figures
    aspects: Mapping[str, bool]
    performance_on: date | None = None
    development_on: date | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding; one without ``closed`` stands open."""

    kind: Kind
    aspect: str
    closed: bool


def unmet(level: str, tested: Sequence[Sampled]) -> list[str]:
    """The aspects that some tested dossier does not meet; they hold for all target-group staff (inferred)."""
    return [
        aspect.id
        for aspect in aspects_for(level)
        if any(not each.aspects.get(aspect.id, False) for each in tested)
    ]


def talks(tested: Iterable[Sampled], visited: date) -> TalksOutcome:
    """The 80 % rule over the two years before the visit."""
    last = day_number(visited)
    period = Period(months_later(last, -months_of("certificate")), last)
    return talks_outcome([_dossier(each) for each in tested], period)


def _dossier(tested: Sampled) -> TalkDossier:
    held = []
    if tested.performance_on:
        held.append(Talk("performance", day_number(tested.performance_on)))
    if tested.development_on:
        held.append(Talk("development", day_number(tested.development_on)))
    return TalkDossier(str(tested.row), tuple(held))


def in_the_way(
    level: str,
    tested: Sequence[Sampled],
    noted: Iterable[Noted],
    visited: date,
    *,
    again: bool,
    untested: int = 0,
    chosen: bool = False,
) -> list[Finding]:
    """What keeps a level from being granted: an aspect, the talks at re-certification (``again``), what stands open,
    rows of the sample that nobody looked at, and a sample that was ``chosen`` though it can be drawn.
    """
    found = [finding("audit.aspect-unmet", each) for each in unmet(level, tested)]
    if tested:
        found += [finding("audit.sample-untested", "sample", untested)] if untested else []
        found += [finding("audit.sample-chosen", "sample")] if chosen else []
        found += talks(tested, visited).findings() if again else []
    elif level != "aspirant":
        found.append(finding("audit.nothing-tested", "sample"))
    still_open = sum(each.kind is Kind.NONCONFORMITY and not each.closed for each in noted)
    if still_open:
        found.append(finding("audit.nonconformity-open", "findings", still_open))
    return found
