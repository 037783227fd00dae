# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a quote to a decision and an objection, each step by who may do it and by nobody else."""

from __future__ import annotations

import json
from datetime import timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from tests.unit.office.audit.filled import LESS, MET, PLAN, REACTION, ROWS, Chain
from tests.unit.office.dossier.test_canary import database_text

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.accounts import actions as accounts
from trede.office.accounts import queries as people
from trede.office.accounts.models import Assignment, Person
from trede.office.accounts.rules.kinds import Kind as Home
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit import actions, doors
from trede.office.audit.models import Case, Decision, Involvement, Proposal, Quote, Visit, Vote
from trede.office.audit.queries import files
from trede.office.audit.queries.signed import signed
from trede.office.audit.rules.interests import Interest
from trede.office.audit.rules.tested import Figures, Kind, With
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.sampling import is_replayed, sample


@pytest.fixture
def chain(now):
    return Chain(now)


def refused(do, *codes):
    with pytest.raises(RefusedError) as error:
        do()
    assert [each.code for each in error.value.findings] == list(codes)


# What is sent twice is kept once: somebody pressed twice, or went back in the browser and pressed again


TALK = {"kind": With.MANAGEMENT, "people": 2, "text": "Er is een gesprek."}
GOOD = {"kind": Kind.STRENGTH, "text": "Goed gesplitst."}
FEWER = LESS | {"weighted_fte": Fraction(-1, 4)}
SENT_TWICE = (
    ("note_talk", TALK, ({"people": 3}, {"kind": With.WORKERS}, {"text": "Er zijn er meer."})),
    ("note_finding", GOOD, ({"aspect": MET[0]}, {"kind": Kind.CITABLE}, {"text": "Rustig."})),
    ("correct", FEWER, ({"reason": "Nog een rij stond er dubbel in."}, {"bought_fte": Fraction(1, 4)})),
    ("write_message", {"text": "Waar kan ik parkeren?"}, ({"text": "Waar is de ingang?"},)),
    ("send_plan", PLAN | {"rows": ROWS}, ({"places": "Het andere kantoor."},)),
)


def test_what_is_sent_twice_is_kept_once(chain):
    chain.opened()
    actions.send_plan(**chain.auditor, **PLAN | {"rows": ROWS, "talks": "Vier collega's."})
    for name, told, others in SENT_TWICE:
        do = getattr(actions, name)
        do(**chain.auditor | told)
        events = Event.objects.count()
        refused(lambda do=do, told=told: do(**chain.auditor | told), "audit.there-already")
        assert Event.objects.count() == events
        for other in others:
            do(**chain.auditor | told | other)


def test_a_nonconformity_with_another_day_and_a_question_after_an_answer_are_other_ones(chain):
    chain.with_plan()
    noted = chain.auditor | {"kind": Kind.NONCONFORMITY, "text": "Geen plan."}
    for days in (30, 31):
        actions.note_finding(**noted, due_on=chain.today + timedelta(days=days))
    refused(
        lambda: actions.note_finding(**noted, due_on=chain.today + timedelta(days=31)), "audit.there-already"
    )
    asked = {"text": "Welke dag komt u?"}
    employer = chain.step("hr-editor", case=chain.case)
    for minute, step in enumerate((chain.auditor, employer | {"text": "Dinsdag."}, chain.auditor, employer)):
        actions.write_message(**asked | step | {"on": chain.on + timedelta(minutes=minute)})


# Quotes


def test_a_quote_holds_nothing_of_a_person(chain):
    chain.asked()
    facts = Quote.objects.get().facts
    told = {
        "level": "trede-1",
        "fte": "99/5",
        "kvk": [chain.kvk["employer"]],
        "places": 1,
        "thirty_plus": False,
    }
    assert facts == told


