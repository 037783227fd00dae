# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes to try: read, checked, and made to a measurement whose rows are classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import errors
from trede.planning.application import apply
from trede.planning.changes_file import read_changes
from trede.planning.fit import misfits

if TYPE_CHECKING:
    from trede.kernel.findings import Finding
    from trede.scheme import Edition
    from trede.scoring import Measurement

PLACE = "changes"


def check_changes(changes: str) -> list[Finding]:
    """Everything that cannot be read in the text of changes (``trede/changes/1``)."""
    return errors(read_changes(changes, PLACE)[1])


def changed(edition: Edition, measurement: Measurement, changes: str) -> Measurement:
    """The measurement after these changes. Raises RefusedError when they cannot be read or do not fit."""
    scenario, wrong = read_changes(changes, PLACE)
    found = errors(wrong) or list(misfits(edition, measurement, scenario))
    if found:
        raise RefusedError(found)
    return apply(edition, measurement, scenario.changes)
