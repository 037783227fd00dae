# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two instances of an objection to a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMITTEE = "committee"
INSTANCES = ("board", COMMITTEE)


def next_instance(answers: Sequence[bool | None]) -> int | None:
    """The number of the instance that one can turn to, from 1; ``answers`` are those of the instances before, None for
    one that did not answer yet. None: to nobody now.
    """
    if len(answers) >= len(INSTANCES) or any(each is None or each for each in answers):
        return None
    return len(answers) + 1
