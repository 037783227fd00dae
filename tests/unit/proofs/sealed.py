# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small sealed measurements for the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import edition, measurement, person

from trede.proofs import RowsFile, seal_rows
from trede.scoring.row_documents import row_documents, seal_subject, without_rows

if TYPE_CHECKING:
    from trede.scoring import Measurement

PEOPLE = (
    person(ref="P1", hours=32),
    person("ww", "secondment", ref="P2", hours="23.5", benefit_months=8, since="2018-03-01"),
    person(None, ref="P3", fulltime_hours=36, hours=36),
    person("sw", ref="P4", indication_until="2018-06-30"),
    person(None, "placement", ref="Zoë", hours=12),
)


def salts(count: int) -> list[bytes]:
    return [(1_000_003 * (each + 1)).to_bytes(16, "big") for each in range(count)]


def sealed(declared: Measurement | None = None, under: str = "pso-1.7") -> RowsFile:
    chosen = declared or measurement(*PEOPLE)
    rows, rules = row_documents(edition(under), chosen), edition(under)
    return seal_rows(rows, salts(len(rows)), seal_subject(rules, chosen), without_rows(chosen))
