# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The database refuses a decision without four eyes, whoever asks: rows are written past every rule."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from trede.office.audit.models import (
    Case,
    Decision,
    Involvement,
    Plan,
    Proposal,
    Quote,
    Report,
    Vote,
)

FIRST = date(2026, 11, 18)


@pytest.fixture
def case(now):
    quote = Quote.objects.create(
        organisation=uuid4(),
        dossier=uuid4(),
        body=uuid4(),
        facts={},
        period_from=FIRST,
        period_until=FIRST,
        asked_at=now,
        asked_by="x",
    )
    return Case.objects.create(
        quote=quote, organisation=quote.organisation, dossier=quote.dossier, body=quote.body, opened_at=now
    )


def proposal(case, now, *, quorum=1, number=1, last=date(2028, 11, 17)):
    days = {"valid_from": FIRST, "valid_until": last}
    told = {"document": "{}", "sha256": "0" * 64, "proposed_at": now}
    return Proposal.objects.create(case=case, number=number, quorum=quorum, **days, **told)


def vote(case, what, now, person=None):
    return Vote.objects.create(case=case, proposal=what, person=person or uuid4(), voted_at=now)


def involve(case, person, kind, now, ended=None):
    told = {"person": person, "kind": kind, "ended": ended, "declared_at": now}
    return Involvement.objects.create(case=case, **told)


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


@pytest.mark.parametrize(
    "kind", ["evaluated", "adviser", "relative", "former-employee", "buyers-coordinator", "other"]
)
def test_who_is_involved_does_not_vote(case, now, kind):
    person, what = uuid4(), proposal(case, now)
    involve(case, person, kind, now)
    refused(lambda: vote(case, what, now, person))
    assert vote(case, what, now)


def test_who_declared_nothing_or_left_two_years_ago_votes(case, now):
    what, honest, former = proposal(case, now), uuid4(), uuid4()
    involve(case, honest, "none", now)
    involve(case, former, "former-employee", now, now.date().replace(year=now.year - 2))
    vote(case, what, now, honest)
    vote(case, what, now, former)
    late = uuid4()
    involve(case, late, "former-employee", now, now.date().replace(year=now.year - 2) + timedelta(days=1))
    refused(lambda: vote(case, what, now, late))


def test_who_voted_does_not_evaluate_afterwards(case, now):
    person, what = uuid4(), proposal(case, now)
    vote(case, what, now, person)
    refused(lambda: involve(case, person, "evaluated", now))


def test_a_decision_needs_its_quorum_of_different_people(case, now):
    what, person = proposal(case, now, quorum=2), uuid4()
    refused(lambda: Decision.objects.create(case=case, proposal=what, decided_at=now))
    vote(case, what, now, person)
    refused(lambda: vote(case, what, now, person))
    refused(lambda: Decision.objects.create(case=case, proposal=what, decided_at=now))
    vote(case, what, now)
    assert Decision.objects.create(case=case, proposal=what, decided_at=now)


def test_nobody_is_no_quorum(case, now):
    refused(lambda: proposal(case, now, quorum=0))


def test_votes_of_another_case_do_not_count(case, now):
    """Who evaluated this case cannot vote for it by naming another one."""
    person, what = uuid4(), proposal(case, now)
    involve(case, person, "evaluated", now)
    quote = Quote.objects.get(pk=case.quote_id)
    quote.pk, quote.dossier = uuid4(), uuid4()
    quote.save(force_insert=True)
    other = Case.objects.create(
        quote=quote, organisation=quote.organisation, dossier=quote.dossier, body=quote.body, opened_at=now
    )
    refused(lambda: vote(other, what, now, person))
    vote(case, what, now)
    refused(lambda: Decision.objects.create(case=other, proposal=what, decided_at=now))


def test_two_years_at_most(case, now):
    refused(lambda: proposal(case, now, last=date(2028, 11, 18)))
    assert proposal(case, now, last=date(2028, 11, 17))


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_what_was_agreed_stays(case, now, verb):
    what = proposal(case, now)
    kept = [
        (what, {"document": "{ }"}),
        (vote(case, what, now), {"person": uuid4()}),
        (
            Decision.objects.create(case=case, proposal=what, decided_at=now),
            {"decided_at": now + timedelta(1)},
        ),
        (involve(case, uuid4(), "relative", now), {"kind": "none"}),
        (Plan.objects.create(case=case, number=1, document={}, sent_at=now, sent_by="x"), {"number": 2}),
    ]
    for row, change in kept:
        rows = type(row).objects.filter(pk=row.pk)
        refused(lambda rows=rows, change=change: rows.update(**change) if verb == "update" else _delete(rows))


def _delete(rows):
    with connection.cursor() as cursor:
        pk = rows.get().pk
        cursor.execute(
            f"DELETE FROM {rows.model._meta.db_table} WHERE id = %s",  # noqa: S608
            [pk.hex if connection.vendor == "sqlite" else pk],
        )


def test_a_final_report_stays_and_a_draft_does_not(case, now):
    told = {"document": "{}", "sha256": "0" * 64, "made_at": now, "made_by": "x"}
    draft = Report.objects.create(case=case, number=1, **told)
    draft.reaction = "Het zijn er twaalf."
    draft.save()
    final = Report.objects.create(case=case, number=2, final=True, **told)
    rows = Report.objects.filter(pk=final.pk)
    refused(lambda: rows.update(document="{ }"))
    refused(lambda: rows.update(final=False))
    refused(lambda: _delete(rows))