def test_asking_twice_or_something_else_than_a_body(chain):
    chain.asked()
    period = {"period_from": chain.today, "period_until": chain.today, "places": 1}
    asked = chain.step("hr-editor", dossier=chain.dossier, **period)
    refused(
        lambda: actions.ask_quote(**asked, body=chain.members["body"].organisation), "audit.asked-already"
    )
    refused(lambda: actions.ask_quote(**asked, body=chain.members["scheme"].organisation), "audit.no-body")


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"price_cents": 0}, "audit.price-wrong"),
        ({"days_hundredths": 10}, "audit.days-wrong"),
        ({"visit_on": None}, "audit.outside-period"),
    ],
)
def test_an_offer_that_is_wrong(chain, other, code):
    chain.asked()
    told = {"price_cents": 1, "days_hundredths": 100, "visit_on": chain.visit_on} | other
    told["visit_on"] = told["visit_on"] or chain.today + timedelta(days=61)
    refused(lambda: actions.offer_quote(**chain.step("planner"), quote=chain.made["quote"], **told), code)


def test_one_is_accepted_and_the_others_lapse(chain):
    chain.offered()
    seen = Quote.objects.get().version
    refused(
        lambda: actions.accept_quote(**chain.step("signatory"), quote=chain.made["quote"], seen="x"),
        "audit.changed-meanwhile",
    )
    with pytest.raises(NotAllowedError):
        actions.accept_quote(**chain.step("hr-editor"), quote=chain.made["quote"], seen=seen)
    actions.accept_quote(**chain.step("signatory"), quote=chain.made["quote"], seen=seen)
    refused(
        lambda: actions.accept_quote(**chain.step("signatory"), quote=chain.made["quote"], seen=seen),
        "audit.quote-over",
    )
    assert Case.objects.get().stage == "planning"


def test_a_declined_quote_is_no_offer(chain):
    chain.asked()
    actions.decline_quote(**chain.step("planner"), quote=chain.made["quote"])
    refused(
        lambda: actions.accept_quote(**chain.step("signatory"), quote=chain.made["quote"], seen=""),
        "audit.quote-over",
    )


def test_a_body_answers_its_own_quotes_only(chain):
    chain.asked()
    other = Chain(chain.on).settled()
    with pytest.raises(NotFoundError):
        actions.decline_quote(**other.step("planner"), quote=chain.made["quote"])


# Planning and interests


def test_no_visit_before_the_signature(chain):
    chain.accepted().kept_auditor()
    refused(lambda: chain.plan_visit(chain.visit_on), "audit.not-signed")


def test_who_is_no_auditor_here_is_not_planned(chain):
    chain.signed()
    refused(lambda: chain.plan_visit(chain.visit_on), "audit.no-auditor")
    with pytest.raises(RefusedError, match="no auditor"):
        chain.kept_auditor("planner")


def test_two_visits_of_one_auditor_on_a_day(chain):
    """Of another case too: the calendar is of the person."""
    chain.planned()
    moved = chain.visit_on + timedelta(days=1)
    made = chain.plan_visit(moved, seen=1)
    assert (made.number, made.on) == (2, moved)
    assert Visit.objects.filter(current=True).count() == 1
    refused(lambda: chain.plan_visit(moved, seen=1), "audit.changed-meanwhile")


def test_planning_opens_nothing_and_a_statement_does(chain):
    chain.planned()
    with pytest.raises(NotFoundError):
        chain.assigned("auditor")
    assert actions.declare_interest(**chain.step("auditor"), case=chain.case, interest=Interest.NONE)
    assert chain.assigned("auditor").case == chain.dossier
    refused(
        lambda: actions.declare_interest(
            **chain.step("auditor"), case=chain.case, interest=Interest.RELATIVE
        ),
        "audit.declared-already",
    )


@pytest.mark.parametrize("interest", sorted(set(Interest) - {Interest.NONE}))
def test_who_has_an_interest_is_out(chain, interest):
    chain.planned()
    assert not actions.declare_interest(**chain.step("auditor"), case=chain.case, interest=interest)
    with pytest.raises(NotFoundError):
        chain.assigned("auditor")
    assert not Visit.objects.filter(current=True).exists()
    refused(lambda: chain.plan_visit(chain.visit_on, seen=1), "audit.interest")


def test_the_file_knows_who_worked_there(chain):
    """Somebody with a role at the employer cannot declare it away."""
    chain.planned()
    boss, auditor = chain.members["employer"], chain.members["auditor"]
    sent = accounts.invite(
        by=boss, on=chain.on, email=people.person(auditor.person).email, role="guest-reader"
    )
    accounts.accept_invitation(by=people.person(auditor.person), on=chain.on, token=sent.token)
    assert not actions.declare_interest(**chain.step("auditor"), case=chain.case, interest=Interest.NONE)
    assert Involvement.objects.get().kind == "adviser"


