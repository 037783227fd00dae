# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An organisation that holds a certificate is closed: what others rely on stays, its people and their access go."""

import pytest
from tests.unit.office.accounts.test_leaving import as_the_journal_says
from tests.unit.office.certificates.issued import Again
from tests.unit.office.contracts.noted import buyer, noted
from tests.unit.office.growth.agreed import AGREED
from tests.unit.office.register.shown import said

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts import actions, queries
from trede.office.accounts.models import Assignment, Entity, Invitation, Membership, Organisation, Person
from trede.office.audit.actions import withdraw_application
from trede.office.audit.models import Quote
from trede.office.certificates import actions as certificates
from trede.office.certificates.queries import of_organisation, standings
from trede.office.contracts import actions as contracts
from trede.office.contracts.models import Contract
from trede.office.dossier.models import Application, Dossier, Measurement
from trede.office.growth import actions as growth
from trede.office.growth.models import Arrangement, Training
from trede.office.journal.rules import System
from trede.office.log import tasks as log
from trede.office.register import queries as register
from trede.office.register.actions import add_hand_over
from trede.office.register.models import HandOver
from trede.office.uploads.actions import remember_columns
from trede.office.uploads.models import ColumnMemory
from trede.office.web.people.leaving import ENDINGS, RELYING

TREDE, ENDS = System("test"), {"endings": ENDINGS, "relying": RELYING}


@pytest.fixture
def signed(now, ready):
    """An employer with a certificate in the register, a draft, and work about people."""
    made = ready.issue()
    log.bring_up_to_date()
    certificates.show_in_register(by=TREDE, on=now, certificate=made.pk)
    boss = ready.chain.members["employer"]
    ready.chain.with_dossier()
    growth.switch_on(by=boss, on=now, **AGREED)
    growth.add_training(
        by=boss, on=now, group="guides", who="T1", what="Harrie", followed_on=now.date(), valid_until=None
    )
    remember_columns(by=boss, on=now, columns={"urenweek": "hours"})
    actions.invite(by=boss, on=now, email="wacht@voorbeeld.example", role="adviser")
    return ready, boss, made


def test_what_was_signed_stays_and_the_people_go(now, signed):
    ready, boss, made = signed
    home, kvk = boss.organisation, ready.chain.kvk["employer"]
    before = register.history(kvk), Application.objects.count(), standings([made])
    name = Organisation.objects.get(pk=home).name
    actions.close_organisation(by=boss, on=now, name=f" {name} ", **ENDS)
    assert (register.history(kvk), Application.objects.count(), standings([made])) == before
    assert of_organisation(boss).get().pk == made.pk
    assert not Membership.objects.filter(Membership.on(now), organisation=home).exists()
    assert not Assignment.objects.filter(Assignment.on(now), organisation=home).exists()
    assert not Invitation.objects.filter(organisation=home).exclude(email="").exists()
    assert Dossier.objects.filter(organisation=home).count() == 1, "the draft is gone"
    assert Measurement.objects.filter(dossier__organisation=home).count() == 1
    for gone in (Arrangement, Training, ColumnMemory):
        assert not gone.objects.filter(organisation=home).exists()
    assert queries.employer_with(kvk) is None
    assert as_the_journal_says() == []
    with pytest.raises(NotFoundError):
        actions.close_organisation(by=boss, on=now, name=name, **ENDS)
    person = Person.objects.get(pk=boss.person)
    with pytest.raises(RefusedError, match="already"):
        actions.found_organisation(by=person, on=now, name="Nog eens BV", kvk=kvk)


def test_photos_and_words_of_people_go_with_the_organisation(now, signed):
    _ready, boss, _made = signed
    add_hand_over(by=boss, on=now, shown=said(speaker="Daan Kanarie"))
    name = Organisation.objects.get(pk=boss.organisation).name
    actions.close_organisation(by=boss, on=now, name=name, **ENDS)
    assert not HandOver.objects.exists()
    assert as_the_journal_says() == []


def test_a_contract_stays_until_the_last_of_its_parties_is_gone(now, administrator):
    made = noted(buyer(now), administrator, now)
    sub = contracts.add_subcontractor(**made.at_buyer, kvk="30000009", contractor="Onderaannemer BV")
    home = Organisation.objects.get(pk=made.buyer.organisation)
    boss = Membership.objects.get(organisation=home, role="administrator")
    by = queries.member(boss.person_id, home.pk, on=now)
    actions.close_organisation(by=by, on=now, name=home.name, **ENDS)
    assert Contract.objects.count() == 2
    name = Organisation.objects.get(pk=administrator.organisation).name
    actions.close_organisation(by=administrator, on=now, name=name, **ENDS)
    assert not Contract.objects.filter(pk__in=[made.contract.pk, sub.pk]).exists()
    assert as_the_journal_says() == []


def test_of_who_never_signed_the_numbers_go_too(now, sign_up):
    """Whoever works alone is a person, and may come back with the same number."""
    person, kvk = sign_up("nooit-getekend"), "87654321"
    made = actions.found_organisation(by=person, on=now, name="Nooit BV", kvk=kvk)
    boss = queries.member(person.pk, made.pk, on=now)
    actions.add_entity(by=boss, on=now, name="Deel BV", kvk="87654329")
    actions.close_organisation(by=boss, on=now, name="Nooit BV", **ENDS)
    assert (Organisation.objects.get(pk=made.pk).kvk, Entity.objects.filter(organisation=made).count()) == (
        "",
        0,
    )
    assert as_the_journal_says() == []
    actions.found_organisation(by=person, on=now, name="Toch weer BV", kvk=kvk)


def test_nothing_goes_while_something_runs(now, signed):
    ready, boss, _made = signed
    chain = Again(now, members=ready.chain.members, kvk=ready.chain.kvk, made={"number": 1})
    chain.offered()
    quote = Quote.objects.get(pk=chain.made["quote"])
    name = Organisation.objects.get(pk=boss.organisation).name
    other = Again(now, members=ready.chain.members, kvk=ready.chain.kvk, made={"number": 2}).accepted()
    with pytest.raises(RefusedError) as refused:
        actions.close_organisation(by=boss, on=now, name=name, **ENDS)
    assert [each.code for each in refused.value.findings] == ["audit.still-running"]
    assert Arrangement.objects.filter(organisation=boss.organisation).exists(), "nothing of it was done"
    withdraw_application(**other.step("signatory"), case=other.case)
    actions.close_organisation(by=boss, on=now, name=name, **ENDS)
    quote.refresh_from_db()
    assert quote.outcome == "lapsed"
    assert as_the_journal_says() == []


def test_another_name_or_who_examines_closes_nothing(now, signed):
    ready, boss, _made = signed
    with pytest.raises(RefusedError) as refused:
        actions.close_organisation(by=boss, on=now, name="Iets anders BV", **ENDS)
    assert [each.code for each in refused.value.findings] == ["accounts.other-name"]
    for home in ("body", "scheme"):
        by = ready.chain.members[home]
        name = Organisation.objects.get(pk=by.organisation).name
        with pytest.raises(RefusedError) as refused:
            actions.close_organisation(by=by, on=now, name=name, **ENDS)
        assert [each.code for each in refused.value.findings] == ["accounts.close-elsewhere"]
