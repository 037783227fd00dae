# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at once, in accounts and the register: see ``at_once.py``."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from allauth.mfa.models import Authenticator
from tests.integration.office.at_once import NUMBERS, WRITERS, case
from tests.unit.office.web.software_passkey import SoftwarePasskey

from trede.office.accounts import actions, queries
from trede.office.accounts.actions.contacting import LETTERS_OF_A_VISITOR
from trede.office.accounts.actions.organisations import ORGANISATIONS_OF_A_PERSON
from trede.office.accounts.links import give_link
from trede.office.accounts.models import (
    Assignment,
    Entity,
    Invitation,
    LoginLink,
    Membership,
    Organisation,
    Person,
    PurposeLink,
)
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.links import Purpose
from trede.office.accounts.rules.permissions import Permission
from trede.office.journal.actions import action, record
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.post.allowance import TO_A_STRANGER_A_DAY
from trede.office.post.models import Posted
from trede.office.register.actions import fill_with_demo
from trede.office.register.models import Listing
from trede.office.register.rules import Held

TREDE = System("test")
ROLE = "guest-reader"


def held(stage, person=None, role=ROLE):
    mine = Membership.objects.filter(
        organisation=stage.by.organisation, person=person or stage.person, role=role
    )
    return mine.filter(until=None).count()


@case("accounts.actions.invitations.invite", WRITERS)
def invite_many(stage):
    def one(number, on):
        actions.invite(by=stage.by, on=on, email=f"w{number}-{stage.mark}@voorbeeld.example", role=ROLE)

    return one, lambda: Invitation.objects.filter(organisation=stage.by.organisation).count()


@case("accounts.actions.invitations.invite", 1)
def invite_the_same(stage):
    def one(number, on):
        actions.invite(by=stage.by, on=on, email=f"een-{stage.mark}@voorbeeld.example", role=ROLE)

    return one, lambda: Invitation.objects.filter(organisation=stage.by.organisation).count()


@case("accounts.actions.invitations.invite", 5)
def invite_up_to_the_limit(stage):
    for number in range(actions.INVITATIONS_A_DAY - 5):
        actions.invite(
            by=stage.by, on=stage.now, email=f"v{number}-{stage.mark}@voorbeeld.example", role=ROLE
        )
    one, found = invite_many(stage)
    return one, lambda: found() - actions.INVITATIONS_A_DAY + 5


@case("accounts.actions.invitations.withdraw_invitation", 1)
def withdraw_once(stage):
    sent = actions.invite(by=stage.by, on=stage.now, email=f"een-{stage.mark}@voorbeeld.example", role=ROLE)

    def one(number, on):
        actions.withdraw_invitation(by=stage.by, on=on, invitation=sent.invitation.pk)

    return one, lambda: Invitation.objects.filter(pk=sent.invitation.pk).exclude(withdrawn_at=None).count()


@case("accounts.actions.invitations.accept_invitation", 1)
def accept_or_withdraw(stage):
    """Either it was accepted and the role is held, or it was withdrawn and the role is not."""
    newcomer = stage.somebody("nieuw")
    sent = actions.invite(by=stage.by, on=stage.now, email=newcomer.email, role=ROLE)

    def one(number, on):
        if number % 2:
            actions.accept_invitation(by=newcomer, on=on, token=sent.token)
        else:
            actions.withdraw_invitation(by=stage.by, on=on, invitation=sent.invitation.pk)

    def found():
        row = Invitation.objects.get(pk=sent.invitation.pk)
        assert held(stage, newcomer) == (row.accepted_at is not None)
        return (row.accepted_at is not None) + (row.withdrawn_at is not None)

    return one, found


