# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a buyer asks of a contract, in euro."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.values import half_up
from trede.social_return.figures import Figure, figure
from trede.social_return.terms import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from trede.scheme.buyer_rules import Stated
    from trede.social_return.contract import Contract


def asked(contract: Contract, terms: Mapping[str, Stated]) -> Figure:
    """The obligation of this contract: what was agreed, or the percentage of its base up to the cap.

    Nothing below the threshold. Half a cent goes up, once for each (sub)project.
    """
    read = Reading(terms)
    if read.maybe("agreed") is not None:
        return figure(read.number("agreed"), read, "agreed")
    if read.maybe("base") == "agreed":
        read.note_missing("agreed")
        return figure(None, read)
    if _below(contract, read):
        return figure(0, read, "below-threshold", *_instead(read))
    share = _share(contract, read)
    amounts = _amounts(contract, read)
    if read.missing or share is None or amounts is None:
        return figure(None, read)
    return figure(sum(_capped(share, amount, read) for amount in amounts), read)


def _below(contract: Contract, read: Reading) -> bool | None:
    """Whether the contract is too small; None when that cannot be said."""
    threshold = read.number("threshold")
    if threshold is None:
        return None
    if contract.total_cents == threshold:
        counts = read.word("threshold-counts")
        return None if counts is None else counts == "above"
    return contract.total_cents < threshold


def _instead(read: Reading) -> tuple[str, ...]:
    """What is asked of a contract below the threshold, if anything."""
    below = read.maybe("below")
    return () if below in (None, "nothing") else (f"below-{below}",)


def _share(contract: Contract, read: Reading) -> Fraction | None:
    """The percentage of the rule; what the contractor offered when that is more."""
    share = read.share("percentage")
    if contract.offered is None or share is None:
        return share
    read.maybe("award")
    return max(share, contract.offered)


def _amounts(contract: Contract, read: Reading) -> tuple[int, ...] | None:
    """What the percentage is taken of, for each (sub)project; an extension belongs to the last of them."""
    base = read.word("base")
    if base == "wages":
        if contract.wages_cents is None:
            read.note_missing("wages")
        return None if contract.wages_cents is None else (contract.wages_cents,)
    if base is None:
        return None
    *before, last = contract.subprojects_cents or (contract.value_cents,)
    return (*before, last + contract.total_cents - contract.value_cents)


def _capped(share: Fraction, amount_cents: int, read: Reading) -> int:
    exact = share * amount_cents
    whole = half_up(exact.numerator, exact.denominator)
    if read.maybe("cap") in (None, "none"):
        return whole
    cap = read.number("cap")
    return whole if cap is None else min(whole, cap)
