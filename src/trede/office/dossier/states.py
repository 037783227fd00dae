# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room: dossiers, measurements with their scores, applications."""

from __future__ import annotations

from trede.office.dossier.models import (
    Answer,
    Application,
    Dossier,
    Evidence,
    Measurement,
    Request,
    Scenario,
    Scored,
)
from trede.office.journal.states import Kept, Table

PLAN = ("title", "wanted_level", "intended_on", "year_from", "stage", "purchases")
ASKED = ("aspect", "person", "asked_at", "asked_by", "done_at")
OPENED = Table(Dossier, "id", ("organisation", *PLAN, "opened_at"))
ANSWERED = ("question", "revision", "text", "given_at", "given_by")
ANSWERS = Table(Answer, "dossier", ANSWERED)
TAKEN_OVER = Table(Answer, "dossier", (*ANSWERED, "taken_over"))
REST = (
    Table(Evidence, "dossier", ("id", "aspect", "kind", "reference", "added_at", "added_by")),
    Table(Scenario, "dossier", ("id", "title", "changes", "present", "changed_at", "changed_by")),
)
REQUESTS = Table(Request, "dossier", (*ASKED, "link"))
DOSSIER = Kept(
    "dossier",
    [
        [OPENED, ANSWERS, *REST, Table(Request, "dossier", ASKED)],
        [OPENED, ANSWERS, *REST, REQUESTS],
        [OPENED, TAKEN_OVER, *REST, REQUESTS],
    ],
)
DECLARED = ("first_day", "last_day", "declared_total_fte", "organisation_document", "purchases")
OUTCOME = ("edition", "level", "total_percent")
MADE = ("seal", "forecast", "made_at", "made_by")
COUNTED = ("dossier", "number", "source", *DECLARED, *OUTCOME, *MADE)
SCORED = Table(Scored, "measurement", ("dossier", *OUTCOME, "figures", "classes", "document"))
MEASUREMENT = Kept(
    "measurement",
    [
        [Table(Measurement, "id", COUNTED), SCORED],
        [Table(Measurement, "id", (*COUNTED, "lasting")), SCORED],
    ],
)
APPLICATION = Kept(
    "application",
    [[Table(Application, "id", ("dossier", "kind", "document", "sha256", "handed_in_at", "handed_in_by"))]],
)
KEPT = (DOSSIER, MEASUREMENT, APPLICATION)
