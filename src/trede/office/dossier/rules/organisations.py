# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The organisation of the account goes before the one in a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.scoring import Organisation

if TYPE_CHECKING:
    from trede.scoring import Measurement


def of_account(declared: Measurement, own: Organisation) -> tuple[Measurement, tuple[Finding, ...]]:
    """The measurement in the name of the account; a warning when the file was in another name.

    Entities that only the file names are kept. Rows of the file's own main applicant become those of the account.
    """
    told = declared.organisation
    named = {kvk: name for kvk, name in (*told.entities, *own.entities) if kvk != own.kvk}
    rows = tuple(
        replace(each, entity=None) if each.entity in {told.kvk, own.kvk} else each
        for each in declared.employments
    )
    organisation = Organisation(own.name, own.kvk, tuple(sorted(named.items())), told.kind or own.kind)
    ours = replace(declared, organisation=organisation, employments=rows)
    if told.kvk == own.kvk:
        return ours, ()
    return ours, (finding("dossier.other-organisation", "organisation.kvk", told.kvk, own=own.kvk),)
