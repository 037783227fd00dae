# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes that may be kept: they can be read, and name nobody by number."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from trede.kernel.findings import errors, finding
from trede.office.dossier.rules.texts import check_text
from trede.planning.changes_file import read_changes

if TYPE_CHECKING:
    from trede.kernel.findings import Finding

PLACE, LONGEST = "changes", 20_000


def check_changes(changes: str) -> list[Finding]:
    """Everything that cannot be read in the text of changes (``trede/changes/1``), and a person named by number.

    Only names are searched for such a number: the KvK number of a supplier can look like one, and must be there.
    """
    if len(changes) > LONGEST:
        return [finding("dossier.too-long", PLACE, most=LONGEST)]
    scenario, wrong = read_changes(changes, PLACE)
    names = (getattr(each, "ref", None) or getattr(each, "supplier", None) for each in scenario.changes)
    named = (check_text(PLACE, name, LONGEST) for name in names if name)
    return [*errors(wrong), *chain.from_iterable(named)]
