# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which levels one can apply for on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.dossier.rules.missing import ASPIRANT
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from datetime import date


def levels_on(day: date) -> tuple[str, ...]:
    """Aspirant, and the levels of the edition in force on that day, lowest first.

    Raises UnknownEditionError for a day before the first edition.
    """
    return (ASPIRANT, *open_shelf().on(day).levels)
