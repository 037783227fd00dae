# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may look at a case: no interest in it, and not for too long in a row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from trede.kernel.periods import as_date, day_number, months_later
from trede.office.audit.rules.terms import months_of, terms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Interest(StrEnum):
    """What ties somebody to an organisation. The names never change and are never reused."""

    NONE = "none"
    ADVISER = "adviser"
    RELATIVE = "relative"
    FORMER_EMPLOYEE = "former-employee"
    BUYERS_COORDINATOR = "buyers-coordinator"
    """The social return coordinator of one of its buyers."""
    OTHER = "other"


EVALUATED = "evaluated"
"""Beside the interests: who tested the case. Then somebody else decides."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What somebody declared of themselves, once for each case; ``ended`` for who worked there, when that is over."""

    kind: Interest
    ended: date | None = None


def conflicts(declared: Declared, on: date) -> bool:
    """Whether this keeps somebody from the case: every tie does, and having worked there does for two years."""
    if declared.kind is Interest.NONE:
        return False
    if declared.kind is not Interest.FORMER_EMPLOYEE or declared.ended is None:
        return True
    over = as_date(months_later(day_number(declared.ended), months_of("former-employee")))
    return on < over


def must_rotate(person: str, auditors: Iterable[str]) -> bool:
    """Whether somebody else must look now; ``auditors`` are those of its earlier cases, newest first."""
    cycles: int = terms()["rotation"]["cycles"]
    last = list(auditors)[:cycles]
    return len(last) == cycles and set(last) == {person}
