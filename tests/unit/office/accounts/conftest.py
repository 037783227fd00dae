# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certifying body with an auditor."""

import pytest

from trede.office.accounts import actions, queries
from trede.office.accounts.rules.kinds import Kind


@pytest.fixture
def body(sign_up, now):
    """The administrator of a certifying body."""
    person = sign_up("Keur")
    made = actions.found_organisation(by=person, on=now, name="Keurhuis", kvk="44445555", kind=Kind.CERTIFIER)
    return queries.member(person.pk, made.pk, on=now)


@pytest.fixture
def auditor(body, sign_up, now):
    person = sign_up("Auke")
    sent = actions.invite(by=body, on=now, email=person.email, role="auditor")
    actions.accept_invitation(by=person, on=now, token=sent.token)
    return queries.member(person.pk, body.organisation, on=now)