def test_who_helped_the_employer_from_elsewhere_cannot_declare_it_away(chain):
    """A job coach of somebody there, who audits too."""
    chain.planned()
    coach, employer = chain.members["auditor"], chain.members["employer"].organisation
    chain.found("coaches", Home.JOB_COACH)
    told = {"home_id": chain.members["coaches"].organisation, "organisation_id": employer, "case": uuid4()}
    days = {"since": chain.on, "until": chain.on + timedelta(days=9), "given_by": "system:test"}
    Assignment.objects.create(person_id=coach.person, **told, **days, permission=Permission.WORK_GUIDE)
    later = chain.on + timedelta(days=20)
    assert people.took_part(coach.person, employer, on=later)
    assert not people.took_part(coach.person, employer, on=later + people.TIES_LAST)
    assert not actions.declare_interest(**chain.step("auditor"), case=chain.case, interest=Interest.NONE)


def second_account(chain, name):
    """Of somebody: ``ann+2@…`` beside ``ann@…``."""
    before, _, domain = people.person(chain.members[name].person).email.rpartition("@")
    by, told = System("test"), {"email": f"{before}+2@{domain}", "name": "Sam"}
    return accounts.sign_up(by=by, on=chain.on, **told)


def as_decider(chain, account):
    """The account as somebody who decides at the scheme."""
    boss = chain.members["scheme"]
    sent = accounts.invite(by=boss, on=chain.on, email=account.email, role="decider")
    accounts.accept_invitation(by=account, on=chain.on, token=sent.token)
    return people.member(account.pk, boss.organisation, on=chain.on)


def test_nobody_elsewhere_reads_the_address_of_who_examines(chain):
    chain.planned()
    auditor, employer = chain.members["auditor"].person, chain.members["employer"]
    assert files.for_employer(employer, chain.dossier).auditor == "auditor"
    Person.objects.filter(pk=auditor).update(name="")
    assert files.for_employer(employer, chain.dossier).auditor == "iemand zonder naam"
    accounts.erase_account(by=people.person(auditor), on=chain.on)
    assert files.for_employer(employer, chain.dossier).auditor == "iemand die hier niet meer is"


def test_who_tested_does_not_decide_with_another_account(chain):
    chain.handed_over()
    chain.members["both"] = as_decider(chain, second_account(chain, "auditor"))
    assert chain.take("both")
    both = {"by": chain.assigned("both"), "on": chain.on, "case": chain.case}
    refused(lambda: actions.decide(**both, proposed=chain.proposed()), "audit.decider-involved")


def test_two_accounts_of_one_mailbox_are_one_vote(chain, settings):
    settings.TREDE_QUORUM = 2
    chain.decided()
    chain.members["again"] = as_decider(chain, second_account(chain, "decider"))
    chain.take("again")
    again = {"by": chain.assigned("again"), "on": chain.on, "case": chain.case}
    seen = {"seen_sha256": Proposal.objects.get().sha256}
    refused(lambda: actions.agree(**again, **seen), "audit.voted-already")


def test_who_works_at_the_employer_does_not_answer_its_objection(chain):
    chain.decided()
    by = as_decider(chain, second_account(chain, "signatory"))
    told = {"case": chain.case, "reasons": "De cijfers halen trede 2."}
    made = actions.object_to_decision(**chain.step("signatory"), **told)
    answer = {"objection": made.pk, "answer": "Wij hebben gelijk.", "upheld": True, "case": chain.case}
    refused(lambda: actions.answer_decision_objection(by=by, on=chain.on, **answer), "audit.decider-involved")


def test_somebody_who_is_not_planned_declares_nothing(chain):
    chain.planned()
    chain.join("body", "auditor", "other-auditor")
    with pytest.raises(NotFoundError):
        actions.declare_interest(**chain.step("other-auditor"), case=chain.case, interest=Interest.NONE)


def test_another_auditor_takes_over_and_the_first_is_let_out(chain):
    chain.opened()
    chain.join("body", "auditor", "other-auditor")
    chain.kept_auditor("other-auditor")
    chain.plan_visit(chain.visit_on, "other-auditor", seen=1)
    with pytest.raises(NotFoundError):
        people.assigned(
            chain.members["auditor"].person,
            chain.members["employer"].organisation,
            chain.dossier,
            on=chain.on + timedelta(seconds=1),
        )


