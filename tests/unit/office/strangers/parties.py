# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations side by side, each with people, a dossier and a browser for each person.

Whatever a party writes bears its ``mark``, a word that stands nowhere else: where it turns up with somebody else,
something was told that should not have been.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.unit.office.dossier.filled import INTENDED, answer_all, declared

from trede.kernel.canonical import canonical_text
from trede.kernel.receipts import sha256_of
from trede.office.accounts import actions, queries
from trede.office.accounts.links import give_link
from trede.office.accounts.models import Organisation, Person
from trede.office.accounts.receivers import STRONG
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions as dossiers
from trede.office.journal.actions import action, record
from trede.office.journal.rules import System
from trede.proofs.log_entries import entry_bytes

if TYPE_CHECKING:
    from trede.office.accounts.rules.links import Purpose
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.models import Case

TREDE = System("test")
ASPECT = "integratie"
HIRE = 'format = "trede/changes/1"\n# {mark}\n[[hire]]\nposition = "wajong"\nhours = "24"\n'


@dataclass(eq=False)
class Party:
    """One organisation; ``people`` and ``browsers`` by their role in it, ``things`` by their name in an address."""

    mark: str
    kvk: str
    kind: Kind = Kind.EMPLOYER
    people: dict[str, Person] = field(default_factory=dict)
    browsers: dict[str, Client] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    home: str = ""
    """The id of the organisation, once it was founded; its number may change on the way."""

    @property
    def organisation(self) -> UUID:
        return UUID(self.home)

    def by(self, role: str = "administrator") -> Member:
        return queries.member(self.people[role].pk, self.organisation, on=timezone.now())

    def address(self, name: str) -> str:
        return f"{self.mark}-{name.replace(' ', '-')}@voorbeeld.example"


def browser_of(person: Person, *, strong: bool = True) -> Client:
    """Somebody who is logged in."""
    browser = Client()
    browser.force_login(person)
    session = browser.session
    session[STRONG] = strong
    session.save()
    return browser


def founded(mark: str, kvk: str, kind: Kind = Kind.EMPLOYER) -> Party:
    """An organisation with its administrator."""
    party = Party(mark, kvk, kind)
    boss = signed_up(party, "administrator")
    made = actions.found_organisation(by=boss, on=timezone.now(), name=f"{mark} BV", kvk=kvk, kind=kind)
    party.home = str(made.pk)
    return party


def signed_up(party: Party, name: str) -> Person:
    """Somebody with a browser; not at work there yet."""
    person = actions.sign_up(
        by=TREDE, on=timezone.now(), email=party.address(name), name=f"{party.mark} {name}"
    )
    party.people[name], party.browsers[name] = person, browser_of(person)
    return person


def joined(party: Party, role: str, name: str = "") -> Person:
    """Somebody with this role, by invitation as in life."""
    newcomer = signed_up(party, name or role)
    sent = actions.invite(by=party.by(), on=timezone.now(), email=newcomer.email, role=role)
    actions.accept_invitation(by=newcomer, on=timezone.now(), token=sent.token)
    return newcomer


def rows_of(party: Party) -> bytes:
    """A file of employees that can be measured; its codes bear the mark."""
    head = "Personeelsnummer;Uren p/w;Contracttype;In dienst;Doelgroep"
    lines = [f"{party.mark}-1;32;regular;01-05-2016;wajong"]
    lines += [f"{party.mark}-{number};36;regular;01-02-2019;" for number in range(2, 12)]
    return "\n".join([head, *lines]).encode()


def as_file(data: bytes, name: str = "mensen.csv") -> SimpleUploadedFile:
    """To bring in a form."""
    return SimpleUploadedFile(name, data)


