# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing in: what is missing, what is signed, and that nothing changes afterwards."""

import hashlib
import json
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from tests.unit.office.dossier.filled import INTENDED, SENTENCES, answer_all
from tests.unit.office.tampering import by_hand, without_guards

from trede.errors import AlteredError, NotAllowedError, NotFoundError, RefusedError
from trede.office.accounts import actions as accounts
from trede.office.accounts.receivers import STRONG
from trede.office.dossier import actions, queries
from trede.office.dossier.models import Application, Dossier


def codes(by, dossier, on):
    """What is missing, beside the hint that a higher level is reached than these dossiers ask for."""
    found = {each.code for each in queries.what_is_missing(by, dossier, on=on)}
    return found - {"dossier.level-higher"}


@pytest.fixture
def complete(now, administrator, measured):
    answer_all(administrator, now, measured)
    return measured


def test_who_asks_for_less_than_is_reached_is_told_so(administrator, complete, now):
    (told,) = queries.what_is_missing(administrator, complete, on=now)
    assert (told.code, told.place, told.blocks) == ("dossier.level-higher", "wanted_level", False)


@pytest.fixture
def signatory(colleague):
    return colleague("signatory")


@pytest.fixture
def signed(now, complete, signatory):
    seen = queries.to_freeze(signatory, complete)
    actions.hand_in(by=signatory, on=now, dossier=complete, seen_sha256=seen.sha256)
    return complete


def test_an_empty_dossier_says_all_that_it_lacks(now, administrator, dossier):
    assert codes(administrator, dossier, now) == {
        *("dossier.no-measurement", "quality.unanswered", "quality.no-evidence"),
    }


def test_nothing_is_missing(now, administrator, complete):
    assert codes(administrator, complete, now) == set()


def change(administrator, now, dossier, level="trede-1", day=INTENDED):
    seen = queries.dossier(administrator, dossier).version
    told = {"title": "x", "wanted_level": level, "intended_on": day}
    actions.change_dossier(by=administrator, on=now, dossier=dossier, **told, seen=seen)


@pytest.mark.parametrize(
    ("moment", "missing"),
    [
        (datetime(2027, 2, 1, 22, 59, tzinfo=UTC), set()),
        (datetime(2027, 2, 1, 23, 30, tzinfo=UTC), {"dossier.day-passed"}),
    ],
)
def test_half_an_hour_past_midnight_in_the_netherlands_the_day_has_passed(
    administrator, complete, moment, missing
):
    """In UTC it is the intended day still."""
    assert date(2027, 2, 1) == INTENDED
    assert codes(administrator, complete, moment) == missing


def test_a_level_that_is_not_reached(now, administrator, complete):
    change(administrator, now, complete, "trede-3")
    assert codes(administrator, complete, now) == {"dossier.level-not-reached"}


def test_an_aspirant_needs_a_plan_and_no_level(now, administrator, measured):
    change(administrator, now, measured, "aspirant")
    answer_all(administrator, now, measured, "aspirant")
    assert codes(administrator, measured, now) == set()


def test_a_day_under_another_handbook_or_gone_by(now, administrator, complete):
    change(administrator, now, complete, day=date(2022, 5, 1))
    assert codes(administrator, complete, now) == {
        *("dossier.edition-moved", "dossier.day-passed", "dossier.year-not-over"),
    }


def test_a_group_that_grew(now, administrator, complete):
    accounts.add_entity(by=administrator, on=now, name="Dochter", kvk="55556666")
    assert codes(administrator, complete, now) == {"dossier.entities-changed"}


def test_a_request_that_is_open_is_a_warning(now, administrator, complete, colleague):
    asked = {"by": administrator, "on": now, "dossier": complete, "aspect": "integratie"}
    actions.ask_colleague(**asked, person=colleague("adviser").person)
    assert codes(administrator, complete, now) == {"dossier.requests-open"}


def test_what_is_signed_is_what_was_shown(now, complete, signatory):
    seen = queries.to_freeze(signatory, complete)
    made = actions.hand_in(by=signatory, on=now, dossier=complete, seen_sha256=seen.sha256)
    kept = queries.application(signatory, complete, made.pk)
    assert kept.document == seen.text
    assert kept.sha256 == seen.sha256 == hashlib.sha256(kept.document.encode()).hexdigest()
    assert (kept.handed_in_by, kept.kind) == (signatory.actor_id, "definitive")
    assert "CANARY" not in kept.document
    assert json.loads(kept.document)["answers"][0]["text"] == SENTENCES