def test_after_two_cycles_somebody_else_also_with_another_account(chain):
    chain.signed()
    own = (chain.members["auditor"].person, second_account(chain, "auditor").pk)
    chain.kept_auditor()
    case = chain.the_case
    for number in (1, 2):
        earlier = Quote.objects.get(pk=case.quote_id)
        earlier.pk, earlier.dossier = chain.members["auditor"].person, chain.members["body"].organisation
        earlier.pk = [chain.members["planner"].person, chain.members["auditor"].person][number - 1]
        earlier.dossier = earlier.pk
        earlier.save(force_insert=True)
        before = Case.objects.create(
            quote=earlier,
            organisation=case.organisation,
            dossier=earlier.dossier,
            body=case.body,
            opened_at=case.opened_at - timedelta(days=700 * number),
        )
        Involvement.objects.create(
            case=before, person=own[number - 1], kind="evaluated", declared_at=chain.on
        )
    refused(lambda: chain.plan_visit(chain.visit_on), "audit.rotate")


# The plan


def test_the_employer_objects_within_seven_working_days_and_the_body_answers(chain):
    chain.with_plan()
    late = chain.on + timedelta(days=10)  # from Monday 2 November the seventh working day is the 11th
    reasons = {"case": chain.case, "reasons": "Op die dag is de vestiging dicht."}
    by = chain.members["hr-editor"]
    refused(lambda: actions.object_to_plan(by=by, on=late, **reasons), "audit.too-late")
    made = actions.object_to_plan(by=by, on=chain.on + timedelta(days=9), **reasons)
    refused(lambda: actions.object_to_plan(by=by, on=chain.on, **reasons), "audit.objected-already")
    refused(lambda: actions.send_plan(**chain.auditor, **PLAN, rows=ROWS), "audit.objection-open")
    answer = {"case": chain.case, "objection": made.pk, "answer": "Wij komen een dag later.", "upheld": True}
    actions.answer_plan_objection(**chain.step("planner"), **answer)
    actions.send_plan(**chain.auditor, **PLAN, rows=ROWS)
    assert chain.the_case.plans.first().number == 2


def test_the_sample_lies_within_the_sealed_rows(chain):
    chain.opened()
    refused(lambda: actions.send_plan(**chain.auditor, **PLAN, rows=[20]), "audit.row-unknown")
    refused(lambda: actions.send_plan(**chain.auditor, **PLAN, rows=range(15)), "audit.sample-small")


def test_rows_that_were_drawn_are_in_the_plan(chain, monkeypatch):
    """Of a hundred rows 45 are drawn; the second way to draw them is ``trede.sampling`` itself."""
    text = "example.org/log\n7\nqINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\n"
    monkeypatch.setattr("trede.office.audit.queries.drawing.checkpoint_text", lambda application: text)
    monkeypatch.setattr("trede.office.audit.queries.signed.Signed.rows", 100)
    chain.opened()
    root = signed(chain.assigned("auditor"), chain.the_case).document["seal"]["root"]
    rows = sample(root, 100, text).rows
    assert len(rows) == 45
    others = sorted(set(range(100)) - set(rows))
    refused(lambda: actions.send_plan(**chain.auditor, **PLAN, rows=others), "audit.not-drawn")
    made = actions.send_plan(**chain.auditor, **PLAN, rows=[*rows, others[0]])
    assert is_replayed(made.document["drawn"])


# Testing


def test_only_rows_of_the_plan_and_the_newest_revision(chain):
    chain.with_plan()
    seen = {"figures": Figures.RIGHT, "met": MET}
    refused(lambda: actions.judge(**chain.auditor, row=20, **seen), "audit.row-unknown")
    refused(
        lambda: actions.judge(**chain.auditor, row=0, figures=Figures.RIGHT, met=["plan"]),
        "audit.aspect-unknown",
    )
    actions.judge(**chain.auditor, row=0, **seen)
    refused(lambda: actions.judge(**chain.auditor, row=0, **seen), "audit.changed-meanwhile")
    assert actions.judge(**chain.auditor, row=0, **seen, seen_revision=1).revision == 2