def fill(party: Party) -> None:
    """A thing of each kind that has an id in an address: with answers, a scenario and an application."""
    by, now, mark = party.by(), timezone.now(), party.mark
    opened = {"wanted_level": "trede-1", "intended_on": INTENDED}
    dossier = dossiers.open_dossier(by=by, on=now, title=f"{mark} aanvraag", **opened).pk
    here: dict[str, Any] = {"by": by, "on": now, "dossier": dossier}
    dossiers.measure(**here, declared=_declared(party))
    answer_all(by, now, dossier)
    scenario = dossiers.keep_scenario(**here, title=f"{mark} plan", changes=HIRE.format(mark=mark))
    dossiers.hand_in_test(**here)
    entity = actions.add_entity(by=by, on=now, name=f"{mark} deel", kvk=_other_kvk(party.kvk))
    asked = actions.invite(by=by, on=now, email=party.address("gevraagd"), role="guest-reader")
    party.things |= {
        "organisation": str(party.organisation),
        "dossier": str(dossier),
        "scenario": str(scenario.pk),
        "application": str(_application(by, dossier)),
        "entity": str(entity.pk),
        "invitation": str(asked.invitation.pk),
        "token": asked.token,
        "person": str(party.people["administrator"].pk),
        "aspect": ASPECT,
        "question": f"{ASPECT}.start",
        "reading": "0" * 32,
        **_audit(party, dossier),
        "contract": _contract(party, contractor=party.organisation),
        "step": _step(party, dossier),
        "hand_over": _hand_over(party),
        **_rows(party),
        **_division(party),
    }


def _hand_over(party: Party) -> str:
    """Words that wait for the owner of the scheme, and a photo (any bytes will do), as a row."""
    from trede.office.register.models import HandOver

    now, picture = timezone.now(), party.mark.encode()
    said = {"words": f"{party.mark} citaat", "shows": f"{party.mark} foto", "speaker": f"{party.mark} baas"}
    whose = {"organisation": party.organisation, "kvk": party.kvk, "added_at": now, "added_by": "system:test"}
    photo = {"picture": picture, "sha256": sha256_of(picture), "width": 400, "height": 300}
    days = {"handed_on": now.date(), "consent_on": now.date()}
    return str(HandOver.objects.create(**said, **whose, **photo, **days).pk)


def _step(party: Party, dossier: UUID) -> str:
    """A step in the plan of action, after the employer agreed on this part; and a review."""
    from tests.unit.office.growth.agreed import AGREED, STEP

    from trede.office.growth import actions as growth

    here: dict[str, Any] = {"by": party.by(), "on": timezone.now()}
    growth.switch_on(**here, **AGREED | {"aim": f"{party.mark} doel"})
    made = growth.add_step(**here, dossier=dossier, **STEP | {"what": f"{party.mark} stap"})
    growth.hold_review(**here, dossier=dossier, remarks=f"{party.mark} afspraak")
    return str(made.pk)


def _rows(party: Party) -> dict[str, str]:
    """Rows about somebody under a code, each with the mark."""
    from tests.unit.office.growth.agreed import START

    from trede.office.growth import actions as growth

    day = timezone.now().date() - timedelta(days=2)
    here: dict[str, Any] = {"by": party.by(), "on": timezone.now(), "who": f"{party.mark}1"}
    growth.add_training(
        **here, group="guides", what=f"{party.mark} training", followed_on=day, valid_until=day
    )
    talk = growth.plan_talk(**here, kind="performance", due=day)
    asked = {"need": "pace", "solution": "guidance", "asked_by": "hr", "asked_on": day}
    adaptation = growth.ask_adaptation(**here, **asked)
    noted = growth.plan_talk(**here, kind="development", due=day)
    start = growth.plan_start(**here, **START | {"buddy": f"{party.mark}2"})
    until = timezone.now().date() + timedelta(days=20)
    asked, slips = growth.ask_everybody(by=party.by(), on=timezone.now(), people=10, closes_on=until)
    guide = growth.name_guide(by=party.by(), on=timezone.now(), code=f"{party.mark}2", most=3, stand_in="")
    given = {"guide": guide.code, "every": "week", "since": day}
    guided = growth.give_guide(**here, **given)
    ids = {
        "asked": asked.pk,
        "start": start.pk,
        "guide": guide.pk,
        "guided": guided.pk,
        "talk": talk.pk,
        "adaptation": adaptation.pk,
        "noted": noted.pk,
    }
    return {"sort": "talk", "slip": slips[0], **{name: str(key) for name, key in ids.items()}}


