# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small sealed measurements for the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.builders import ENTITY, edition, measurement, order, person

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

# Everything that a rows file can hold: what adjoins, another entity, who is hired under an order, orders, a total.
EVERYTHING = measurement(
    person("wajong", "placement", ref="P1", hours=20, until="2018-05-31", intake="2017-02-01"),
    person("wajong", "placement", ref="P1", hours="20.5", since="2018-06-01", entity=ENTITY),
    person("sw", "secondment", ref="P2", indication_until="2020-01-01", sw_order="F2", benefit_months=8),
    order(),
    total="12.5",
)


def salts(count: int) -> list[bytes]:
    return [(1_000_003 * (each + 1)).to_bytes(16, "big") for each in range(count)]


def sealed(declared: Measurement | None = None, under: str = "pso-1.7") -> RowsFile:
    chosen = declared or measurement(*PEOPLE)
    rows, rules = row_documents(edition(under), chosen), edition(under)
    return seal_rows(rows, salts(len(rows)), seal_subject(rules, chosen), without_rows(chosen))
