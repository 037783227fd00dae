# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody at work in a browser, with a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from tests.unit.office.dossier import filled

from trede.office.accounts.models import Person
from trede.office.accounts.receivers import STRONG
from trede.office.dossier import actions

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from django.test import Client

    from trede.office.accounts.rules.members import Member


@pytest.fixture(autouse=True)
def waiting(settings: object, tmp_path: Path) -> Path:
    """Waiting files in a folder of this test."""
    settings.TREDE_WAITING = tmp_path / "waiting"  # type: ignore[attr-defined]
    return tmp_path / "waiting"


@pytest.fixture
def dossier(now: datetime, administrator: Member) -> UUID:
    opened = actions.open_dossier(
        by=administrator, on=now, title="Aanvraag", wanted_level="trede-2", intended_on=filled.INTENDED
    )
    return opened.pk


@pytest.fixture
def measured(now: datetime, administrator: Member, dossier: UUID) -> UUID:
    actions.measure(by=administrator, on=now, dossier=dossier, declared=filled.declared())
    return dossier


@pytest.fixture
def browser(client: Client, administrator: Member) -> Client:
    """Logged in as the administrator, with a second factor."""
    client.force_login(Person.objects.get(pk=administrator.person))
    session = client.session
    session[STRONG] = True
    session.save()
    return client


@pytest.fixture
def at(administrator: Member) -> Callable[..., str]:
    """The address of a page in this organisation."""
    return lambda name, *ids: reverse(name, args=[administrator.organisation, *ids])