def test_a_correction_gives_the_level_beside_the_declared_one(chain):
    """Without weighted fte there is no direct share, and what is bought counts only beside one: no level."""
    chain.tested()
    before = signed(chain.assigned("auditor"), chain.the_case)
    assert before.recomputed.level == before.declared == "trede-2"
    less = LESS | {"weighted_fte": -before.recomputed.weighted_fte}
    actions.correct(**chain.auditor, **less)
    after = signed(chain.assigned("auditor"), chain.the_case)
    assert after.declared == "trede-2"
    assert after.recomputed.weighted_fte == after.recomputed.total == 0
    assert after.recomputed.level == "none"
    much = LESS | {"weighted_fte": Fraction(-100)}
    refused(lambda: actions.correct(**chain.auditor, **much), "audit.figures-below-zero")
    nothing = LESS | {"weighted_fte": Fraction(0)}
    refused(lambda: actions.correct(**chain.auditor, **nothing), "audit.nothing-corrected")


def test_a_nonconformity_has_a_term_and_a_second_look(chain):
    chain.tested()
    told = {"kind": Kind.NONCONFORMITY, "text": "Er is geen begeleider genoemd.", "aspect": "begeleiding"}
    refused(lambda: actions.note_finding(**chain.auditor, **told), "audit.due-missing")
    refused(lambda: actions.note_finding(**chain.auditor, **told, due_on=chain.today), "audit.due-missing")
    noted = actions.note_finding(**chain.auditor, **told, due_on=chain.visit_on)
    closed = {"finding_id": noted.pk, "closing": "De begeleider is genoemd in het plan."}
    actions.close_finding(**chain.auditor, **closed)
    refused(lambda: actions.close_finding(**chain.auditor, **closed), "audit.closed-already")


def test_a_thread_of_employer_and_auditor(chain):
    chain.opened()
    actions.write_message(**chain.auditor, text="Waar vind ik de plannen?")
    later = {**chain.step("hr-editor"), "on": chain.on + timedelta(minutes=1)}
    actions.write_message(**later, case=chain.case, text="In map 3.")
    assert [each.side for each in chain.the_case.messages.all()] == ["body", "employer"]
    with pytest.raises(NotAllowedError):
        actions.write_message(**chain.step("planner"), case=chain.case, text="Ik lees mee.")


# The report


def test_exactly_the_report_that_was_seen_is_sent(chain):
    chain.noted()
    seen = chain.draft()
    actions.note_finding(**chain.auditor, kind=Kind.REMARK, text="Nog iets.")
    refused(lambda: actions.send_report(**chain.auditor, seen_sha256=seen), "audit.changed-meanwhile")
    made = chain.send_report()
    document = json.loads(made.document)
    all_seen = {"drawn": 20, "rows": 20, "tested": 20, "unmet": [], "wrong": 0, "at_most_wrong": 0}
    same = dict.fromkeys(("level", "likely_level", "worst_level"), document["figures"]["level"])
    assert document["sample"] == {**all_seen, **same, "confidence": "19/20"}
    assert document["in_the_way"] == []


def test_the_report_waits_for_the_employer_or_for_five_working_days(chain):
    chain.reported()
    done = {"by": chain.assigned("auditor"), "case": chain.case, "seen_sha256": chain.draft()}
    refused(lambda: actions.finish_report(**done, on=chain.on + timedelta(days=7)), "audit.reaction-waits")
    assert actions.finish_report(**done, on=chain.on + timedelta(days=8)).final


def test_the_reaction_is_in_the_final_report(chain):
    chain.reacted()
    again = {"case": chain.case, "reaction": "Nog iets."}
    refused(lambda: actions.react_to_report(**chain.step("hr-editor"), **again), "audit.reacted-already")
    made = actions.finish_report(**chain.auditor, seen_sha256=chain.draft(REACTION))
    assert json.loads(made.document)["reaction"] == REACTION
    assert chain.the_case.stage == "decision"


# The decision


def test_the_decision_at_the_door(chain):
    chain.decided()
    told = doors.decision(chain.members["decider"], chain.case)
    assert (told.level, told.thirty_plus, told.refused) == ("trede-1", False, "")
    assert told.decided_by == (chain.members["decider"].person,)
    assert told.organisation == chain.members["employer"].organisation
    assert doors.decision_of_dossier(told.organisation, chain.dossier) == told
    for other in ("planner", "employer"):
        with pytest.raises(NotFoundError):
            doors.decision(chain.members[other], chain.case)