def at_an_auditor(stage):
    """Gives an assignment to an auditor of a certifying body."""
    keur = stage.somebody("keur")
    kvk = str(next(NUMBERS))
    body = actions.found_organisation(by=keur, on=stage.now, name="Keurhuis", kvk=kvk, kind=Kind.CERTIFIER)
    chief = queries.member(keur.pk, body.pk, on=stage.now)
    auke = stage.somebody("auke")
    sent = actions.invite(by=chief, on=stage.now, email=auke.email, role="auditor")
    actions.accept_invitation(by=auke, on=stage.now, token=sent.token)
    case = {"case": uuid4(), "permission": Permission.DOSSIER_VIEW}
    days = {"since": stage.now, "until": stage.now + timedelta(days=30)}
    told = {"by": stage.by, "person": auke.pk, "home": body.pk, **case, **days}
    return lambda on: actions.assign(**told, on=on)


@case("accounts.actions.assignments.assign", WRITERS)
def assign_often(stage):
    assign = at_an_auditor(stage)
    there = Assignment.objects.filter(organisation=stage.by.organisation)
    return lambda number, on: assign(on), there.count


@case("accounts.actions.assignments.end_assignment", 1)
def end_one_assignment(stage):
    made = at_an_auditor(stage)(stage.now).pk

    def one(number, on):
        actions.end_assignment(by=stage.by, on=on, assignment=made)

    return one, lambda: Assignment.objects.filter(pk=made, until__lte=stage.now).count()


@case("accounts.actions.leaving.erase_account", 1)
def erase_one_account(stage):
    """Once: from then on there is nobody who could."""
    leaver = stage.somebody("weg")
    sent = actions.invite(by=stage.by, on=stage.now, email=leaver.email, role=ROLE)
    actions.accept_invitation(by=leaver, on=stage.now, token=sent.token)

    def found():
        assert held(stage, leaver) == 0
        return Person.objects.filter(pk=leaver.pk, is_active=False, name="").count()

    return lambda number, on: actions.erase_account(by=leaver, on=on), found


@case("accounts.actions.leaving.close_organisation", 1)
def close_one_organisation(stage):
    founder, kvk = stage.somebody("sluit"), str(next(NUMBERS))
    made = actions.found_organisation(by=founder, on=stage.now, name="Klaar BV", kvk=kvk)
    by = queries.member(founder.pk, made.pk, on=stage.now)
    lasting = Membership.objects.filter(organisation=made, until=None)

    def one(number, on):
        actions.close_organisation(by=by, on=on, name="Klaar BV", endings=(), relying=())

    return one, lambda: int(not lasting.exists())


@case("accounts.actions.links.make_login_link", WRITERS)
def make_links(stage):
    return (
        lambda number, on: actions.make_login_link(by=TREDE, on=on, person=stage.person.pk),
        lambda: LoginLink.objects.filter(person=stage.person).count(),
    )


@case("accounts.actions.links.use_login_link", 1)
def use_one_link(stage):
    token = actions.make_login_link(by=TREDE, on=stage.now, person=stage.person.pk)

    def one(number, on):
        actions.use_login_link(by=stage.person, on=on, token=token)

    return one, lambda: LoginLink.objects.filter(person=stage.person).exclude(used_at=None).count()


@case("accounts.actions.links.sign_up_by_link", 0)
def sign_up_where_others_are(stage):
    """A link for the first account makes none when there is one; among the first themselves see the unit tests."""
    token = actions.make_login_link(by=TREDE, on=stage.now)

    def one(number, on):
        told = {"email": f"eerste{number}-{stage.mark}@voorbeeld.example", "name": "Eerste", "language": "nl"}
        actions.sign_up_by_link(by=TREDE, on=on, token=token, **told)

    return one, lambda: Person.objects.filter(email__startswith="eerste").count()


@action
def give(*, by, on, case):
    """An action of this test, for a link is given by whatever asks something of its holder."""
    told = {"purpose": Purpose.ANSWERS, "case": case, "topic": "integratie", "name": "Piet"}
    link, _token = give_link(by=by, on=on, **told)
    record("person.logged-in", by=by, on=on, subject="thing:1")
    return link.pk


