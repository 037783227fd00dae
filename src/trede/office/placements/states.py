# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room."""

from __future__ import annotations

from trede.office.journal.states import Kept, Table
from trede.office.placements.models import Announcement, Coworker, Division, Match, SkillList, Team, Voice

OWN = "organisation"
PLACEMENTS = Kept(
    "placements",
    [
        [
            Table(
                Division,
                OWN,
                (
                    *("id", "name", "work", "packages", "proven", "value", "bound"),
                    *("starts_on", "made_at", "made_by"),
                ),
            ),
            Table(Team, OWN, ("id", "name")),
            Table(Coworker, OWN, ("id", "division", "code", "team", "told", "away_since")),
            Table(
                Match,
                OWN,
                (
                    *("id", "division", "package", "doer", "second", "stand_in"),
                    *("usual_doer", "usual_second", "agreed_at", "agreed_by"),
                ),
            ),
            Table(
                Announcement, OWN, ("id", "worker", "kind", "package", "starts_on", "noted_at", "noted_by")
            ),
            Table(
                Voice,
                OWN,
                (
                    *("id", "worker", "kind", "package", "text", "said_at"),
                    *("answer", "answered_at", "answered_by"),
                ),
            ),
            Table(SkillList, OWN, ("id", "name", "lines", "brought_at", "brought_by")),
        ]
    ],
)
KEPT = (PLACEMENTS,)
