# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A walk through decisions and certificates, by anybody, in any order, with whatever days: no path issues a certificate
with one person, without an entry in the log, for more than two years, or from data that were not frozen.

As it is, and with all but one layer taken away. So each layer holds by itself, and one that is broken is found although
the others would have stood in the way.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Replace
from tests.unit.office.audit.filled import REACTION, Chain
from tests.unit.office.certificates.issued import Again
from tests.unit.office.tampering import without_guards

from trede.errors import TredeError
from trede.office.accounts import actions as accounts
from trede.office.accounts import queries as people
from trede.office.accounts.models import Person
from trede.office.accounts.rules.assignments import Assigned
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit import actions as audit
from trede.office.audit.actions import deciding
from trede.office.audit.doors import decision_of_dossier
from trede.office.audit.models import Decision, Involvement, Vote
from trede.office.audit.rules.interests import Interest
from trede.office.audit.rules.stages import Stage
from trede.office.certificates import actions
from trede.office.certificates.models import Certificate
from trede.office.dossier.doors import frozen_application
from trede.office.dossier.models import Application
from trede.office.log import queries as log
from trede.office.log import tasks
from trede.office.log.models import Checkpoint
from trede.proofs.certificates import read_certificate
from trede.proofs.log_entries import entry_bytes

if TYPE_CHECKING:
    from datetime import datetime

STEPS, FEWEST_WALKS, MOST_WALKS = 45, 2, 8
DECIDERS = ("decider", "second-decider", "two-hats")
FREE, BOUND = ("decider", "second-decider"), ("two-hats", "adviser")
TO_DECIDE = frozenset({Permission.DOSSIER_VIEW, Permission.DECISION_MAKE})