def test_who_tested_does_not_decide(chain):
    """The auditor also decides at the scheme: the same person, another role."""
    chain.handed_over()
    auditor, boss = people.person(chain.members["auditor"].person), chain.members["scheme"]
    sent = accounts.invite(by=boss, on=chain.on, email=auditor.email, role="decider")
    accounts.accept_invitation(by=auditor, on=chain.on, token=sent.token)
    chain.members["both"] = people.member(auditor.pk, boss.organisation, on=chain.on)
    refused(lambda: chain.take("both"), "audit.declared-already")
    assert Vote.objects.count() == 0


@pytest.mark.parametrize("interest", sorted(set(Interest) - {Interest.NONE}))
def test_a_decider_with_an_interest_is_out(chain, interest):
    chain.handed_over()
    assert not actions.declare_interest(**chain.step("decider"), case=chain.case, interest=interest)
    with pytest.raises(NotFoundError):
        chain.assigned("decider")
    assert chain.take("second-decider")


def test_a_committee_with_a_quorum(chain, settings):
    settings.TREDE_QUORUM = 2
    chain.decided()
    assert not Decision.objects.exists()
    proposal = Proposal.objects.get()
    agreed = {"case": chain.case, "seen_sha256": proposal.sha256}
    refused(lambda: actions.agree(**{**chain.decider, **agreed}), "audit.voted-already")
    with pytest.raises(NotFoundError):
        chain.assigned("second-decider")
    chain.take("second-decider")
    second = {"by": chain.assigned("second-decider"), "on": chain.on}
    refused(lambda: actions.agree(**second, case=chain.case, seen_sha256="0" * 64), "audit.changed-meanwhile")
    actions.agree(**second, **agreed)
    assert len(doors.decision(chain.members["decider"], chain.case).decided_by) == 2


def test_no_level_above_what_the_corrected_figures_reach(chain):
    chain.tested()
    actions.correct(**chain.auditor, **LESS)
    chain.send_report()
    actions.react_to_report(**chain.step("hr-editor"), case=chain.case, reaction=REACTION)
    actions.finish_report(**chain.auditor, seen_sha256=chain.draft(REACTION))
    chain.take("decider")
    refused(lambda: actions.decide(**chain.decider, proposed=chain.proposed()), "audit.level-not-reached")
    bare = {"level": "", "scope": {}, "valid_from": None, "valid_until": None}
    actions.decide(**chain.decider, proposed=chain.proposed(**bare, reasons="De cijfers halen trede 1 niet."))
    told = doors.decision(chain.members["decider"], chain.case)
    assert not told.granted
    assert told.refused == "De cijfers halen trede 1 niet."


def test_an_open_nonconformity_or_an_unmet_aspect_keeps_it_back(chain):
    chain.tested(met=MET[:3])
    told = {"kind": Kind.NONCONFORMITY, "text": "Er is geen begeleider.", "due_on": chain.visit_on}
    actions.note_finding(**chain.auditor, **told)
    chain.send_report()
    actions.react_to_report(**chain.step("hr-editor"), case=chain.case, reaction=REACTION)
    actions.finish_report(**chain.auditor, seen_sha256=chain.draft(REACTION))
    chain.take("decider")
    refused(
        lambda: actions.decide(**chain.decider, proposed=chain.proposed()),
        *("audit.aspect-unmet", "audit.nonconformity-open"),
    )


def test_back_to_the_auditor_with_a_question(chain):
    chain.taken()
    actions.return_to_auditor(**chain.decider, text="Hoe zag u de begeleiding?")
    assert chain.the_case.stage == "audit"
    actions.note_finding(**chain.auditor, kind=Kind.REMARK, text="In drie dossiers gezien.")
    chain.send_report()
    assert chain.the_case.reports.first().number == 3


