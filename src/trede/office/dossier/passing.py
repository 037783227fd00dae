# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that are brought again for one page: read, compared with the measurement that counts, and dropped.

Nothing of them is kept: the page shows what it found, and whoever wants it again brings the file again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.kernel.findings import errors
from trede.office.dossier import queries, uploads
from trede.office.dossier.rules.organisations import of_account
from trede.office.dossier.rules.same_rows import differences
from trede.scheme import open_shelf
from trede.scoring import check
from trede.scoring.classes import classes_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Measurement
    from trede.office.dossier.rules.same_rows import Difference
    from trede.scheme import Edition
    from trede.scoring import Measurement as Declared


@dataclass(frozen=True, slots=True)
class PassedBy:
    """What a file gave beside the measurement that counts.

    ``declared`` has its rows, with the orders that count now; None when it cannot be measured (``findings`` say why).
    ``same`` says that its rows add up to the very classes of the measurement; ``sealed`` that its seal is the same,
    so that they are the very rows. ``other_year`` and ``differences`` say what is not the same.
    """

    findings: tuple[Finding, ...]
    edition: Edition
    declared: Declared | None = None
    same: bool = False
    sealed: bool = False
    other_year: bool = False
    differences: tuple[Difference, ...] = ()


def pass_by(*, by: Member, on: datetime, dossier: UUID, name: str, data: bytes) -> PassedBy:
    """Read a file and drop it. Raises NotFoundError before the first measurement, RefusedError for a large file."""
    counts = queries.latest_measurement(queries.dossier(by, dossier).pk)
    if counts is None:
        raise NotFoundError("There is no measurement to compare with.")
    reading, findings = uploads.read_once(
        by=by, on=on, dossier=dossier, name=name, data=data, first=counts.first_day, last=counts.last_day
    )
    shelf = open_shelf()
    edition = shelf.load(counts.edition)
    if reading.measurement is None or errors(findings):
        return PassedBy(findings, edition)
    declared, _told = of_account(reading.measurement, queries.own_organisation(by))
    # The findings are those of the intended day, which may have been moved since the measurement was made.
    if wrong := check(edition, declared, shelf.knows_position, by_name=reading.by_name):
        return PassedBy(reading.located(wrong), edition)
    found = _compared(counts, edition, declared)
    sealed = found.same and _seal_root(name, data) == counts.seal["root"]
    return replace(found, findings=findings, sealed=sealed)


def _compared(counts: Measurement, edition: Edition, declared: Declared) -> PassedBy:
    rest = queries.rest_of(counts)
    ours, theirs = classes_of(edition, declared), queries.ground_classes(counts)
    other_year = declared.reference_year != rest.reference_year
    if ours == theirs and not other_year and declared.total_fte == rest.total_fte:
        same_rows = replace(rest, employments=declared.employments)
        return PassedBy((), edition, same_rows, same=True)
    purchases = declared.purchases or queries.orders_of(counts.dossier)
    dated = replace(declared, purchases=purchases, application_day=rest.application_day)
    unlike = () if other_year else differences(ours, theirs, rest.reference_year)
    return PassedBy((), edition, dated, other_year=other_year, differences=unlike)


def _seal_root(name: str, data: bytes) -> str | None:
    """The root that a rows file names; its rows were checked against it when it was read."""
    document = json.loads(data) if PurePath(name).suffix.lower() == ".json" else {}
    root = document.get("seal", {}).get("root")
    return root if isinstance(root, str) else None
