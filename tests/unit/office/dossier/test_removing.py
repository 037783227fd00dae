# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier that was not signed is thrown away whole; what was signed, examined or changed meanwhile is not."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from tests.unit.office.accounts.test_leaving import as_the_journal_says
from tests.unit.office.dossier import filled
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.growth.agreed import AGREED, STEP

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.accounts.models import Assignment, PurposeLink
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.models import Case, Quote
from trede.office.audit.rules.stages import Outcome, Stage
from trede.office.dossier import actions, queries
from trede.office.dossier.models import Application, Dossier
from trede.office.growth import actions as growth
from trede.office.growth.models import Arrangement, Step
from trede.office.journal.models import Event
from trede.office.post.models import Letter
from trede.office.web.employer.applications.removing import ENDINGS

TITLE, SECRET = "Kanariemeting", "Kanarieantwoord over onze werkwijze, twee keer per jaar."


@pytest.fixture
def full(now, administrator, dossier, declared):
    """A dossier with something of everything, tried as an application; nobody examines it."""
    here = {"by": administrator, "on": now, "dossier": dossier}
    plan = {"title": TITLE, "wanted_level": "trede-1", "intended_on": filled.INTENDED}
    actions.change_dossier(**here, **plan, seen=queries.dossier(administrator, dossier).version)
    actions.measure(**here, declared=declared)
    filled.answer_all(administrator, now, dossier)
    actions.answer(**here, question="integratie.team", text=SECRET, seen_revision=1)
    actions.keep_scenario(**here, title="Kanarieplan", changes='format = "trede/changes/1"\n')
    actions.ask_by_link(**here, aspect="integratie", name="Kanariecor", email="cor@elders.example")
    actions.hand_in_test(**here)
    growth.switch_on(by=administrator, on=now, **AGREED)
    growth.add_step(**here, **STEP)
    return dossier


def remove(by, now, dossier):
    seen = queries.contents(by, dossier).version
    actions.remove_dossier(by=by, on=now, dossier=dossier, seen=seen, endings=ENDINGS)


def quote(by, now, dossier, outcome):
    told = {"organisation": by.organisation, "dossier": dossier, "body": by.person, "facts": {}}
    period = {"period_from": filled.INTENDED, "period_until": filled.INTENDED}
    return Quote.objects.create(**told, **period, asked_at=now, asked_by="x", outcome=outcome)


def test_all_of_it_goes_and_the_journal_says_that_it_did(now, administrator, full, stranger):
    end = now + timedelta(days=9)
    whom = {"person_id": stranger.person, "home_id": stranger.organisation, "case": full, "until": end}
    allowed = {"organisation_id": administrator.organisation, "permission": Permission.DOSSIER_VIEW}
    Assignment.objects.create(**whom, **allowed, since=now, given_by="x")
    waits = quote(administrator, now, full, Outcome.ASKED)
    other = actions.open_dossier(
        by=administrator, on=now, title="Blijft", wanted_level="trede-1", intended_on=filled.INTENDED
    ).pk
    events = Event.objects.count()
    remove(administrator, now, full)
    (told,) = list(Event.objects.order_by("number"))[events:]
    assert (told.kind, told.subject) == ("dossier.removed", f"dossier:{full}")
    assert "Kanarie" not in database_text(pages=False)
    for model in apps.get_app_config("dossier").get_models():
        rows = model.objects.exclude(pk=other) if model is Dossier else model.objects
        assert not rows.exists(), model
    assert Dossier.objects.get().pk == other
    assert not Step.objects.exists()
    assert Arrangement.objects.exists(), "what was agreed is of the organisation"
    assert not Assignment.objects.filter(Assignment.on(now)).exists()
    assert not PurposeLink.objects.filter(revoked_at=None).exists()
    assert not Letter.objects.filter(about=f"dossier:{full}").exists()
    waits.refresh_from_db()
    assert waits.outcome == Outcome.LAPSED
    assert as_the_journal_says() == []


def test_who_may_not_measure_or_is_elsewhere_removes_nothing(now, full, colleague, stranger):
    with pytest.raises(NotAllowedError):
        remove(colleague("adviser"), now, full)
    with pytest.raises(NotFoundError):
        remove(stranger, now, full)
    assert Dossier.objects.filter(pk=full).exists()


def test_what_was_signed_stays(now, administrator, full, colleague):
    signatory = colleague("signatory")
    frozen = queries.to_freeze(signatory, full)
    actions.hand_in(by=signatory, on=now, dossier=full, seen_sha256=frozen.sha256)
    with pytest.raises(RefusedError) as refused:
        remove(administrator, now, full)
    assert [each.code for each in refused.value.findings] == ["dossier.frozen"]
    assert Application.objects.count() == 2


@pytest.mark.parametrize(("stage", "refuses"), [(Stage.PLANNING, True), (Stage.WITHDRAWN, False)])
def test_what_a_body_examines_stays_until_it_is_withdrawn(now, administrator, full, stage, refuses):
    made = quote(administrator, now, full, Outcome.ACCEPTED)
    whose = {"organisation": administrator.organisation, "dossier": full, "body": made.body}
    Case.objects.create(quote=made, **whose, stage=stage, opened_at=now)
    if not refuses:
        return remove(administrator, now, full)
    with pytest.raises(RefusedError) as refused:
        remove(administrator, now, full)
    assert [each.code for each in refused.value.findings] == ["audit.examined"]
    return None


def test_what_a_colleague_added_meanwhile_is_seen_first(now, administrator, full):
    seen = queries.contents(administrator, full).version
    actions.answer(
        by=administrator, on=now, dossier=full, question="integratie.team", text="Nieuw.", seen_revision=2
    )
    with pytest.raises(RefusedError) as refused:
        actions.remove_dossier(by=administrator, on=now, dossier=full, seen=seen, endings=ENDINGS)
    assert [each.code for each in refused.value.findings] == ["dossier.changed-by-another"]


def test_a_test_application_goes_with_its_dossier_and_not_before(now, administrator, full):
    """See also ``test_applications``: by itself it is never rewritten."""
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        Application.objects.filter(dossier=full).delete()
    remove(administrator, now, full)
    assert not Application.objects.exists()
