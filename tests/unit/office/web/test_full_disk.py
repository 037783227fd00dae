# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page that only reads answers when nothing can be written; what was asked to be kept is not said to be kept."""

import pytest
from allauth.usersessions.models import UserSessionManager
from django.db import OperationalError


@pytest.fixture
def full(client, person, monkeypatch):
    """Somebody is logged in, and then the disk is full."""
    client.force_login(person)

    def cannot(*_):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(UserSessionManager, "create_from_request", cannot)
    return client


def test_a_page_that_reads_answers(full):
    assert full.get("/mijn-account/").status_code == 200
    assert full.head("/mijn-account/").status_code == 200


def test_a_page_that_writes_does_not_say_that_it_did(full):
    with pytest.raises(OperationalError):
        full.post("/mijn-account/", {"name": "Noor", "language": "nl"})
