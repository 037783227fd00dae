# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contracts: who sees what, what is refused, and the letter when a certificate changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail
from tests.unit.office.conftest import NOW
from tests.unit.office.contracts import noted

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.contracts import actions, queries, tasks
from trede.office.contracts.models import Contract
from trede.office.contracts.rules import MOST_LINES
from trede.office.journal.models import Concern, Event
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules import Gap, Held

WW = {"group": "ww", "count": 2, "hours_hundredths": 3600, "first": date(2026, 1, 1)}
AGREED = {
    "key": "agreed",
    "value": "100000",
    "day": date(2025, 12, 1),
    "stands_in": "Overeenkomst, artikel 12",
}


def codes(refused):
    return [each.code for each in refused.value.findings]


def fill(made, **told):
    actions.fill_in(**made.at_buyer, **(AGREED | told), **made.seen)


def buyer_sees(made):
    return queries.one_of_buyer(made.buyer, made.contract.pk, on=made.on).standing


def contractor_sees(made):
    return queries.one_of_contractor(made.contractor, made.contract.pk, on=made.on).standing


def test_the_contractor_decides_what_it_reports(made):
    """100,000 agreed; two people of WW for twelve months cover 40,000, once the buyer was told."""
    fill(made)
    actions.declare_people(**made.at_contractor, **WW)
    assert contractor_sees(made).still_cents == 6_000_000
    assert buyer_sees(made).still_cents == 10_000_000
    actions.report(**made.at_contractor, until=date(2026, 6, 30), **made.seen)
    assert buyer_sees(made).still_cents == 6_000_000
    assert made.now.reported_until == date(2026, 6, 30)


def test_what_is_declared_is_no_event_of_the_buyer(made):
    actions.declare_people(**made.at_contractor, **WW)
    event = Event.objects.get(kind="contract.declared")
    assert [each.organisation for each in Concern.objects.filter(event=event)] == [
        made.contractor.organisation
    ]


def test_no_row_is_kept_for_a_person(made):
    actions.declare_people(**made.at_contractor, **WW)
    assert made.now.declared["people"] == [
        {
            "group": "ww",
            "count": 2,
            "hours_hundredths": 3600,
            "first": date(2026, 1, 1).toordinal(),
            "until": None,
            "subsidy_until": None,
        }
    ]


def test_three_buyers_over_one_contractor(administrator, now):
    for number in (1, 2, 3):
        by = noted.buyer(now, name=f"Gemeente {number}", kvk=f"3000000{number}", mark=f"inkoper{number}")
        made = noted.noted(by, administrator, now)
        fill(made, value=f"{number}0000")
    found = queries.of_contractor(administrator, on=now)
    assert [each.buyer for each in found] == ["Gemeente 1", "Gemeente 2", "Gemeente 3"] or len(found) == 3
    assert sorted(each.standing.still_cents for each in found) == [1_000_000, 2_000_000, 3_000_000]
    assert queries.totals(found) == queries.Totals(6_000_000, 6_000_000, 0)


def test_a_contract_without_an_amount_is_counted_apart(made):
    found = queries.of_contractor(made.contractor, on=made.on)
    assert queries.totals(found) == queries.Totals(0, 0, 1)


def test_nobody_sees_the_contract_of_another(made, stranger, now):
    other = noted.buyer(now, name="Elders", kvk="30000009", mark="elders")
    told = {"on": now, "contract": made.contract.pk}
    for look in (
        lambda: queries.one_of_buyer(other, made.contract.pk, on=now),
        lambda: queries.one_of_contractor(stranger, made.contract.pk, on=now),
        lambda: actions.show_contract(by=other, **told),
        lambda: actions.declare_purchase(by=stranger, **told, what="Lunch", amount_cents=5),
        lambda: actions.report(by=stranger, **told, until=date(2026, 3, 1), seen=""),
    ):
        with pytest.raises(NotFoundError):
            look()
    assert queries.of_buyer(other, on=now) == []
    assert queries.of_contractor(stranger, on=now) == []


def test_a_contractor_cannot_change_what_is_asked(made, administrator):
    with pytest.raises(NotAllowedError):
        actions.fill_in(**made.at_contractor, **AGREED, **made.seen)
    with pytest.raises(NotAllowedError):
        queries.of_buyer(administrator, on=made.on)


def test_a_reader_sees_and_declares_nothing(made, colleague):
    signatory = colleague("signatory")
    assert queries.of_contractor(signatory, on=made.on)
    with pytest.raises(NotAllowedError):
        actions.declare_people(by=signatory, on=made.on, contract=made.contract.pk, **WW)


