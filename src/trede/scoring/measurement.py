# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measurement: what an employer declares, read and typed. Every door for files gives this one value.

Hours are whole hundredths, amounts whole cents, days are day numbers (``trede.kernel.periods``).
Codes (position, contract) are text: whether a handbook knows them is for ``trede.scoring.checks``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.kernel.periods import Period

if TYPE_CHECKING:
    from fractions import Fraction

FULLTIME_DEFAULT = 4000


@dataclass(frozen=True, slots=True)
class Organisation:
    """The main applicant and the entities under it; ``entities`` maps a KvK number to a name."""

    name: str
    kvk: str
    entities: tuple[tuple[str, str], ...] = ()
    kind: str | None = None

    @property
    def group(self) -> frozenset[str]:
        """KvK numbers of the main applicant and its entities."""
        return frozenset({self.kvk, *(kvk for kvk, _ in self.entities)})


@dataclass(frozen=True, slots=True)
class Employment:
    """One contract of one person. Two contracts of a person are two employments with the same ``ref``.

    ``index`` is the row's place in the input, for findings; it has no influence on the score.
    ``sw_order`` names the SW order under which a person is hired in (key ``order`` of the format).
    """

    index: int
    ref: str
    contract: str
    hours: int
    fulltime_hours: int
    first_day: int
    last_day: int
    position: str | None = None
    intake: int | None = None
    indication_until: int | None = None
    subsidy_until: int | None = None
    left_school: int | None = None
    status_lost: int | None = None
    placement_from: int | None = None
    benefit_months: int | None = None
    entity: str | None = None
    sw_order: str | None = None

    @property
    def period(self) -> Period:
        return Period(self.first_day, self.last_day)


@dataclass(frozen=True, slots=True)
class Purchase:
    """One order at a certified or SW supplier. Amount in cents; turnover in euro; share in percent."""

    index: int
    order: str
    supplier: str
    kvk: str
    kind: str
    day: int
    amount_cents: int
    supplier_turnover: Fraction
    supplier_fte: Fraction
    supplier_direct_share: Fraction


@dataclass(frozen=True, slots=True)
class Measurement:
    """Everything declared for one reference year. ``total_fte`` when only the target group is listed."""

    organisation: Organisation
    reference_year: Period
    employments: tuple[Employment, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    total_fte: Fraction | None = None
    application_day: int | None = None