def test_objections_in_two_instances_within_their_terms(chain):
    chain.decided(level="basistrede")
    told = {"by": chain.members["signatory"], "case": chain.case, "reasons": "De cijfers halen trede 1."}
    last = chain.on + timedelta(days=28)
    refused(lambda: actions.object_to_decision(**told, on=last + timedelta(days=1)), "audit.too-late")
    first = actions.object_to_decision(**told, on=last)
    refused(lambda: actions.object_to_decision(**told, on=last), "audit.objected-already")
    answer = {"case": chain.case, "objection": first.pk, "answer": "Wij blijven erbij.", "upheld": False}
    refused(
        lambda: actions.answer_decision_objection(**chain.step("decider"), **answer), "audit.decider-involved"
    )
    actions.answer_decision_objection(by=chain.members["second-decider"], on=last, **answer)
    second = actions.object_to_decision(**told, on=last + timedelta(days=28))
    assert (first.instance, second.instance) == (1, 2)
    answer |= {"objection": second.pk, "answer": "De werkgever heeft gelijk.", "upheld": True}
    by = chain.members["second-decider"]
    refused(lambda: actions.answer_decision_objection(by=by, on=last, **answer), "audit.decider-involved")
    third = chain.join("scheme", "decider", "third-decider")
    with pytest.raises(NotAllowedError):
        actions.answer_decision_objection(by=third, on=last, **answer)
    expert = chain.join("scheme", "committee-member")
    actions.answer_decision_objection(by=expert, on=last, **answer)
    assert chain.the_case.stage == "decision"
    refused(lambda: actions.decide(**chain.decider, proposed=chain.proposed()), "audit.decider-involved")
    chain.take("third-decider")
    again = {"by": chain.assigned("third-decider"), "on": chain.on, "case": chain.case}
    actions.decide(**again, proposed=chain.proposed())
    assert doors.decision(third, chain.case).level == "trede-1"
    assert Decision.objects.count() == 2


# Withdrawing, and who sees nothing


def test_withdrawn_before_the_visit_and_not_after(chain):
    chain.with_plan()
    on_the_day = chain.on + timedelta(days=14)
    signatory = chain.members["signatory"]
    refused(
        lambda: actions.withdraw_application(by=signatory, on=on_the_day, case=chain.case),
        "audit.visit-begun",
    )
    actions.withdraw_application(by=signatory, on=chain.on, case=chain.case)
    with pytest.raises(NotFoundError):
        chain.assigned("auditor")
    assert chain.the_case.stage == "withdrawn"


def test_another_employer_body_or_auditor_gets_nowhere(chain):
    chain.handed_over()
    other = Chain(chain.on).opened()
    case = {"case": chain.case, "on": chain.on}
    by = other.assigned("auditor")
    for do in (
        lambda: actions.write_message(by=other.members["hr-editor"], **case, text="x"),
        lambda: actions.write_message(by=by, **case, text="x"),
        lambda: actions.object_to_decision(by=other.members["signatory"], **case, reasons="x"),
        lambda: actions.plan_visit(
            by=other.members["planner"],
            **case,
            person=by.person,
            visit_on=chain.visit_on,
            days_hundredths=100,
        ),
        lambda: actions.judge(by=by, **case, row=0, figures=Figures.RIGHT, met=[]),
        lambda: actions.decide(by=by, **case, proposed=chain.proposed()),
        lambda: actions.finish_report(by=by, **case, seen_sha256=""),
        lambda: actions.declare_interest(by=other.members["auditor"], **case, interest=Interest.NONE),
    ):
        with pytest.raises(NotFoundError):
            do()


def test_an_auditor_does_not_decide_and_a_decider_does_not_test(chain):
    chain.taken()
    with pytest.raises(NotAllowedError):
        actions.decide(**chain.auditor, proposed=chain.proposed())
    with pytest.raises(NotAllowedError):
        actions.note_finding(**chain.decider, kind=Kind.REMARK, text="x")


def test_no_row_of_a_person_is_kept_on_the_way(chain):
    chain.decided()
    assert "CANARY" not in database_text()


def test_every_step_is_one_event_that_all_who_are_at_it_may_read(chain):
    chain.decided()
    told = Event.objects.filter(subject=f"case:{chain.case}")
    kinds = [each.kind for each in told.order_by("number")]
    assert kinds[0] == "quote.accepted"
    assert kinds[-1] == "case.decided"
    last = told.order_by("number").last()
    homes = {chain.members[home].organisation for home in ("employer", "body", "scheme")}
    assert {each.organisation for each in last.concerns.all()} == homes
