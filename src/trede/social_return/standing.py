# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a contract stands on a day: what is asked, what covers it, what is still to do, when the next report is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.kernel.periods import as_date, months_later
from trede.social_return.asked import asked
from trede.social_return.certificate import covered_by_certificate
from trede.social_return.figures import summed
from trede.social_return.people import covered_by_activity, covered_by_people, covered_by_purchase
from trede.social_return.terms import Reading, terms_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.scheme.buyer_rules import BuyerRule, Stated
    from trede.social_return.certificate import Covered
    from trede.social_return.contract import Contract
    from trede.social_return.figures import Figure


@dataclass(frozen=True, slots=True)
class Standing:
    """Every figure of one contract on a day. Amounts are whole cents.

    ``people``, ``purchases`` and ``activities`` are in the order of the contract. ``people_until_now_cents`` is the
    part of the people's figure for days that have passed. ``next_report`` is a day number; None when no
    more is due or it is not stated how often.
    """

    contract: Contract
    rule: BuyerRule
    on: int
    asked: Figure
    certificate: Covered
    people: tuple[Figure, ...]
    purchases: tuple[Figure, ...]
    activities: tuple[Figure, ...]
    people_until_now_cents: int
    activities_asked: int
    next_report: int | None
    says: tuple[str, ...]
    terms: Mapping[str, Stated]

    @property
    def covered(self) -> tuple[Figure, Figure, Figure, Figure]:
        """By the certificate, by people, by purchases, by activities."""
        return (
            self.certificate.figure,
            summed(self.people),
            summed(self.purchases),
            summed(self.activities),
        )

    @property
    def still_cents(self) -> int | None:
        """What is still to do at most, with what is sure; None when it cannot be said what is asked."""
        if self.asked.cents is None:
            return None
        return max(0, self.asked.cents - sum(each.known_cents for each in self.covered))

    @property
    def activities_still(self) -> int:
        """How many activities are still to do, where a small contract is asked those."""
        return max(0, self.activities_asked - sum(each.count for each in self.contract.activities))

    @property
    def open(self) -> tuple[str, ...]:
        """Every value that is not stated and that makes a difference here: the buyer may fill it in."""
        if self.asked.cents is not None and self.still_cents == 0:
            return ()
        parts = (self.asked, *self.covered)
        found = [key for each in parts for key in (*each.missing, *each.careful)]
        return tuple(dict.fromkeys(found))

    @property
    def is_sure(self) -> bool:
        """Whether nothing that is not stated could change what is still to do."""
        return not self.open


def standing(contract: Contract, rule: BuyerRule, on: int) -> Standing:
    """Where the contract stands on this day, by the rule of its buyer."""
    terms = terms_of(rule, contract.kind, contract.filled)
    obligation = asked(contract, terms)
    return Standing(
        contract=contract,
        rule=rule,
        on=on,
        asked=obligation,
        certificate=covered_by_certificate(contract, terms, obligation, on),
        people=tuple(covered_by_people(each, contract, terms) for each in contract.people),
        purchases=tuple(covered_by_purchase(each, terms) for each in contract.purchases),
        activities=tuple(covered_by_activity(each, terms) for each in contract.activities),
        people_until_now_cents=sum(
            covered_by_people(each, contract, terms, on).known_cents for each in contract.people
        ),
        activities_asked=1 if "below-activity" in obligation.says else 0,
        next_report=next_report(contract, terms),
        says=_says(contract, rule, terms),
        terms=terms,
    )


def next_report(contract: Contract, terms: Mapping[str, Stated]) -> int | None:
    """The day after the first period that was not reported: each so many months, and what is left at the end."""
    months = Reading(terms).number("report-months")
    if not months:
        return None
    end = contract.days.last + 1
    done = contract.first if contract.reported_until is None else contract.reported_until + 1
    due, count = contract.first, 0
    while due < end:
        count += 1
        due = min(end, months_later(contract.first, months * count))
        if due > done:
            return due
    return None


def _says(contract: Contract, rule: BuyerRule, terms: Mapping[str, Stated]) -> tuple[str, ...]:
    """What there is to say of the rule with this contract."""
    found = []
    if rule.valid_from is None:
        found.append("rule-not-dated")
    elif rule.valid_from > as_date(contract.tender):
        found.append("rule-later")
    if terms["report-months"].value is None:
        found.append("report-not-stated")
    read = Reading(terms)
    if read.maybe("level-asked") not in (None, "none"):
        threshold = read.number("level-asked-threshold")
        if threshold is None or contract.total_cents >= threshold:
            found.append("level-asked")
    return tuple(found)