def test_it_is_not_seen_before_it_is_shown(buyer, administrator, now):
    told = {"kvk": "12345678", "contractor": "Voorbeeld BV", "told": noted.TOLD}
    made = actions.add_contract(by=buyer, on=now, **told)
    assert queries.of_contractor(administrator, on=now) == []
    actions.show_contract(by=buyer, on=now, contract=made.pk)
    assert len(queries.of_contractor(administrator, on=now)) == 1
    with pytest.raises(RefusedError) as refused:
        actions.show_contract(by=buyer, on=now, contract=made.pk)
    assert codes(refused) == ["contracts.shown-already"]


def test_whoever_takes_the_number_later_sees_nothing(made, stranger):
    """The buyer showed it to one organisation; a KvK number that changes hands brings no contract along."""
    Contract.objects.update(contractor_kvk="87654321")
    assert queries.of_contractor(stranger, on=made.on) == []


def test_nobody_to_show_it_to(buyer, now):
    told = {"kvk": "69599068", "contractor": "Nog niet", "told": noted.TOLD}
    made = actions.add_contract(by=buyer, on=now, **told)
    with pytest.raises(RefusedError) as refused:
        actions.show_contract(by=buyer, on=now, contract=made.pk)
    assert codes(refused) == ["contracts.nobody-to-show"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": " "}, "contracts.empty"),
        ({"rule": "utopia"}, "social-return.rule-unknown"),
        ({"last": date(2025, 12, 31)}, "social-return.days-turned"),
        ({"tender": date(2026, 2, 1)}, "social-return.tender-late"),
    ],
)
def test_a_contract_that_does_not_fit_is_refused(buyer, now, wrong, code):
    with pytest.raises(RefusedError) as refused:
        actions.add_contract(
            by=buyer, on=now, kvk="12345678", contractor="X", told=replace(noted.TOLD, **wrong)
        )
    assert codes(refused) == [code]
    assert not Contract.objects.exists()


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"key": "base-hours", "value": "40"}, "social-return.stated-already"),
        ({"key": "kleur"}, "social-return.key-unknown"),
        ({"value": "veel"}, "scheme.value-wrong"),
        ({"stands_in": ""}, "contracts.empty"),
    ],
)
def test_only_what_is_not_stated_can_be_filled_in(made, told, code):
    with pytest.raises(RefusedError) as refused:
        fill(made, **told)
    assert codes(refused) == [code]


def test_a_value_that_was_filled_in_can_be_filled_in_again(made):
    fill(made)
    fill(made, value="80000", stands_in="Mail van maart")
    assert buyer_sees(made).asked.cents == 8_000_000
    assert len(made.now.filled) == 1


def test_who_saw_an_older_version_is_refused(made):
    old = made.seen
    fill(made)
    with pytest.raises(RefusedError) as refused:
        actions.extend_contract(**made.at_buyer, last=date(2028, 12, 31), value_cents=0, **old)
    assert codes(refused) == ["contracts.changed-meanwhile"]


def test_an_extension_adds_days_and_value(made):
    actions.extend_contract(**made.at_buyer, last=date(2028, 12, 31), value_cents=5_000, **made.seen)
    contract = buyer_sees(made).contract
    assert contract.days.last == date(2028, 12, 31).toordinal()
    assert contract.total_cents == 100_005_000
    with pytest.raises(RefusedError) as refused:
        actions.extend_contract(**made.at_buyer, last=date(2028, 12, 31), value_cents=0, **made.seen)
    assert codes(refused) == ["contracts.not-longer"]


def test_what_a_subcontractor_reports_counts_with_the_main_contractor(made, stranger):
    fill(made)
    told = {"kvk": "87654321", "contractor": "Onder BV"}
    below = actions.add_subcontractor(**made.at_buyer, **told)
    actions.show_contract(by=made.buyer, on=made.on, contract=below.pk)
    here = {"by": stranger, "on": made.on, "contract": below.pk}
    actions.declare_people(**here, **WW)
    assert contractor_sees(made).still_cents == 10_000_000
    seen = Contract.objects.get(pk=below.pk).version
    actions.report(**here, until=date(2026, 6, 30), seen=seen)
    assert contractor_sees(made).still_cents == buyer_sees(made).still_cents == 6_000_000
    (line,) = queries.of_contractor(stranger, on=made.on)
    assert line.is_sub
    assert line.standing.people[0].cents == 4_000_000
    assert queries.totals([line]) == queries.Totals(0, 0, 0)


def test_below_a_subcontractor_stands_nobody(made):
    told = {"kvk": "87654321", "contractor": "Onder BV"}
    below = actions.add_subcontractor(**made.at_buyer, **told)
    here = made.at_buyer | {"contract": below.pk}
    with pytest.raises(RefusedError) as refused:
        actions.add_subcontractor(**here, **told)
    assert codes(refused) == ["contracts.sub-of-sub"]
    with pytest.raises(RefusedError) as refused:
        actions.fill_in(**here, **AGREED, seen=below.version)
    assert codes(refused) == ["contracts.of-main"]


