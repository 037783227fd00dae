# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may ask of a dossier, and who may ask it."""

import dataclasses
import hashlib
from uuid import UUID, uuid4

import pytest
from tests.unit.office.dossier import filled
from tests.unit.office.tampering import by_hand, without_guards

from trede.errors import AlteredError, NotAllowedError, NotFoundError
from trede.office.accounts.rules.assignments import Assigned
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions, doors, queries
from trede.office.dossier.models import Application

ASKED = (doors.frozen_application, doors.to_quote, doors.latest_figures)


@pytest.fixture
def handed_in(now, administrator, colleague, measured):
    filled.answer_all(administrator, now, measured)
    signatory = colleague("signatory")
    seen = queries.to_freeze(signatory, measured)
    actions.hand_in(by=signatory, on=now, dossier=measured, seen_sha256=seen.sha256)
    return measured


@pytest.fixture
def auditor(administrator, handed_in):
    """Somebody of another organisation, assigned to this dossier."""
    return Assigned(
        uuid4(), UUID(int=9), administrator.organisation, handed_in, frozenset({Permission.DOSSIER_VIEW})
    )


def test_what_each_purpose_gets(auditor, administrator, handed_in):
    application = doors.frozen_application(auditor, handed_in)
    assert application.document["wanted_level"] == "trede-1"
    fte = "99/5"  # nineteen whole, and 32 of 40 hours
    assert doors.to_quote(auditor, handed_in) == doors.ToQuote("trede-1", fte, ("12345678",))
    figures = doors.latest_figures(administrator, handed_in)
    assert (figures.figures["total_fte"], figures.first_day) == (fte, filled.YEAR["first"])


@pytest.mark.parametrize("ask", ASKED)
def test_values_are_frozen(ask, administrator, handed_in):
    given = ask(administrator, handed_in)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(given, dataclasses.fields(given)[0].name, "x")


@pytest.mark.parametrize("ask", ASKED)
def test_nobody_else_gets_anything(ask, auditor, stranger, handed_in):
    for other in (
        stranger,
        dataclasses.replace(auditor, case=uuid4()),
        dataclasses.replace(auditor, organisation=stranger.organisation),
    ):
        with pytest.raises(NotFoundError):
            ask(other, handed_in)
    with pytest.raises(NotAllowedError):
        ask(dataclasses.replace(auditor, permissions=frozenset()), handed_in)


@pytest.mark.parametrize("ask", ASKED)
def test_before_there_is_anything(ask, administrator, dossier):
    with pytest.raises(NotFoundError):
        ask(administrator, dossier)


def test_a_document_altered_together_with_its_checksum_is_not_given(auditor, handed_in):
    """The two agree with each other, and not with what the journal says."""
    without_guards()
    made = Application.objects.get(dossier=handed_in)
    document = made.document.replace("trede-1", "trede-3")
    checksum = hashlib.sha256(document.encode()).hexdigest()
    Application.objects.update(document=document, sha256=checksum)
    with pytest.raises(AlteredError):
        doors.frozen_application(auditor, handed_in)


def test_a_journal_that_lost_the_event_is_noticed(auditor, handed_in):
    without_guards()
    by_hand("UPDATE journal_event SET facts = '{}' WHERE kind = 'application.handed-in'")
    with pytest.raises(AlteredError):
        doors.frozen_application(auditor, handed_in)
