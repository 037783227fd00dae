# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room."""

from __future__ import annotations

from trede.office.growth.models import (
    Adaptation,
    Aim,
    Arrangement,
    AskingRound,
    DueTalk,
    Guide,
    Guided,
    Review,
    Start,
    Step,
    Training,
)
from trede.office.journal.states import Kept, Table

PLANS = [
    Table(
        Arrangement,
        "organisation",
        (
            *("id", "aim", "basis", "council", "council_on", "seen_by", "months"),
            *("agreed_at", "agreed_by"),
        ),
    ),
    Table(
        Step,
        "organisation",
        (
            *("id", "dossier", "topic", "origin", "what", "owner", "due", "effect_hundredths"),
            *("evidence", "done_on", "added_at", "added_by"),
        ),
    ),
    Table(
        Review,
        "organisation",
        ("id", "dossier", "held_on", "remarks", "steps", "noted_at", "noted_by"),
    ),
]
NOTED = ("noted_at", "noted_by")
ROWS = [
    Table(
        Training,
        "organisation",
        ("id", "group", "who", "what", "followed_on", "valid_until", *NOTED),
    ),
    Table(DueTalk, "organisation", ("id", "who", "kind", "due", "held_on", *NOTED)),
    Table(
        Adaptation,
        "organisation",
        ("id", "who", "need", "solution", "asked_by", "asked_on", "made_on", "checked_on", *NOTED),
    ),
]
TRAININGS = Table(
    Training,
    "organisation",
    ("id", "group", "work", "who", "what", "followed_on", "valid_until", *NOTED),
)
PEOPLE = [
    TRAININGS,
    *ROWS[1:],
    Table(
        Start,
        "organisation",
        (
            *("id", "who", "buddy", "starts_on", "began_as", "hours_hundredths", "may_know", "asked_on"),
            *("done", "permanent_on", "hours_now_hundredths", "left_on", *NOTED),
        ),
    ),
    Table(Aim, "organisation", ("id", "group", "work", "what", "people", *NOTED)),
    Table(
        Guide,
        "organisation",
        ("id", "code", "most", "stand_in", "away_from", "away_until", *NOTED),
    ),
    Table(
        Guided,
        "organisation",
        ("id", "who", "guide", "every", "since", "contacts", "until", *NOTED),
    ),
]
ASKED = Table(
    AskingRound,
    "organisation",
    (
        *("id", "people", "opened_on", "closes_on", "slips", "box", "closed_on", "result"),
        "noted_by",
    ),
)
GROWTH = Kept("growth", [PLANS, [*PLANS, *ROWS], [*PLANS, *PEOPLE], [*PLANS, *PEOPLE, ASKED]])
KEPT = (GROWTH,)
