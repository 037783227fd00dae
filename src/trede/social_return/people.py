# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people, purchases and activities cover of what is asked."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.periods import NEVER, Period, months_later
from trede.kernel.values import half_up
from trede.social_return.figures import Figure, figure
from trede.social_return.terms import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.scheme.buyer_rules import Stated
    from trede.social_return.contract import Activity, Contract, People, Purchase


def months_in(days: Period) -> Fraction:
    """The months of a period: whole ones from its first day, and the days that are left as a part of the next."""
    if not days.days:
        return Fraction(0)
    end = days.last + 1
    whole = 0
    while months_later(days.first, whole + 1) <= end:
        whole += 1
    since = months_later(days.first, whole)
    return whole + Fraction(end - since, months_later(days.first, whole + 1) - since)


def covered_by_people(
    people: People, contract: Contract, terms: Mapping[str, Stated], until: int = NEVER
) -> Figure:
    """What one line of people covers, with the days up to ``until``. Half a cent goes up, once for the line."""
    read = Reading(terms)
    amount = read.number(f"group.{people.group}.amount")
    per = read.word(f"group.{people.group}.per")
    counted = _counted(people, contract, read)
    hours = _hours(people, read) if per == "year" else Fraction(1)
    if amount is None or hours is None or counted is None:
        return figure(None, read)
    days = counted.overlap(Period(counted.first, until))
    units = months_in(days) / (1 if per == "month" else 12)
    units = _whole_units(units, read)
    exact = units * hours * amount * people.count
    return figure(half_up(exact.numerator, exact.denominator), read)


def _counted(people: People, contract: Contract, read: Reading) -> Period | None:
    """The days of the contract that count: within the term from the first day at work. None when it is not stated."""
    working = Period(people.first, contract.days.last if people.until is None else people.until)
    nothing = Period(contract.first, contract.first - 1)
    if people.first < contract.first:
        months = read.number("started-before")
        if months is None:
            return None
        if people.first < months_later(contract.first, -months):
            return nothing
    last = _last_of_term(people, read)
    if last is None:
        return None
    return working.overlap(contract.days).overlap(Period(people.first, last))


def _last_of_term(people: People, read: Reading) -> int | None:
    """The last day on which somebody of this group counts; with wage subsidy, as long as that runs."""
    term = f"group.{people.group}.term"
    said = read.word(term)
    if said in ("always", "agreed"):
        return NEVER
    if said is None:
        return None
    end = months_later(people.first, read.number(term) or 0) - 1
    if people.subsidy_until is not None:
        runs = read.maybe("subsidy")
        if runs is None and people.subsidy_until > end:
            read.take_care("subsidy")
        if runs == "while-it-runs":
            end = max(end, people.subsidy_until)
    return end


def _hours(people: People, read: Reading) -> Fraction | None:
    """The hours as a part of a full week of this buyer; more than a full week counts only where that is stated."""
    base = read.number("base-hours")
    if base is None:
        return None
    part = Fraction(people.hours_hundredths, base)
    if part > 1:
        over = read.maybe("hours-over-base")
        if over is None:
            read.take_care("hours-over-base")
        if over != "counted":
            return Fraction(1)
    return part


def _whole_units(units: Fraction, read: Reading) -> Fraction:
    """Parts of a year or month count by time where the buyer says so; else whole ones only."""
    said = read.maybe("pro-rata")
    if said == "by-time" or units.denominator == 1:
        return units
    if said is None:
        read.take_care("pro-rata")
    return Fraction(units.numerator // units.denominator)


def covered_by_purchase(purchase: Purchase, terms: Mapping[str, Stated]) -> Figure:
    """The part of a purchase that counts."""
    read = Reading(terms)
    said = read.word("purchases")
    only = read.maybe("purchases-from") == "recognised-social-entrepreneur"
    if said == "none" or (only and not purchase.social_entrepreneur):
        read.missing.clear()
        return figure(0, read)
    if said == "counts":
        read.note_missing("purchases")
    share = read.share("purchases")
    if share is None:
        return figure(None, read)
    exact = share * purchase.amount_cents
    return figure(half_up(exact.numerator, exact.denominator), read)


def covered_by_activity(activity: Activity, terms: Mapping[str, Stated]) -> Figure:
    """The worth that was agreed, where the buyer counts activities by their worth."""
    read = Reading(terms)
    said = read.word("activities")
    if said is None:
        return figure(None, read)
    return figure(activity.worth_cents if said == "by-value" else 0, read)
