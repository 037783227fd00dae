# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a buyer and a contractor do with a contract; each one action, one event."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts import queries as people
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.typed import checked_organisation
from trede.office.contracts.holding import (
    check_main,
    check_new,
    check_version,
    checked_number,
    declare_more,
    of_buyer,
    of_contractor,
    tell,
)
from trede.office.contracts.letters import write_changed
from trede.office.contracts.models import Contract
from trede.office.contracts.queries import existing, level_today
from trede.office.contracts.rules import (
    MOST_HOURS,
    MOST_LINES,
    MOST_PEOPLE,
    checked_text,
    filled_document,
    filled_in,
    without_line,
    wrong_with,
)
from trede.office.journal.actions import action
from trede.scheme.buyer_values import GROUPS
from trede.social_return.contract import Activity, Extension, FilledIn, People, Purchase

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.contracts.rules import Told
    from trede.office.journal.rules import System


@action
def add_contract(*, by: Member, on: datetime, kvk: str, contractor: str, told: Told) -> Contract:
    """Note a contract with a contractor. Raises RefusedError with everything that does not fit."""
    require(by, Permission.CONTRACT_BUY, by.organisation)
    told = replace(told, name=checked_text(told.name, "name"))
    if wrong := wrong_with(told):
        raise RefusedError(wrong)
    number, name = checked_number(kvk), checked_organisation(contractor, "contractor")
    check_new(
        name,
        "name",
        buyer=by.organisation,
        main=None,
        contractor_kvk=number,
        name=told.name,
        first=told.first,
    )
    made = Contract.objects.create(
        buyer=by.organisation,
        contractor_kvk=number,
        contractor_name=name,
        **asdict(told),
        level_told=level_today(number, dutch_day(on)),
        added_at=on,
        added_by=by.actor_id,
    )
    tell("contract.added", made, by=by, on=on)
    return made


@action
def add_subcontractor(*, by: Member, on: datetime, contract: UUID, kvk: str, contractor: str) -> Contract:
    """Note who does a part of a contract. Raises NotFoundError; RefusedError below a subcontractor."""
    main = of_buyer(by, contract)
    check_main(main, "contracts.sub-of-sub")
    number, name = checked_number(kvk), checked_organisation(contractor, "contractor")
    check_new(name, "kvk", main=main, contractor_kvk=number)
    made = Contract.objects.create(
        buyer=main.buyer,
        contractor_kvk=number,
        contractor_name=name,
        main=main,
        **asdict(main.told),
        level_told=level_today(number, dutch_day(on)),
        added_at=on,
        added_by=by.actor_id,
    )
    tell("contract.sub-added", made, by=by, on=on)
    return made


@action
def show_contract(*, by: Member, on: datetime, contract: UUID) -> None:
    """Let the employer that is registered with its KvK number see the contract, and report on it.

    Raises NotFoundError; RefusedError when nobody is registered with it, or it was shown already.
    """
    found = of_buyer(by, contract)
    if found.contractor is not None:
        raise RefusedError([finding("contracts.shown-already", "contract")])
    employer = people.employer_with(found.contractor_kvk)
    if employer is None:
        raise RefusedError([finding("contracts.nobody-to-show", "contract")])
    found.contractor = employer.pk
    found.save(update_fields=["contractor"])
    tell("contract.shown", found, by=by, on=on)


@action
def extend_contract(
    *, by: Member, on: datetime, contract: UUID, last: date, value_cents: int, seen: str
) -> None:
    """Make it longer, and its value so much more. Raises NotFoundError; RefusedError also for another version."""
    found = of_buyer(by, contract)
    check_main(found, "contracts.of-main")
    check_version(found, seen)
    until = max([found.last, *(date.fromordinal(each["last"]) for each in found.extensions)])
    if last <= until:
        raise RefusedError([finding("contracts.not-longer", "last", last, last=f"{until:%d-%m-%Y}")])
    if len(found.extensions) >= MOST_LINES:
        raise RefusedError([finding("contracts.too-many", "last", most=MOST_LINES)])
    found.extensions = [*found.extensions, asdict(Extension(last.toordinal(), value_cents))]
    found.save(update_fields=["extensions"])
    tell("contract.extended", found, by=by, on=on, last=last.isoformat())