@case("accounts.actions.links.revoke_link", 1)
def revoke_one_link(stage):
    link = give(by=stage.by, on=stage.now, case=uuid4())

    def one(number, on):
        actions.revoke_link(by=stage.by, on=on, link=link)

    return one, lambda: PurposeLink.objects.filter(pk=link).exclude(revoked_at=None).count()


@case("accounts.actions.links.tidy", WRITERS)
def tidy_often(stage):
    before = Event.objects.filter(kind="accounts.tidied").count()
    return (
        lambda number, on: actions.tidy(by=TREDE, on=on),
        lambda: Event.objects.filter(kind="accounts.tidied").count() - before,
    )


@case("accounts.actions.organisations.add_entity", WRITERS)
def add_many_entities(stage):
    def one(number, on):
        actions.add_entity(by=stage.by, on=on, name=f"Deel {number}", kvk=str(20_000_000 + number))

    return one, lambda: Entity.objects.filter(organisation=stage.by.organisation).count()


@case("accounts.actions.organisations.add_entity", 1)
def add_the_same_entity(stage):
    def one(number, on):
        actions.add_entity(by=stage.by, on=on, name=f"Deel {number}", kvk="20000000")

    return one, lambda: Entity.objects.filter(organisation=stage.by.organisation).count()


@case("accounts.actions.organisations.remove_entity", 1)
def remove_one_entity(stage):
    entity = actions.add_entity(by=stage.by, on=stage.now, name="Deel", kvk="20000000").pk

    def one(number, on):
        actions.remove_entity(by=stage.by, on=on, entity=entity)

    return one, lambda: 1 - Entity.objects.filter(pk=entity).count()


@case("accounts.actions.organisations.change_organisation", 1)
def change_the_organisation(stage):
    seen = queries.organisation(stage.by).version

    def one(number, on):
        actions.change_organisation(by=stage.by, on=on, name=f"Nieuw {number}", kvk=stage.kvk, seen=seen)

    return one, lambda: queries.organisation(stage.by).name.startswith("Nieuw")


@case("accounts.actions.organisations.found_organisation", 1)
def found_the_same(stage):
    """One number is registered once."""
    kvk = str(next(NUMBERS))

    def one(number, on):
        actions.found_organisation(by=stage.person, on=on, name="Nog een BV", kvk=kvk)

    return one, lambda: Organisation.objects.filter(kvk=kvk).count()


@case("accounts.actions.organisations.found_organisation", ORGANISATIONS_OF_A_PERSON - 1)
def found_up_to_the_limit(stage):
    numbers = [str(next(NUMBERS)) for _ in range(WRITERS)]

    def one(number, on):
        actions.found_organisation(by=stage.person, on=on, name="Nog een BV", kvk=numbers[number])

    return one, lambda: Organisation.objects.filter(kvk__in=numbers).count()


@case("accounts.actions.organisations.ask_to_join", TO_A_STRANGER_A_DAY)
def ask_to_join(stage):
    asking = stage.somebody("van-buiten")

    def one(number, on):
        actions.ask_to_join(by=asking, on=on, kvk=stage.kvk)

    return one, lambda: Posted.objects.filter(sender=asking.actor_id).count()


@case("accounts.actions.contacting.write_to_holder", LETTERS_OF_A_VISITOR)
def write_to_holder(stage):
    told = {"kvk": stage.kvk, "name": "Piet", "email": "piet@elders.example", "text": "Mag ik u bellen?"}

    def one(number, on):
        actions.write_to_holder(by=TREDE, on=on, visitor="192.0.2.1", **told)

    return one, lambda: Posted.objects.filter(sender=f"contact:{stage.kvk}").count()


@case("accounts.actions.appointing.appoint", 1)
def appoint_one_body(stage):
    head = stage.somebody("hoofd")
    told = {"kind": Kind.CERTIFIER, "kvk": "69599068", "name": "Keur BV", "email": head.email}
    return (
        lambda number, on: actions.appoint(by=TREDE, on=on, **told),
        lambda: Organisation.objects.filter(kvk="69599068", kind=Kind.CERTIFIER).count(),
    )


