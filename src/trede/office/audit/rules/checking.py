# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that the employer opened, as the auditor brings them: under the seal, and each computed again. No Django.

What is kept of it is a verdict by row; the rows are for the page of that moment alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError
from trede.intake.openings_door import computed_again
from trede.kernel.canonical import canonical_text
from trede.kernel.findings import finding
from trede.office.audit.rules.opening import MOST_BYTES, MOST_MEGABYTES
from trede.proofs import check_opening, fte, weighted_fte
from trede.proofs.openings_file import openings_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from trede.proofs import Opened, Seal
    from trede.scheme import Shelf


class Held(StrEnum):
    """Whether an opened row holds. The names never change and are never reused."""

    HOLDS = "holds"
    OTHER_SEAL = "other-seal"
    """It is not in the file that was sealed."""
    OTHER_SUMS = "other-sums"
    """It is, but what it adds does not follow from its own values."""
    RULES_UNKNOWN = "rules-unknown"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row, from 0, with what it says, and what it adds when it holds; nothing of one that was not sealed."""

    row: int
    held: Held
    values: Mapping[str, Any] = field(default_factory=dict)
    fte: Fraction = Fraction(0)
    weighted: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows that were asked for, in order; ``missing`` are not in the file, ``others`` were not asked for."""

    rows: tuple[CheckedRow, ...]
    missing: tuple[int, ...]
    others: int

    @property
    def verdicts(self) -> dict[int, Held]:
        """All that may be kept."""
        return {each.row: each.held for each in self.rows}


def checked_rows(data: bytes, root: str, asked: Collection[int], shelf: Shelf) -> Checked:
    """Every opened row that was asked for (from 0), under the edition that its seal names.

    A row that stands in the file twice holds when both do. Raises InputRefusedError when it is no file with opened
    rows, or none of them was asked for.
    """
    if len(data) > MOST_BYTES:
        raise InputRefusedError([finding("audit.rows-file-large", "file", MOST_MEGABYTES)])
    documents = openings_in(data)
    if documents is None:
        raise InputRefusedError([finding("proofs.not-openings", "file")])
    ours = [each for each in documents if type(each.get("index")) is int and each["index"] in asked]
    if not ours:
        raise InputRefusedError([finding("audit.no-asked-rows", "file")])
    found: dict[int, CheckedRow] = {}
    for each in ours:
        seen = _checked(each["index"], each, root, shelf)
        if seen.row not in found or seen.held is not Held.HOLDS:
            found[seen.row] = seen
    rows = tuple(found[row] for row in sorted(found))
    return Checked(rows, tuple(sorted(set(asked) - found.keys())), len(documents) - len(ours))


def _checked(row: int, document: Mapping[str, Any], root: str, shelf: Shelf) -> CheckedRow:
    opened, _findings = check_opening(canonical_text(document).encode(), root)
    if opened is None:
        return CheckedRow(row, Held.OTHER_SEAL)
    wrong = [each.code for each in computed_again(opened, shelf)]
    if wrong:
        held = Held.RULES_UNKNOWN if "rows.rules-unknown" in wrong else Held.OTHER_SUMS
        return CheckedRow(row, held, opened.row)
    own = _own_sums(opened)
    return CheckedRow(row, Held.HOLDS, opened.row, fte(own, "staff"), weighted_fte(own))


def _own_sums(opened: Opened) -> Seal:
    """The seal as if this row were all there is."""
    sums = {name: int(each) for name, each in opened.row["sums"].items()}
    return replace(opened.seal, sums=sums)