def test_a_dossier_that_changed_meanwhile_is_not_signed(now, administrator, complete, signatory):
    seen = queries.to_freeze(signatory, complete)
    actions.answer(
        by=administrator,
        on=now,
        dossier=complete,
        question="integratie.team",
        text=SENTENCES * 2,
        seen_revision=1,
    )
    with pytest.raises(RefusedError, match="changed since"):
        actions.hand_in(by=signatory, on=now, dossier=complete, seen_sha256=seen.sha256)


def test_what_was_seen_is_no_checksum_at_all(now, complete, signatory):
    with pytest.raises(RefusedError, match="changed since"):
        actions.hand_in(by=signatory, on=now, dossier=complete, seen_sha256="é")


def test_an_incomplete_dossier_is_not_signed(now, measured, signatory):
    seen = queries.to_freeze(signatory, measured)
    with pytest.raises(RefusedError) as refusal:
        actions.hand_in(by=signatory, on=now, dossier=measured, seen_sha256=seen.sha256)
    assert {each.code for each in refusal.value.findings} == {"quality.unanswered", "quality.no-evidence"}


def test_only_a_signatory_signs(now, administrator, complete):
    with pytest.raises(NotAllowedError):
        actions.hand_in(by=administrator, on=now, dossier=complete, seen_sha256="")


def test_a_test_application_may_be_incomplete_and_repeated(now, administrator, measured):
    for hours in range(2):
        actions.hand_in_test(by=administrator, on=now + timedelta(hours=hours), dossier=measured)
    kinds = [each.kind for each in queries.applications(administrator, measured)]
    assert kinds == ["test", "test"]


def test_without_a_measurement_there_is_no_application(now, administrator, dossier):
    with pytest.raises(RefusedError, match="no measurement"):
        actions.hand_in_test(by=administrator, on=now, dossier=dossier)
    with pytest.raises(NotFoundError):
        queries.application(administrator, dossier, uuid.uuid4())


def test_after_signing_every_action_refuses(now, administrator, signed, declared, signatory):
    here = {"by": administrator, "on": now, "dossier": signed}
    evidence = queries.sections(administrator, signed)[0].evidence[0].pk
    tries = [
        lambda: change(administrator, now, signed),
        lambda: actions.measure(**here, declared=declared),
        lambda: actions.add_order(**here, order=declared.purchases[0]),
        lambda: actions.remove_order(**here, order=""),
        lambda: actions.answer(**here, question="integratie.team", text="x", seen_revision=1),
        lambda: actions.add_evidence(**here, aspect="integratie", kind="team-activities", reference="x"),
        lambda: actions.remove_evidence(**here, evidence=evidence),
        lambda: actions.ask_colleague(**here, aspect="integratie", person=signatory.person),
        lambda: actions.hand_in_test(**here),
        lambda: actions.hand_in(**{**here, "by": signatory}, seen_sha256=""),
    ]
    for attempt in tries:
        with pytest.raises(RefusedError, match="signed"):
            attempt()


def test_scenarios_stay_possible(now, administrator, signed):
    actions.keep_scenario(by=administrator, on=now, dossier=signed, title="Later", changes=NOTHING)
    assert [each.title for each in queries.scenarios(administrator, signed)] == ["Later"]


NOTHING = 'format = "trede/changes/1"\n'
TABLES = ("dossier", "measurement", "scored", "answer", "evidence", "application")
SET = {
    "dossier": "title = 'x'",
    "measurement": "level = 'trede-3'",
    "scored": "level = 'trede-3'",
    "answer": "text = 'x'",
    "evidence": "reference = 'x'",
    "application": "document = '{}'",
}