def _division(party: Party) -> dict[str, str]:
    """Work that was divided, agreed to, and said something about by a worker; names bear the mark."""
    from tests.unit.office.placements import small

    from trede.office.placements import actions as placements

    by, now, mark = party.by(), timezone.now(), party.mark
    case = small.work()
    for task in case["tasks"]:
        task["name"] = f"{mark} {task['name']}"
    for person in case["people"]:
        person["team"] = f"{mark} {person['team']}"
    made = placements.keep_division(by=by, on=now, name=f"{mark} werk", found=small.found(case))
    placements.agree(by=by, on=now, division=made.pk, seen=small.seen(made))
    mine = small.worker(made, "T1")
    said = placements.say(
        by=small.holder(by, now, mine.pk), on=now, kind="need", text=f"{mark} wil een stille plek"
    )
    placements.bring_skills(by=by, on=now, name=f"{mark} lijst", lines=[("S1", f"{mark} lezen", [])])
    ids = {"division": made.pk, "worker": mine.pk, "team": mine.team_id, "voice": said.pk}
    ids["assignment"] = _coached(party, mine.pk)
    return {"package": "P1", **{name: str(key) for name, key in ids.items()}}


def _coached(party: Party, worker: UUID) -> UUID:
    """A worker gets a job coach of an organisation of its own."""
    from trede.office.placements import actions as placements

    home = founded(f"{party.mark}coach", str(int(party.kvk) + 1_234_567), Kind.JOB_COACH)
    coach, now = home.people["administrator"], timezone.now()
    actions.give_role(by=home.by(), on=now, person=coach.pk, role="job-coach")
    until = now + timedelta(days=30)
    placements.assign_coach(by=party.by(), on=now, worker=worker, email=coach.email, until=until)
    (given,) = queries.assignments_of(party.by(), worker, on=now)
    return given.pk


def fill_buyer(party: Party) -> None:
    """A contract with an employer that is no party here."""
    party.things |= {"organisation": party.home, "contract": _contract(party, buyer=party.organisation)}


def _contract(party: Party, *, buyer: UUID | None = None, contractor: UUID | None = None) -> str:
    """A contract with something declared and reported, as rows; the other side is no party here."""
    from trede.office.contracts.models import Contract

    now, day = timezone.now(), timezone.now().date()
    town, _ = Organisation.objects.get_or_create(
        kvk="55550001", defaults={"kind": Kind.BUYER, "name": "Gemeente", "created_at": now}
    )
    lines = {
        "people": [],
        "purchases": [],
        "activities": [{"what": party.mark, "count": 1, "worth_cents": 5}],
    }
    made = Contract.objects.create(
        buyer=buyer or town.pk,
        contractor=contractor,
        contractor_kvk=party.kvk,
        contractor_name=f"{party.mark} BV",
        name=f"{party.mark} opdracht",
        rule="haaglanden-2023",
        kind="services",
        value_cents=10_000_000,
        tender=day - timedelta(days=60),
        first=day - timedelta(days=30),
        last=day + timedelta(days=300),
        declared=lines,
        reported=lines,
        added_at=now,
        added_by="system:test",
    )
    return str(made.pk)


def _audit(party: Party, dossier: UUID) -> dict[str, str]:
    """The audit of a dossier by a body that is no party here, as far as its report, as rows."""
    from tests.unit.office.audit.written import report_text

    from trede.office.audit.models import Case, Finding, Objection, Quote, Report

    now, day = timezone.now(), timezone.now().date()
    keur, _ = Organisation.objects.get_or_create(
        kvk="55550000", defaults={"kind": Kind.CERTIFIER, "name": "Keurhuis", "created_at": now}
    )
    whose = {"organisation": party.organisation, "dossier": dossier, "body": keur.pk}
    facts = {"level": "trede-1", "fte": "99/5", "kvk": [party.kvk], "places": 1, "thirty_plus": False}
    period = {"period_from": day, "period_until": day, "asked_at": now, "asked_by": "system:test"}
    quote = Quote.objects.create(**whose, facts=facts, **period, outcome="accepted")
    case = Case.objects.create(quote=quote, **whose, opened_at=now, stage="report")
    text = report_text(f"{party.mark} BV", party.kvk)
    Report.objects.create(
        case=case, number=1, document=text, sha256="0" * 64, made_at=now, made_by="system:test"
    )
    noted = {"text": f"{party.mark} bevinding", "noted_at": now, "noted_by": "system:test"}
    finding = Finding.objects.create(case=case, kind="remark", **noted)
    passage = Finding.objects.create(case=case, kind="citable", **noted)
    raised = {"reasons": f"{party.mark} bezwaar", "raised_at": now, "raised_by": "system:test"}
    objection = Objection.objects.create(case=case, about="plan", subject=case.pk, **raised)
    return {
        "certificate": _certificate(party, case),
        "quote": str(quote.pk),
        "case": str(case.pk),
        "finding": str(finding.pk),
        "passage": str(passage.pk),
        "objection": str(objection.pk),
        "row": "1",
    }


