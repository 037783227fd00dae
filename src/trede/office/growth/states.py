# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room."""

from __future__ import annotations

from trede.office.growth.models import Arrangement, Review, Step
from trede.office.journal.states import Kept, Table

GROWTH = Kept(
    "growth",
    [
        [
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
    ],
)
KEPT = (GROWTH,)
