# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two employers, two certifying bodies, a buyer and a job coach side by side: nothing of the one with the other.

The short form of ``make attack``; the long one is ``python -m tests.unit.office.strangers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.db import connection
from tests.unit.office.strangers import owners
from tests.unit.office.strangers.reading import grids_here
from tests.unit.office.strangers.walk import MARKS, Walk
from tests.unit.office.web.routes import AUDIT, DECISION, LADDER, OURS

from trede.intake.grids import folder

if TYPE_CHECKING:
    from pathlib import Path

STEPS = 5_000 if connection.vendor == "sqlite" else 2_000
"""What somebody may see does not hang on the database; that it comes around on both is enough."""


@pytest.fixture
def walk(settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    monkeypatch.setattr(folder, "parsed", grids_here)
    settings.TREDE_WAITING = tmp_path / "waiting"  # type: ignore[attr-defined]
    return Walk(seed=1)


def test_nobody_learns_anything_of_another(walk: Walk) -> None:
    walk.steps(STEPS)
    assert walk.wrong == []
    assert walk.strange > STEPS // 10
    # A case is of two organisations, and here nobody shares anything; nobody here owns the scheme.
    shared = (AUDIT, DECISION, LADDER)
    shown = {
        pattern
        for pattern, route in OURS.items()
        if "GET" in route.methods and not pattern.startswith(shared)
    }
    assert len(shown - walk.reached) < len(shown) // 2, "the walk does not come around"


def test_every_model_is_somebodys() -> None:
    """A new model says in ``owners.py`` whose its rows are."""
    assert set(owners.models()) == set(owners.PATHS) | owners.NOBODYS


def test_the_search_finds_what_is_there(walk: Walk) -> None:
    """The control: an answer that does hold something of another is found, or the walk proves nothing."""
    one, other = walk.parties[:2]
    for part in ("body", "header", "id"):
        mail.outbox.clear()
        walk.wrong.clear()
        answer = one.browsers["administrator"].get("/mijn-account/")
        if part == "header":
            answer["X-Of"] = other.mark
        else:
            answer.content += {"body": MARKS[1], "id": other.things["scenario"]}[part].encode()
        walk._look(one, "administrator", "GET", "/mijn-account/", answer, "")
        assert len(walk.wrong) == 1, part
