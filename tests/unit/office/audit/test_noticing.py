# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The audit is about what was signed, and who examines or decides hears what an employer could gain by."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.office.audit.filled import MET, PLAN, ROWS, Chain
from tests.unit.office.audit.test_actions import refused
from tests.unit.office.certificates.issued import Again
from tests.unit.office.dossier.filled import INTENDED, answer_all, declared

from trede.office.accounts.rules.kinds import Kind
from trede.office.audit import actions
from trede.office.audit.models import Auditor
from trede.office.audit.queries import files, testing
from trede.office.audit.queries.noticing import noticed
from trede.office.audit.queries.testing import in_the_way
from trede.office.audit.rules.tested import Figures
from trede.office.dossier import actions as dossiers
from trede.office.dossier import queries


@pytest.fixture
def chain(now):
    return Chain(now)


def codes(chain):
    return [each.code for each in noticed(chain.the_case)]


def sign(chain):
    sha256 = queries.to_freeze(chain.members["signatory"], chain.dossier).sha256
    dossiers.hand_in(**chain.step("signatory"), dossier=chain.dossier, seen_sha256=sha256)


def other_level(chain, level):
    """The dossier asks for another level than the quote was for."""
    seen = queries.dossier(chain.members["employer"], chain.dossier).version
    told = {"title": "Aanvraag", "wanted_level": level, "intended_on": INTENDED, "seen": seen}
    dossiers.change_dossier(**chain.step("employer"), dossier=chain.dossier, **told)
    answer_all(chain.members["employer"], chain.on, chain.dossier, level)


def test_what_was_signed_is_examined_and_not_what_the_quote_was_for(now):
    """A quote for an aspirant asks for no sample, and for another competence."""
    chain = Chain(now, level="aspirant").accepted()
    other_level(chain, "trede-1")
    sign(chain)
    auditor, later = chain.members["auditor"].person, chain.today + timedelta(days=700)
    kept = {"person": auditor, "week_hundredths": 400}
    actions.keep_auditor(**chain.step("planner"), **kept, until={"plan": later})
    refused(lambda: chain.plan_visit(chain.visit_on), "audit.competence-over")
    seen = Auditor.objects.get(person=auditor).version
    actions.keep_auditor(**chain.step("planner"), **kept, until={"pso": later}, seen=seen)
    chain.plan_visit(chain.visit_on)
    assert codes(chain) == ["audit.quoted-otherwise"]
    assert [each.code for each in in_the_way(chain.the_case)] == ["audit.nothing-tested"]
    assert files.for_body(chain.members["planner"], chain.case).facts["level"] == "trede-1"


def test_an_ordinary_case_asks_for_nothing(chain):
    chain.opened()
    assert codes(chain) == []


def test_who_signs_until_a_sample_suits_is_seen_to(chain):
    """Also when it was withdrawn after the plan told which rows were drawn."""
    chain.with_plan()
    actions.withdraw_application(**chain.step("signatory"), case=chain.case)
    again = Again(chain.on, members=chain.members, kvk=chain.kvk, made={"number": 1}).opened()
    (found,) = noticed(again.the_case)
    assert (found.code, found.value) == ("audit.signed-before", "1")
    assert files.work_of(again.assigned("auditor"), again.case).noticed == [found]
    actions.send_plan(**again.auditor, **PLAN, rows=ROWS)
    for row in ROWS:
        actions.judge(**again.auditor, row=row, figures=Figures.RIGHT, met=MET)
    again.taken_from_here()
    assert files.noticed_in(again.assigned("decider"), again.case) == [found]


def test_what_was_decided_before_is_no_sign_of_it(chain):
    chain.decided()
    again = Again(chain.on, members=chain.members, kvk=chain.kvk, made={"number": 1}).signed()
    assert codes(again) == []


def test_who_looks_for_the_mildest_is_seen_to(chain):
    """Two cases at once; a refusal, and then another application."""
    chain.decided(level="", scope={}, valid_from=None, valid_until=None, reasons="Niets getoond.")
    again = Again(chain.on, members=chain.members, kvk=chain.kvk, made={"number": 1}).signed()
    assert [(each.code, each.value) for each in noticed(again.the_case)] == [("audit.other-case", "1")]
    beside = Again(chain.on, members=chain.members, kvk=chain.kvk, made={"number": 2}).signed()
    assert [(each.code, each.value) for each in noticed(beside.the_case)] == [("audit.other-case", "2")]


def test_rows_that_were_chosen_before_they_could_be_drawn_are_no_sample(chain, monkeypatch):
    """Whoever sends the plan at once, before a witness signed, looks at what they like."""
    chain.tested()
    assert in_the_way(chain.the_case) == []
    monkeypatch.setattr(testing.doors, "sealed_rows", lambda dossiers: {chain.dossier: len(ROWS) + 1})
    assert in_the_way(chain.the_case) == [], "nobody can draw yet"
    monkeypatch.setattr(testing, "checkpoint_text", lambda application: "seen")
    assert [each.code for each in in_the_way(chain.the_case)] == ["audit.sample-chosen"]
    plan = chain.the_case.plans.first()
    assert not plan.document["drawn"]


def test_a_part_that_is_registered_by_another(chain):
    chain.settled()
    chain.found("other", Kind.EMPLOYER)
    own = declared()
    parts = ((chain.kvk["other"], "Ander BV"), ("20999999", "Eigen deel BV"))
    ours = replace(own.organisation, kvk=chain.kvk["employer"], entities=parts)
    told = {"by": chain.members["employer"], "on": chain.on, "dossier": chain.dossier}
    dossiers.measure(**told, declared=replace(own, organisation=ours))
    chain.settled = lambda: chain
    chain.signed()
    assert [(each.code, each.value) for each in noticed(chain.the_case)] == [
        ("audit.part-of-another", chain.kvk["other"])
    ]