def _certificate(party: Party, case: Case) -> str:
    """The certificate of a decision about this case, in the log and not witnessed yet, as rows."""
    from tests.unit.proofs.certified import FACTS, signed_certificate

    from trede.office.audit.models import Decision, Proposal, Vote
    from trede.office.audit.rules.deciding import Proposed, decision_document
    from trede.office.certificates.models import Certificate
    from trede.office.log.models import Entry

    now, key = timezone.now(), uuid4()
    facts = replace(FACTS, id=f"urn:uuid:{key}", holder=f"{party.mark} BV", kvk=party.kvk)
    days = {"valid_from": facts.valid_from, "valid_until": facts.valid_until}
    proposed = Proposed(facts.level, False, dict(facts.scope), facts.places, reasons="", **days)
    document, sha256 = decision_document(str(case.pk), 1, proposed)
    told = {"number": 1, "document": document, "sha256": sha256, "quorum": 1, "proposed_at": now, **days}
    proposal = Proposal.objects.create(case=case, **told)
    Vote.objects.create(case=case, proposal=proposal, person=uuid4(), voted_at=now)
    decision = Decision.objects.create(case=case, proposal=proposal, decided_at=now)
    text = canonical_text(signed_certificate(facts))
    logged = sha256_of(text.encode())
    index = Entry.objects.count()
    entry = entry_bytes("certificate", logged).decode("ascii")
    Entry.objects.create(
        index=index,
        kind="certificate",
        sha256=logged,
        entry=entry,
        subject=f"certificate:{key}",
        logged_at=now,
    )
    Certificate.objects.create(
        id=key,
        scheme=case.body,
        organisation=party.organisation,
        dossier=case.dossier,
        decision=decision.pk,
        level=facts.level,
        kvk=facts.kvk,
        holder=facts.holder,
        **days,
        credential=text,
        sha256=logged,
        status_index=index,
        issued_at=now,
        issued_by="system:test",
    )
    return str(key)


def _declared(party: Party) -> Any:
    found = declared()
    ours = replace(found.organisation, name=f"{party.mark} BV", kvk=party.kvk)
    return replace(found, organisation=ours)


def _other_kvk(kvk: str) -> str:
    return str(int(kvk) + 1)


def _application(by: Member, dossier: UUID) -> UUID:
    from trede.office.dossier.models import Application

    return Application.objects.get(dossier=dossier).pk


def assign(owner: Party, case: UUID | str, auditors: Party, name: str, *, ended: bool = False) -> None:
    """Let somebody of a certifying body look at a case; or that was so until a moment ago."""
    now = timezone.now()
    asked: dict[str, Any] = {"person": auditors.people[name].pk, "home": auditors.organisation, "case": case}
    days = {"since": now, "until": now + timedelta(days=30)}
    made = actions.assign(by=owner.by(), on=now, permission=Permission.DOSSIER_VIEW, **asked, **days)
    if ended:
        actions.end_assignment(by=owner.by(), on=now + timedelta(microseconds=1), assignment=made.pk)


@action
def ask_by_link(*, by: Member, on: datetime, case: UUID | str, purpose: Purpose, name: str) -> str:
    """An action of a room that gives a link, as far as it does so; the token."""
    link, token = give_link(by=by, on=on, purpose=purpose, case=case, topic=ASPECT, name=name)  # type: ignore[arg-type]
    told = {"subject": f"link:{link.pk}", "organisations": [by.organisation], "holder": "x"}
    record("link.revoked", by=by, on=on, **told)
    return token


def expired(person: Person) -> Client:
    """Somebody who logged in so long ago that it no longer counts."""
    from django.contrib.sessions.models import Session

    browser = browser_of(person)
    key = browser.session.session_key
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - timedelta(seconds=1))
    return browser


def measurement_text(party: Party) -> str:
    """A measurement document as other programs write it, of this party."""
    from trede.scoring.canonical import measurement_document

    return canonical_text(measurement_document(_declared(party)))
