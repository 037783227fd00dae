# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Switching on only after everything was agreed, and a plan of action by its actions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.unit.office.growth import agreed

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.accounts import actions as accounts
from trede.office.accounts import queries as people
from trede.office.growth import actions, queries
from trede.office.growth.models import Arrangement, Review, Step
from trede.office.journal.models import Event


def refused(act, **told):
    with pytest.raises(RefusedError) as found:
        act(**told)
    return [(each.code, each.place) for each in found.value.findings]


def colleague(by, now, sign_up, role):
    newcomer = sign_up(role)
    sent = accounts.invite(by=by, on=now, email=newcomer.email, role=role)
    accounts.accept_invitation(by=newcomer, on=now, token=sent.token)
    return people.member(newcomer.pk, by.organisation, on=now)


@pytest.mark.parametrize(
    ("field", "value", "code", "place"),
    [
        ("aim", "  ", "growth.empty", "aim"),
        ("aim", "Zie BSN 111222333", "growth.bsn", "aim"),
        ("aim", "x" * 601, "growth.too-long", "aim"),
        ("seen_by", "", "growth.empty", "seen_by"),
        ("seen_by", "Voor 111222333", "growth.bsn", "seen_by"),
        ("basis", "consent", "growth.choice", "basis"),
        ("council", "", "growth.choice", "council"),
        ("council_on", None, "growth.council-day", "council_on"),
        ("council_on", date(2026, 11, 3), "growth.council-day", "council_on"),
        ("months", 0, "growth.months", "months"),
        ("months", 85, "growth.months", "months"),
    ],
)
def test_nothing_is_on_before_all_was_agreed(administrator, now, field, value, code, place):
    told = agreed.AGREED | {field: value}
    assert refused(actions.switch_on, by=administrator, on=now, **told) == [(code, place)]
    assert queries.arrangement(administrator) is None


def test_it_is_recorded_once_by_the_administrator(administrator, now, sign_up):
    with pytest.raises(NotAllowedError):
        actions.switch_on(by=colleague(administrator, now, sign_up, "hr-editor"), on=now, **agreed.AGREED)
    actions.switch_on(by=administrator, on=now, **agreed.AGREED | {"council": "no-council"})
    found = queries.arrangement(administrator)
    assert (found.arranged.council_on, found.months, found.agreed_by) == (None, 24, administrator.actor_id)
    assert refused(actions.switch_on, by=administrator, on=now, **agreed.AGREED) == [
        ("growth.on-already", "")
    ]
    assert Event.objects.filter(kind="growth.on").count() == 1


def test_no_step_before_it_is_on_or_before_a_measurement(administrator, now, dossier):
    told = {"by": administrator, "on": now, "dossier": dossier, **agreed.STEP}
    assert refused(actions.add_step, **told) == [("growth.off", "")]
    actions.switch_on(by=administrator, on=now, **agreed.AGREED)
    with pytest.raises(NotFoundError):
        actions.add_step(**told | {"dossier": administrator.organisation})
    actions.add_step(**told)


def test_who_may_see_and_who_may_change(administrator, now, dossier, is_on, sign_up):
    editor, signatory, adviser = (
        colleague(administrator, now, sign_up, role) for role in ("hr-editor", "signatory", "adviser")
    )
    agreed.planned(editor, now, dossier)
    assert len(queries.plan(signatory, dossier).steps) == 1
    with pytest.raises(NotAllowedError):
        agreed.planned(signatory, now, dossier)
    with pytest.raises(NotAllowedError):
        queries.plan(adviser, dossier)


def test_a_step_from_plan_to_done(administrator, now, dossier, is_on):
    step = agreed.planned(administrator, now, dossier)
    here = {"by": administrator, "on": now, "dossier": dossier, "step": step.pk}
    told = {"what": step.what, "owner": "HR", "due": date(2027, 3, 1), "effect_hundredths": 20}
    actions.change_step(**here, **told, seen=step.version)
    assert refused(actions.change_step, **here, **told, seen=step.version) == [
        ("growth.changed-meanwhile", "seen")
    ]
    seen = queries.step(administrator, dossier, step.pk).version
    assert refused(actions.change_step, **here, **told, seen=seen) == [("growth.nothing-changed", "")]
    done = {"evidence": "map 3", "seen": seen}
    assert refused(actions.finish_step, **here, done_on=date(2026, 11, 3), **done) == [
        ("growth.not-yet", "done_on")
    ]
    actions.finish_step(**here, done_on=date(2026, 11, 2), **done)
    found = queries.step(administrator, dossier, step.pk)
    assert (found.owner, found.done_on, found.evidence) == ("HR", date(2026, 11, 2), "map 3")
    assert queries.steps_of(administrator) == {dossier: (1, 1)}
    actions.drop_step(**here, seen=found.version)
    assert queries.plan(administrator, dossier).steps == []


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"topic": "gezondheid"}, "growth.choice"),
        ({"origin": "iets"}, "growth.choice"),
        ({"effect_hundredths": 10_001}, "growth.effect"),
        ({"effect_hundredths": -1}, "growth.effect"),
        ({"what": "a\nb"}, "growth.too-long"),
        ({}, "growth.step-there"),
    ],
)
def test_a_step_that_does_not_fit(administrator, now, dossier, is_on, told, code):
    agreed.planned(administrator, now, dossier)
    told = agreed.STEP | {"what": agreed.STEP["what"], **told}
    found = refused(actions.add_step, by=administrator, on=now, dossier=dossier, **told)
    assert [each for each, _ in found] == [code]


def test_a_review_keeps_how_the_plan_stands_once_a_day(administrator, now, dossier, is_on):
    here = {"by": administrator, "dossier": dossier, "remarks": "Wij gaan door."}
    assert refused(actions.hold_review, **here, on=now) == [("growth.no-steps", "remarks")]
    step = agreed.planned(administrator, now, dossier)
    actions.hold_review(**here, on=now)
    assert refused(actions.hold_review, **here, on=now) == [("growth.reviewed-today", "remarks")]
    actions.hold_review(**here, on=now + timedelta(days=1))
    newest, first = queries.plan(administrator, dossier).reviews
    assert newest.held_on > first.held_on
    assert first.steps == [
        {"id": str(step.pk), "what": step.what, "due": "2027-01-01", "done_on": ""},
    ]


def test_switching_off_throws_all_of_it_away(administrator, now, dossier, is_on):
    agreed.planned(administrator, now, dossier)
    actions.hold_review(by=administrator, on=now, dossier=dossier, remarks="")
    actions.switch_off(by=administrator, on=now)
    assert [model.objects.count() for model in (Arrangement, Step, Review)] == [0, 0, 0]
    assert refused(actions.switch_off, by=administrator, on=now) == [("growth.off", "")]
