# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The score: where an organisation stands, what the next level asks, and how every figure came about.

Shares are ratios (``Fraction(3, 100)`` is 3 %), fte are ratios; nothing in here has been rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from trede.kernel.findings import Finding
    from trede.kernel.receipts import Receipt

NONE = "none"

Source = TypeVar("Source")


@dataclass(frozen=True, slots=True)
class Step:
    """A figure and how it came about: rule, basis, what went in, what came out, and the steps below it.

    The sentence in Dutch and English is made by ``trede.scoring.sentences`` when somebody reads it, from the
    text named by ``wording``. ``inputs`` holds codes, text and whole numbers; numbers with decimals are text.
    """

    rule: str
    basis: str
    inputs: Mapping[str, str | int | None]
    outcome: str
    children: Sequence[Step] = ()
    wording: str = ""


class Steps(Sequence[Step], Generic[Source]):
    """Steps made when they are looked at: a tree over 100,000 rows costs nothing until it is read."""

    def __init__(self, sources: Sequence[Source], make: Callable[[Source], Step]) -> None:
        self._sources, self._make = sources, make

    def __len__(self) -> int:
        return len(self._sources)

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Step]: ...
    def __getitem__(self, index: int | slice) -> Step | Sequence[Step]:
        if isinstance(index, slice):
            return [self._make(source) for source in self._sources[index]]
        return self._make(self._sources[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # equal to a list, which has no hash either


@dataclass(frozen=True, slots=True)
class Next:
    """What the next level asks: its share less ours, and the extra weighted direct fte (whole millionths)."""

    level: str
    missing: Fraction
    missing_fte_millionths: int


@dataclass(frozen=True, slots=True)
class ThirtyPlus:
    """Share of target-group people for art. 2.82 Aanbestedingswet, and the part that is own staff."""

    reached: bool
    share: Fraction
    regular_share: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """The outcome of one measurement under one edition. ``norms`` maps a level to the share it asks."""

    edition: str
    total_fte: Fraction
    norm_size: int
    weighted_fte: Fraction
    direct: Fraction
    indirect_fte: Fraction
    indirect: Fraction
    counted_indirect: Fraction
    level: str
    norms: Mapping[str, Fraction]
    next: Next | None
    thirty_plus: ThirtyPlus
    banenafspraak_jobs: Fraction
    findings: tuple[Finding, ...]
    assumptions: tuple[str, ...]
    explanation: tuple[Step, ...]
    receipt: Receipt

    @property
    def total(self) -> Fraction:
        """Direct plus counted indirect share."""
        return self.direct + self.counted_indirect