@dataclass
class World:
    """Cases of one employer that wait for a decision, and what is remembered of them outside the database."""

    chain: Chain
    random: Random = field(default_factory=lambda: Random(0))
    cases: list[Chain] = field(default_factory=list)
    frozen: dict[Any, tuple[Any, Any]] = field(
        default_factory=dict
    )  # dossier -> receipt and seal as handed in
    refused: int = 0
    issued: int = 0
    decided_anyhow: bool = False
    rules_stand: bool = True
    """Of a certificate; the database alone does not look whether its seal was witnessed, nor what was decided."""

    def add(self) -> None:
        number = len(self.cases)
        again = Again(self.chain.on, members=self.chain.members, kvk=self.chain.kvk, made={"number": number})
        made = again if number else self.chain
        made.taken()
        made.take("second-decider")
        if "adviser" not in made.members:
            made.join("scheme", "decider", "adviser")
        audit.declare_interest(**made.step("adviser"), case=made.case, interest=Interest.ADVISER)
        document = frozen_application(made.members["employer"], made.dossier).document
        self.frozen[made.dossier] = (document["score"]["receipt"], document["seal"]["root"])
        self.cases.append(made)

    def two_hats(self) -> None:
        """The auditor decides for the scheme as well."""
        person, scheme = self.chain.members["auditor"].person, self.chain.members["scheme"]
        auditor = Person.objects.get(pk=person)
        sent = accounts.invite(by=scheme, on=self.chain.on, email=auditor.email, role="decider")
        accounts.accept_invitation(by=auditor, on=self.chain.on, token=sent.token)
        self.chain.members["two-hats"] = people.member(person, scheme.organisation, on=self.chain.on)

    # What somebody tries; most of it is refused at most moments.

    def take(self, case: Chain) -> None:
        case.take(self.random.choice(DECIDERS))

    def decide(self, case: Chain) -> None:
        first = case.visit_on + timedelta(days=self.random.choice((0, 0, 0, 0, -400)))
        days = self.random.choice((-1, -1, 400) if self.decided_anyhow else (-1, -1, -1, 0, 400))
        last = first.replace(year=first.year + 2) + timedelta(days=days)
        if not self.decided_anyhow:
            self._tempt(case)
        proposed = case.proposed(valid_from=first, valid_until=last)
        audit.decide(by=self._somebody(case), on=case.on, case=case.case, proposed=proposed)

    def _tempt(self, case: Chain) -> None:
        """What must not be done, each time that somebody decides; what comes of it is looked at as after every move."""
        first = case.visit_on
        too_long = case.proposed(valid_from=first, valid_until=first.replace(year=first.year + 2))
        for name, proposed in (*((name, case.proposed()) for name in BOUND), ("decider", too_long)):
            try:
                with transaction.atomic():
                    audit.decide(by=self._as(case, name), on=case.on, case=case.case, proposed=proposed)
            except (TredeError, IntegrityError):
                self.refused += 1

    def agree(self, case: Chain) -> None:
        newest = case.the_case.proposals.first()
        seen = newest.sha256 if newest else ""
        audit.agree(by=self._somebody(case), on=case.on, case=case.case, seen_sha256=seen)

    def ask_the_auditor(self, case: Chain) -> None:
        audit.return_to_auditor(by=self._somebody(case), on=case.on, case=case.case, text="Kan dat?")

    def answer(self, case: Chain) -> None:
        case.send_report()
        audit.react_to_report(**case.step("hr-editor"), case=case.case, reaction=REACTION)
        audit.finish_report(**case.auditor, seen_sha256=case.draft(REACTION))

    def checkpoint(self, case: Chain) -> None:
        tasks.bring_up_to_date()

    def issue(self, case: Chain) -> None:
        decision = self._decision(case)
        told = {"by": self._somebody(case), "on": case.on, "decision": decision}
        act = self.random.choice((actions.issue, actions.issue, actions.renew, actions.replace))
        earlier = Certificate.objects.order_by("?").first()
        if act is not actions.issue:
            told["certificate"] = earlier.pk if earlier else uuid4()
        act(**told, thirty_plus=self.random.random() < 0.1)

    def change(self, case: Chain) -> None:
        act = self.random.choice((actions.suspend, actions.reinstate, actions.withdraw))
        found = Certificate.objects.order_by("?").first()
        told = {"certificate": found.pk if found else uuid4(), "reason": "Zo."}
        act(by=case.members["decider"], on=case.on, **told)

    def forge_application(self, case: Chain) -> None:
        """Other figures, by somebody who has the database in hand."""
        receipt = self.frozen[case.dossier][0]
        other = Replace("document", Value(receipt["input_sha256"]), Value("0" * 64))
        Application.objects.filter(dossier=case.dossier).update(document=other)

    def forge_people(self, case: Chain) -> None:
        """Who decides is said to have examined, also in the database."""
        person = case.members["decider"].person
        Involvement.objects.filter(case=case.case, kind="evaluated").update(person=person)

    def _somebody(self, case: Chain) -> Any:
        """Who may decide, or who may not."""
        return self._as(case, self.random.choice((*2 * FREE, *BOUND)))

    def _as(self, case: Chain, name: str) -> Any:
        """To who may not decide the case was opened although it should not have been."""
        if name in FREE:
            return case.assigned(name)
        there, scheme = case.members["employer"].organisation, case.members["scheme"].organisation
        return Assigned(case.members[name].person, scheme, there, case.dossier, TO_DECIDE)

    def _decision(self, case: Chain) -> Any:
        kept = decision_of_dossier(case.members["employer"].organisation, case.dossier)
        if self.random.random() < 0.5:
            return kept
        longer = kept.valid_until and kept.valid_until + timedelta(days=1)
        return replace(
            kept,
            **self.random.choice(({"valid_until": longer}, {"decided_by": (uuid4(),)}, {"level": "trede-3"})),
        )


SIDE = ("ask_the_auditor", "change", "forge_application", "forge_people", *(2 * ("decide", "issue", "agree")))


def leads_on(case: Chain, random: Random) -> str:
    """What comes next in life."""
    stage = case.the_case.stage
    if stage == Stage.DECISION:
        newest = case.the_case.proposals.first()
        return random.choice(("take", "decide", "decide", "agree" if newest else "decide"))
    return random.choice(("checkpoint", *3 * ("issue",))) if stage == Stage.DECIDED else "answer"


def walk(world: World) -> None:
    """Mostly what leads on, or whatever; and whatever happens, what is certified is certified well."""
    for number in range(STEPS):
        case = world.random.choice(world.cases)
        onward = number > STEPS * 2 / 3 or world.random.random() < 0.7
        move = leads_on(case, world.random) if onward else world.random.choice(SIDE)
        before = {model: set(model.objects.values_list("pk", flat=True)) for model in (Certificate, Decision)}
        try:
            with transaction.atomic():
                getattr(world, move)(case)
        except (TredeError, IntegrityError):
            world.refused += 1
        if not world.decided_anyhow:
            for decision in Decision.objects.exclude(pk__in=before[Decision]):
                taken_well(decision)
        for made in Certificate.objects.exclude(pk__in=before[Certificate]):
            good(world, made)
            world.issued += 1