@case("accounts.actions.handing_over.hand_over_kvk", 1)
def hand_over_one_number(stage):
    owner = stage.somebody("eigenaar")

    def one(number, on):
        actions.hand_over_kvk(by=TREDE, on=on, kvk=stage.kvk, email=owner.email, name="Eigenaar BV")

    def found():
        assert not Organisation.objects.get(pk=stage.by.organisation).kvk
        return Organisation.objects.filter(kvk=stage.kvk, name="Eigenaar BV").count()

    return one, found


@case("accounts.actions.people.change_person", 1)
def change_oneself(stage):
    seen = stage.person.version

    def one(number, on):
        actions.change_person(by=stage.person, on=on, name=f"Nieuw {number}", language="nl", seen=seen)

    return one, lambda: Person.objects.get(pk=stage.person.pk).name.startswith("Nieuw")


@case("accounts.actions.people.note", WRITERS)
def note_often(stage):
    mine = Event.objects.filter(kind="person.logged-in", actor=stage.person.actor_id)
    return lambda number, on: actions.note("person.logged-in", by=stage.person, on=on), mine.count


@case("accounts.actions.people.use_passkey", WRITERS)
def use_one_passkey(stage):
    """Each is told, and with one number one of them is the original; the others seem to be copies."""
    SoftwarePasskey(stage.person)
    passkey = Authenticator.objects.get(user=stage.person).pk
    told = Event.objects.filter(actor=stage.person.actor_id)

    def one(number, on):
        actions.use_passkey(by=stage.person, on=on, passkey=passkey, counted=1)

    def found():
        assert told.filter(kind="person.passkey-used").count() == 1
        return 1 + told.filter(kind="person.passkey-copied").count()

    return one, found


@case("accounts.actions.people.log_out", WRITERS)
def log_out_often(stage):
    """Who is logged in nowhere is not refused."""

    def one(number, on):
        actions.log_out(by=TREDE, on=on, email=stage.person.email)

    return one, Event.objects.filter(kind="person.logged-out", subject=stage.person.actor_id).count


@case("accounts.actions.people.sign_up", 1)
def sign_up_with_one_address(stage):
    address = f"nieuw-{stage.mark}@voorbeeld.example"

    def one(number, on):
        actions.sign_up(by=TREDE, on=on, email=address, name=f"Nieuw {number}")

    return one, lambda: Person.objects.filter(email=address).count()


@case("accounts.actions.roles.give_role", WRITERS)
def give_one_role(stage):
    """Who asks for what is so already is not refused; it is held once."""
    other = stage.colleague("hr-editor")

    def one(number, on):
        actions.give_role(by=stage.by, on=on, person=other.pk, role=ROLE)

    return one, lambda: WRITERS * held(stage, other)


@case("accounts.actions.roles.take_role", 1)
def take_one_role(stage):
    other = stage.colleague("hr-editor")

    def one(number, on):
        actions.take_role(by=stage.by, on=on, person=other.pk, role="hr-editor")

    return one, lambda: 1 - held(stage, other, "hr-editor")


@case("accounts.actions.roles.take_role", 3)
def take_each_others_role(stage):
    """Of four administrators who do away with each other one stays."""
    four = [stage.person, *(stage.colleague("administrator", name) for name in ("een", "twee", "drie"))]
    members = [queries.member(each.pk, stage.by.organisation, on=stage.now) for each in four]

    def one(number, on):
        actions.take_role(
            by=members[number % 4], on=on, person=four[(number + 1) % 4].pk, role="administrator"
        )

    return one, lambda: 4 - sum(held(stage, each, "administrator") for each in four)


@case("register.actions.fill_with_demo", WRITERS)
def fill_the_register(stage):
    year = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31)}

    def one(number, on):
        each = Held(kvk="11112222", name=f"Groen {number}", place="Delft", level="trede-1", **year)
        fill_with_demo(by=TREDE, on=on, listings=[each])

    return one, lambda: WRITERS * Listing.objects.filter(is_demo=True).count()
