# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier in tests, and a measurement in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.office.dossier import filled

from trede.office.dossier import actions

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.scoring import Measurement


@pytest.fixture(autouse=True)
def waiting(settings: object, tmp_path: Path) -> Path:
    """Waiting files in a folder of this test."""
    settings.TREDE_WAITING = tmp_path / "waiting"  # type: ignore[attr-defined]
    return tmp_path / "waiting"


@pytest.fixture
def dossier(now: datetime, administrator: Member) -> UUID:
    return actions.open_dossier(
        by=administrator, on=now, title="Aanvraag", wanted_level="trede-1", intended_on=filled.INTENDED
    ).pk


@pytest.fixture
def declared() -> Measurement:
    return filled.declared()


@pytest.fixture
def measured(now: datetime, administrator: Member, dossier: UUID, declared: Measurement) -> UUID:
    """The dossier, with a measurement that reaches trede 1."""
    actions.measure(by=administrator, on=now, dossier=dossier, declared=declared)
    return dossier