@action
def fill_in(
    *, by: Member, on: datetime, contract: UUID, key: str, value: str, day: date, stands_in: str, seen: str
) -> None:
    """Fill in a value that the rule does not state: what was said, on which day, and where it stands.

    Raises NotFoundError; RefusedError for what the rule states, a value not written so, and another version.
    """
    found = of_buyer(by, contract)
    check_main(found, "contracts.of-main")
    check_version(found, seen)
    told = FilledIn(key, checked_text(value, "value"), day, checked_text(stands_in, "stands_in"))
    if wrong := wrong_with(found.told, [told]):
        raise RefusedError(wrong)
    others = [each for each in filled_in(found.filled) if each.key != key]
    found.filled = [filled_document(each) for each in (*others, told)]
    found.save(update_fields=["filled"])
    tell("contract.filled-in", found, by=by, on=on)


@action
def declare_people(
    *,
    by: Member,
    on: datetime,
    contract: UUID,
    group: str,
    count: int,
    hours_hundredths: int,
    first: date,
    until: date | None = None,
    subsidy_until: date | None = None,
) -> None:
    """Note so many people of a group with the same hours and days: never one by name. Raises RefusedError."""
    found = of_contractor(by, contract)
    if group not in GROUPS:
        raise RefusedError([finding("scheme.choice-unknown", "group", group, choices=", ".join(GROUPS))])
    for place, value, most, shown in (
        ("count", count, MOST_PEOPLE, MOST_PEOPLE),
        ("hours_hundredths", hours_hundredths, MOST_HOURS * 100, MOST_HOURS),
    ):
        if not 1 <= value <= most:
            raise RefusedError([finding("scheme.out-of-range", place, value, least=1, most=shown)])
    if until is not None and until < first:
        raise RefusedError([finding("social-return.days-turned", "until", until)])
    days = [None if each is None else each.toordinal() for each in (until, subsidy_until)]
    line = People(group, count, hours_hundredths, first.toordinal(), *days)
    declare_more(found, "people", line, by=by, on=on)


@action
def declare_purchase(
    *,
    by: Member,
    on: datetime,
    contract: UUID,
    what: str,
    amount_cents: int,
    social_entrepreneur: bool = False,
) -> None:
    """Note what was bought for the contract, without VAT. Raises NotFoundError, RefusedError."""
    line = Purchase(checked_text(what, "what"), amount_cents, social_entrepreneur)
    declare_more(of_contractor(by, contract), "purchases", line, by=by, on=on)


@action
def declare_activity(
    *, by: Member, on: datetime, contract: UUID, what: str, count: int, worth_cents: int
) -> None:
    """Note what was done, how often, and the worth that was agreed. Raises NotFoundError, RefusedError."""
    line = Activity(checked_text(what, "what"), count, worth_cents)
    declare_more(of_contractor(by, contract), "activities", line, by=by, on=on)


@action
def take_line_back(*, by: Member, on: datetime, contract: UUID, kind: str, number: int, seen: str) -> None:
    """Take away a line that was declared. Raises NotFoundError; RefusedError for another version than was seen."""
    found = of_contractor(by, contract)
    check_version(found, seen)
    found.declared = without_line(found.declared, kind, number)
    found.save(update_fields=["declared"])
    tell("contract.line-taken-back", found, by=by, on=on, to_buyer=False)


@action
def report(*, by: Member, on: datetime, contract: UUID, until: date, seen: str) -> None:
    """Tell the buyer what stands declared, up to a day. Raises NotFoundError; RefusedError for a day that is wrong."""
    found = of_contractor(by, contract)
    check_version(found, seen)
    main = found.main or found
    end = max([main.last, *(date.fromordinal(each["last"]) for each in main.extensions)])
    last = min(dutch_day(on), end)
    if not main.first <= until <= last:
        raise RefusedError([finding("contracts.report-too-far", "until", last=f"{last:%d-%m-%Y}")])
    if found.reported_until is not None and until <= found.reported_until:
        shown = f"{found.reported_until:%d-%m-%Y}"
        raise RefusedError([finding("contracts.reported-already", "until", until=shown)])
    found.reported, found.reported_until, found.reported_at = found.declared, until, on
    found.save(update_fields=["reported", "reported_until", "reported_at"])
    tell("contract.reported", found, by=by, on=on, until=until.isoformat())


@action
def tell_of_certificate(*, by: System, on: datetime, contract: UUID) -> None:
    """Write to the buyer that the contractor holds another level, or none. Raises RefusedError when nothing changed."""
    found = existing(Contract.objects.filter(pk=contract).first())
    level, before = level_today(found.contractor_kvk, dutch_day(on)), found.level_told or "none"
    if level == before:
        raise RefusedError([finding("contracts.nothing-changed", "contract")])
    found.level_told = level
    found.save(update_fields=["level_told"])
    write_changed(found, before, level, on=on)
    tell("contract.certificate-changed", found, by=by, on=on, before=before, now=level)