def refused(statement, **names):
    with (
        pytest.raises(DatabaseError, match=r"frozen|only ever added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(**names))


@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_to_change_or_remove(signed, table):
    refused("UPDATE dossier_{table} SET {change}", table=table, change=SET[table])
    refused("DELETE FROM dossier_{table}", table=table)
    connection.check_constraints()  # PostgreSQL empties no table while it still has some to check
    replace = "REPLACE INTO dossier_{table} SELECT * FROM dossier_{table}"
    refused(replace if connection.vendor == "sqlite" else "TRUNCATE dossier_{table} CASCADE", table=table)


@pytest.mark.parametrize("table", ["answer", "evidence", "measurement", "application"])
def test_the_database_refuses_to_add(signed, table):
    columns = [field.column for field in Application._meta.apps.get_model("dossier", table)._meta.fields]
    fresh = f"'{uuid.uuid4().hex}'" if connection.vendor == "sqlite" else f"'{uuid.uuid4()}'"
    changed = {"id": fresh, "number": "99", "revision": "99", "kind": "'test'"}
    values = ", ".join(changed.get(name, name) for name in columns)
    refused(
        "INSERT INTO dossier_{table} ({columns}) SELECT {values} FROM dossier_{table} LIMIT 1",
        table=table,
        columns=", ".join(columns),
        values=values,
    )


def test_the_database_refuses_to_move_a_row_in_or_out(now, administrator, signed):
    other = actions.open_dossier(
        by=administrator, on=now, title="Ander", wanted_level="trede-1", intended_on=INTENDED
    )
    actions.answer(
        by=administrator, on=now, dossier=other.pk, question="integratie.start", text="x", seen_revision=0
    )
    shown = other.pk.hex if connection.vendor == "sqlite" else str(other.pk)
    frozen = signed.hex if connection.vendor == "sqlite" else str(signed)
    move = "UPDATE dossier_answer SET revision = 9, dossier_id = '{to}' WHERE dossier_id = '{of}'"
    refused(move, to=shown, of=frozen)
    refused(move, to=frozen, of=shown)


def test_a_test_application_is_never_rewritten(now, administrator, measured):
    actions.hand_in_test(by=administrator, on=now, dossier=measured)
    refused("UPDATE dossier_application SET kind = 'definitive'")
    refused("DELETE FROM dossier_application")


def test_another_dossier_stays_free(now, administrator, signed):
    other = actions.open_dossier(
        by=administrator, on=now, title="Volgend jaar", wanted_level="trede-2", intended_on=INTENDED
    )
    change(administrator, now, other.pk)
    assert Dossier.objects.get(pk=other.pk).title == "x"


def test_the_history_reads_as_sentences(administrator, signed):
    told = [line.text for line in queries.history(administrator, signed, language="nl")]
    assert told[0].startswith("signatory ondertekende de definitieve aanvraag voor trede 1.")
    assert told[-1] == "Noor begon deze meting."
    assert "Noor beantwoordde de vraag ‘Hoe begint een nieuwe collega bij u?’ (versie 1)." in told


ALTERED = {
    "the document": ["UPDATE dossier_application SET document = REPLACE(document, 'trede-1', 'trede-3')"],
    "the checksum": ["UPDATE dossier_application SET sha256 = 'x'"],
    "who signed": ["UPDATE dossier_application SET handed_in_by = 'person:1'"],
    "what the journal says": [
        "UPDATE journal_event SET actor = 'person:1' WHERE kind = 'application.handed-in'"
    ],
    "whom the journal names, and who signed": [
        "UPDATE journal_event SET actor = 'person:1' WHERE kind = 'application.handed-in'",
        "UPDATE dossier_application SET handed_in_by = 'person:1'",
    ],
    "the journal emptied": ["DELETE FROM journal_event"],
}


@pytest.mark.parametrize("statements", ALTERED.values(), ids=ALTERED)
def test_what_was_altered_by_hand_is_not_shown(signatory, signed, statements):
    made = queries.applications(signatory, signed)[0]
    assert queries.application(signatory, signed, made.pk)
    without_guards()
    by_hand(*statements)
    with pytest.raises(AlteredError):
        queries.application(signatory, signed, made.pk)


def test_a_document_altered_together_with_its_checksum_is_not_shown(signatory, signed):
    made = queries.applications(signatory, signed)[0]
    without_guards()
    document = made.document.replace("trede-1", "trede-3")
    Application.objects.filter(pk=made.pk).update(
        document=document, sha256=hashlib.sha256(document.encode()).hexdigest()
    )
    with pytest.raises(AlteredError):
        queries.application(signatory, signed, made.pk)


def test_no_page_pdf_or_file_of_it_is_served(client, person, administrator, signatory, signed):
    made = queries.applications(administrator, signed)[0]
    here = f"/organisaties/{administrator.organisation}/dossiers/{signed}/aanvraag/{made.pk}/"
    client.force_login(person)
    session = client.session
    session[STRONG] = True
    session.save()
    assert client.get(f"{here}gegevens/").status_code == 200
    without_guards()
    by_hand("UPDATE dossier_application SET document = REPLACE(document, 'trede-1', 'trede-3')")
    for page in ("", "pdf/", "gegevens/"):
        answer = client.get(here + page)
        assert answer.status_code == 500
        assert "niet meer wat toen is vastgelegd" in answer.content.decode()
        assert "trede-3" not in answer.content.decode()