def test_lines_are_taken_back_by_number_and_version(made):
    actions.declare_purchase(**made.at_contractor, what="Lunch", amount_cents=5)
    actions.declare_activity(**made.at_contractor, what="Training", count=1, worth_cents=5)
    old = made.seen
    actions.take_line_back(**made.at_contractor, kind="purchases", number=0, **old)
    assert made.now.declared["purchases"] == []
    for kind, number, seen, code in (
        ("activities", 0, old, "contracts.changed-meanwhile"),
        ("activities", 1, made.seen, "contracts.no-line"),
        ("kleur", 0, made.seen, "contracts.no-line"),
    ):
        with pytest.raises(RefusedError) as refused:
            actions.take_line_back(**made.at_contractor, kind=kind, number=number, **seen)
        assert codes(refused) == [code]


@pytest.mark.parametrize(
    ("until", "code"),
    [
        (date(2026, 11, 3), "contracts.report-too-far"),  # tomorrow
        (date(2025, 12, 31), "contracts.report-too-far"),  # before the contract
        (date(2026, 3, 31), "contracts.reported-already"),
    ],
)
def test_days_that_cannot_be_reported_on(made, until, code):
    actions.report(**made.at_contractor, until=date(2026, 3, 31), **made.seen)
    with pytest.raises(RefusedError) as refused:
        actions.report(**made.at_contractor, until=until, **made.seen)
    assert codes(refused) == [code]


def test_there_is_an_end_to_what_one_can_declare(made):
    line = {"what": "Lunch", "amount_cents": 5, "social_entrepreneur": False}
    Contract.objects.update(declared={"people": [], "purchases": [line] * MOST_LINES, "activities": []})
    with pytest.raises(RefusedError) as refused:
        actions.declare_purchase(**made.at_contractor, what="Lunch", amount_cents=5)
    assert codes(refused) == ["contracts.too-many"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"group": "kleur"}, "scheme.choice-unknown"),
        ({"count": 0}, "scheme.out-of-range"),
        ({"count": 10_001}, "scheme.out-of-range"),
        ({"hours_hundredths": 0}, "scheme.out-of-range"),
        ({"hours_hundredths": 6001}, "scheme.out-of-range"),
    ],
)
def test_people_of_a_group_that_does_not_exist(made, told, code):
    with pytest.raises(RefusedError) as refused:
        actions.declare_people(**made.at_contractor, **(WW | told))
    assert codes(refused) == [code]
    with pytest.raises(RefusedError) as refused:
        actions.declare_people(**made.at_contractor, **WW, until=date(2025, 12, 31))
    assert codes(refused) == ["social-return.days-turned"]


def listed(level, first, last, **told):
    """The register says that the contractor held this, and nothing else."""
    held = Held("12345678", "Voorbeeld BV", "", level, first, last, **told)
    fill_with_demo(by=noted.TREDE, on=NOW, listings=[held])


def test_the_certificate_is_looked_up_by_day(made):
    """Trede 2 from half-way 2026 only: on the day of the tender there was none, now there is."""
    fill(made)
    listed("trede-2", date(2026, 6, 1), date(2028, 5, 31))
    found = buyer_sees(made).certificate
    assert (found.at_tender, found.lowest) == ("none", "none")
    assert found.figure.cents == 0
    assert queries.one_of_buyer(made.buyer, made.contract.pk, on=made.on).level == "trede-2"


def test_a_suspension_is_a_gap(made):
    """Held from before the tender, suspended in March 2026: then the lowest level of the contract is none."""
    fill(made)
    gap = Gap(date(2026, 3, 1), date(2026, 4, 1))
    listed("trede-2", date(2025, 1, 1), date(2028, 12, 31), gaps=(gap,))
    found = buyer_sees(made).certificate
    assert (found.at_tender, found.lowest) == ("trede-2", "none")
    listed("trede-2", date(2025, 1, 1), date(2028, 12, 31))
    assert buyer_sees(made).certificate.lowest == "trede-2"


def test_the_buyer_hears_of_it_when_a_certificate_changes_or_ends(made, now):
    day = now.date()
    listed("trede-2", day - timedelta(days=9), day + timedelta(days=90))
    assert queries.to_tell(day) == [made.contract.pk]
    mail.outbox.clear()
    actions.tell_of_certificate(by=tasks.CONTRACTS, on=now, contract=made.contract.pk)
    assert [each.to for each in mail.outbox] == [["inkoper@voorbeeld.example"]]  # who follows it
    assert "Eerst: geen certificaat. Nu: trede 2." in mail.outbox[0].body
    assert queries.to_tell(day) == []
    with pytest.raises(RefusedError) as refused:
        actions.tell_of_certificate(by=tasks.CONTRACTS, on=now, contract=made.contract.pk)
    assert codes(refused) == ["contracts.nothing-changed"]
    listed("trede-2", day - timedelta(days=9), day + timedelta(days=90), ended_on=day)
    mail.outbox.clear()
    actions.tell_of_certificate(by=tasks.CONTRACTS, on=now, contract=made.contract.pk)
    assert "Eerst: trede 2. Nu: geen certificaat." in mail.outbox[0].body
    assert f"/register/{made.contract.contractor_kvk}/" in mail.outbox[0].body