def taken_by_others(decision: Decision) -> None:
    """By enough people, none of whom examined."""
    voted = set(Vote.objects.filter(proposal=decision.proposal).values_list("person", flat=True))
    evaluated = Involvement.objects.filter(case=decision.case, kind="evaluated")
    examined = set(evaluated.values_list("person", flat=True))
    assert voted, "decided by nobody"
    assert examined, "examined by nobody"
    assert not voted & examined, "one person"
    assert len(voted) >= decision.proposal.quorum, "too few"


def taken_well(decision: Decision) -> None:
    taken_by_others(decision)
    voted = Vote.objects.filter(proposal=decision.proposal).values_list("person", flat=True)
    tied = Involvement.objects.filter(case=decision.case, person__in=voted).exclude(kind=Interest.NONE)
    assert not tied.exists(), "decided by who has an interest"
    first, last = decision.proposal.valid_from, decision.proposal.valid_until
    assert first <= last < first.replace(year=first.year + 2), "decided for more than two years"


def good(world: World, made: Certificate) -> None:
    """What must be true of a certificate on the moment that it is there, however it came there."""
    facts = read_certificate(json.loads(made.credential))
    taken_by_others(Decision.objects.get(pk=made.decision))
    entry = log.logged("certificate", f"certificate:{made.pk}")
    assert entry is not None, "not in the log"
    assert entry.entry.encode() == entry_bytes("certificate", made.sha256)
    for first, last in ((made.valid_from, made.valid_until), (facts.valid_from, facts.valid_until)):
        assert first <= last < first.replace(year=first.year + 2), "beyond two years"
    receipt, seal = world.frozen[made.dossier]
    assert facts.receipt == receipt, "not from what was frozen"
    assert log.logged_document("seal", seal) is not None, "not from what was sealed"
    if world.rules_stand:
        assert _is_in_a_checkpoint(seal), "its seal was not witnessed"
        proposal = Decision.objects.get(pk=made.decision).proposal
        as_decided = (json.loads(proposal.document)["level"], proposal.valid_from, proposal.valid_until)
        assert (facts.level, facts.valid_from, facts.valid_until) == as_decided, "not as decided"


def _is_in_a_checkpoint(seal: str) -> bool:
    logged = log.logged_document("seal", seal)
    return logged is not None and Checkpoint.objects.filter(size__gt=logged.index).exists()


def nothing(*told: object, **more: object) -> list[Any]:
    return []


@pytest.fixture
def world(signs: None, now: datetime) -> World:
    made = World(Chain(now))
    made.add()
    made.two_hats()
    made.add()
    return made


LAYERS = ("all", "rules", "rules of certificates", "database")


def take_away(layer: str, patch: pytest.MonkeyPatch) -> None:
    """Everything but this layer."""
    if layer.startswith("rules"):
        without_guards()
    if layer in {"rules of certificates", "database"}:
        patch.setattr(deciding, "objection_to_decider", lambda *told: None)
        patch.setattr(deciding, "wrong_with", nothing)
    if layer == "database":
        patch.setattr(actions, "wrong_with", nothing)


def test_no_path_leads_around_any_layer(world: World, office: Any, settings: Any) -> None:
    """From the same beginning each time: the database goes back, and so does what the process that signs remembers."""
    for layer in LAYERS:
        issued = 0
        for number in range(MOST_WALKS):
            if issued and number >= FEWEST_WALKS:
                break
            settings.TREDE_QUORUM = 1 + number % 2
            again = replace(
                world,
                random=Random(f"{layer} {number}"),
                decided_anyhow=layer == "rules of certificates",
                rules_stand=layer != "database",
            )
            with pytest.MonkeyPatch.context() as patch, transaction.atomic():
                take_away(layer, patch)
                walk(again)
                transaction.set_rollback(True)
            office.signed_file.unlink(missing_ok=True)
            assert again.refused > 5, f"{layer}: the walk tried nothing that is refused"
            issued += again.issued
        assert issued, f"{layer}: the walks came nowhere"
