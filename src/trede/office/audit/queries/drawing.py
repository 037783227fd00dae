# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sample of a case: drawn from the first witnessed checkpoint of the log that holds the employer's seal.

So neither side can choose the rows, and anybody can draw them again (``trede.sampling``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.audit.queries.signed import signed
from trede.office.audit.rules.tested import Figures
from trede.office.dossier import doors
from trede.office.log.witnesses import witnessed
from trede.proofs.notes import read_note
from trede.sampling import sample

if TYPE_CHECKING:
    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.audit.models import Case
    from trede.sampling import Sample


def drawn(by: Assigned, case: Case) -> Sample | None:
    """The rows to look at; more of them when errors were found. None as long as no witness signed for the seal.

    Raises NotFoundError before the application was signed.
    """
    text = checkpoint_text(str(doors.frozen_application(by, case.dossier).id))
    if text is None:
        return None
    application = signed(by, case)
    wrong = len(set(case.verdicts.filter(figures=Figures.WRONG).values_list("row", flat=True)))
    return sample(application.document["seal"]["root"], application.rows, text, seen=wrong)


def checkpoint_text(application: str) -> str | None:
    """What was signed of the first witnessed checkpoint that holds the seal of this application."""
    found = witnessed("seal", f"application:{application}")
    return read_note(found[1].note).text if found else None