@pytest.mark.parametrize(
    "days", [(date(2024, 1, 1), date(2024, 12, 31)), (date(2027, 1, 1), date(2027, 12, 31))]
)
def test_a_contract_that_is_over_or_to_come_is_not_told_of(made, now, days):
    first, last = days
    Contract.objects.update(first=first, last=last)
    listed("trede-2", now.date(), now.date() + timedelta(days=90))
    assert queries.to_tell(now.date()) == []


def test_what_the_worker_does_is_done_once(made, now, monkeypatch):
    day = now.date()
    listed("trede-1", day - timedelta(days=9), day + timedelta(days=900))
    monkeypatch.setattr(tasks.timezone, "now", lambda: now)
    mail.outbox.clear()
    tasks.bring_up_to_date()
    tasks.bring_up_to_date()
    assert len(mail.outbox) == 1


def test_what_is_sent_twice_is_noted_once(made):
    """A line that counts twice would cover what nobody did; a contract that stands twice would be asked twice."""
    lines = (
        lambda: actions.declare_people(**made.at_contractor, **WW),
        lambda: actions.declare_purchase(**made.at_contractor, what="Lunch", amount_cents=5),
        lambda: actions.declare_activity(**made.at_contractor, what="Training", count=1, worth_cents=5),
    )
    for declare in lines:
        declare()
        with pytest.raises(RefusedError) as refused:
            declare()
        assert codes(refused) == ["contracts.line-there"]
    assert [len(each) for each in made.now.declared.values()] == [1, 1, 1]
    actions.declare_people(**made.at_contractor, **(WW | {"count": 3}))

    contract = {
        "by": made.buyer,
        "on": made.on,
        "contractor": "Voorbeeld BV",
        "kvk": made.contract.contractor_kvk,
    }
    with pytest.raises(RefusedError) as refused:
        actions.add_contract(**contract, told=made.contract.told)
    assert codes(refused) == ["contracts.there-already"]
    actions.add_contract(**contract, told=replace(made.contract.told, name="Nog een"))

    below = {"contract": made.contract.pk, "contractor": "Onder BV", "kvk": "87654321"}
    actions.add_subcontractor(by=made.buyer, on=made.on, **below)
    with pytest.raises(RefusedError) as refused:
        actions.add_subcontractor(by=made.buyer, on=made.on, **below)
    assert codes(refused) == ["contracts.there-already"]


class TestSubprojects:
    """Friesland since 2016: 2 percent of the sum, at most 300,000 euro for each (sub)project."""

    PARTS = (2_000_000_000, 1_000_000_000)
    """Twenty and ten million: 400,000 and 200,000 euro, of which 300,000 and 200,000 count."""

    def added(self, now, **more):
        by = noted.buyer(now)
        told = replace(noted.TOLD, rule="friesland-2016", kind="works", value_cents=sum(self.PARTS), **more)
        whose = {"kvk": "69599068", "contractor": "Bouw BV"}
        return by, actions.add_contract(by=by, on=now, **whose, told=told)

    def asked(self, now, by, contract):
        return queries.one_of_buyer(by, contract.pk, on=now).standing.asked.cents

    def test_the_cap_is_for_each_of_them(self, now):
        by, whole = self.added(now)
        assert self.asked(now, by, whole) == 30_000_000

    def test_and_an_extension_belongs_to_the_last(self, now):
        by, parts = self.added(now, subprojects_cents=self.PARTS)
        assert self.asked(now, by, parts) == 50_000_000
        longer = {"last": date(2028, 12, 31), "value_cents": 300_000_000, "seen": parts.version}
        actions.extend_contract(by=by, on=now, contract=parts.pk, **longer)
        assert self.asked(now, by, parts) == 50_000_000 + 6_000_000

    @pytest.mark.parametrize(
        ("parts", "code"),
        [
            ((1, 2), "social-return.subprojects-sum"),
            ((*PARTS, 0), "contracts.subproject-empty"),
            ((*[100] * 200, sum(PARTS) - 20_000), "contracts.too-many"),
        ],
    )
    def test_they_are_the_whole_together(self, now, parts, code):
        with pytest.raises(RefusedError) as refused:
            self.added(now, subprojects_cents=parts)
        assert {(each.code, each.place) for each in refused.value.findings} == {(code, "subprojects_cents")}
