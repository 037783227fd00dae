# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was signed, as far as an audit hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.office.audit.rules.correcting import Correction, recomputed
from trede.office.audit.rules.extrapolating import said_by_sample
from trede.office.dossier import doors
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.models import Case
    from trede.office.audit.rules.correcting import Recomputed
    from trede.office.audit.rules.extrapolating import Said
    from trede.office.dossier.doors import ToQuote


@dataclass(frozen=True, slots=True)
class Signed:
    """The application of a case: its document, and its level declared beside the one after the corrections."""

    document: dict[str, Any]
    sha256: str
    declared: str
    recomputed: Recomputed | None
    corrections: Sequence[Correction] = ()

    @property
    def edition(self) -> str:
        edition: str = self.document["score"]["edition"]
        return edition

    @property
    def rows(self) -> int:
        return int(self.document["seal"]["count"])

    def said_by_sample(self, *, tested: int, wrong: int) -> Said | None:
        """What so many wrong ones of the tested rows say of all rows."""
        edition, figures = open_shelf().load(self.edition), self.document["figures"]
        return said_by_sample(edition, figures, self.corrections, rows=self.rows, tested=tested, wrong=wrong)


def asked_of(case: Case) -> dict[str, Any]:
    """What an audit hangs on: as it was signed, and as the quote told before that."""
    return asked_of_all([case])[case.pk]


def asked_of_all(cases: Sequence[Case]) -> dict[UUID, dict[str, Any]]:
    """Likewise of many, by the id of the case."""
    there = doors.as_signed(each.dossier for each in cases)
    return {each.pk: each.quote.facts | _facts(there.get(each.dossier)) for each in cases}


def _facts(told: ToQuote | None) -> dict[str, Any]:
    if told is None:
        return {}
    return {
        "level": told.scope,
        "fte": told.fte,
        "kvk": list(told.places),
        "thirty_plus": told.thirty_plus,
    }


def signed(by: Member | Assigned, case: Case) -> Signed:
    """For who may open the dossier. Raises NotFoundError before it was signed, AlteredError when it was changed."""
    found = doors.frozen_application(by, case.dossier)
    document = found.document
    edition = open_shelf().load(document["score"]["edition"])
    corrections = corrections_of(case)
    counted = recomputed(edition, document["figures"], corrections)
    return Signed(document, found.sha256, document["score"]["level"], counted, corrections)


def corrections_of(case: Case) -> list[Correction]:
    """Everything that was corrected, oldest first."""
    return [
        Correction(Fraction(each.total_fte), Fraction(each.weighted_fte), Fraction(each.bought_fte))
        for each in case.corrections.all()
    ]


def rows_of(by: Member | Assigned, case: Case) -> int:
    """How many rows the seal has."""
    return signed(by, case).rows


def signed_on(case: Case) -> date:
    """The day on which the application was signed. Raises NotFoundError before that."""
    moment = doors.is_handed_in(case.organisation, case.dossier)
    if moment is None:
        raise NotFoundError("There is no definitive application.")
    return dutch_day(moment)
