# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door for what people fill in on a page: values as tables write them (32,5 and 31-12-2018 and labels)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from trede.intake.assembly import Declared, assemble
from trede.intake.cells import table_style
from trede.intake.fields import part
from trede.intake.labels import labels, newest_texts
from trede.intake.privacy import holds_bsns
from trede.intake.reader import Reader
from trede.intake.reading import Reading
from trede.intake.rows import Rows, read_purchases
from trede.kernel.findings import finding
from trede.kernel.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.kernel.findings import Finding
    from trede.scoring.measurement import Purchase

    Filled = Mapping[str, object]

# Nothing about an order depends on the year.
_ANY_YEAR = Period(1, 365)


def read_filled_in(head: Filled, rows: Sequence[Filled], total_fte: object = None) -> Reading:
    """The measurement in the employees of a page, and everything wrong; findings are at ``employments[2].hours``.

    ``head`` has the keys of the JSON format beside the rows. Every row counts, also one that is nearly empty.
    """
    reader = Reader(table_style(labels(newest_texts())))
    organisation = cast("Filled", head["organisation"])
    entities = cast("Sequence[Filled]", organisation.get("entities") or ())
    declared = Declared(
        organisation,
        list(enumerate(entities)),
        cast("Filled", head["reference_year"]),
        {"application_date": head.get("application_date"), "total_fte": total_fte},
        _columns("employments", rows),
        _columns("purchases", ()),
    )
    if holds_bsns([row.get("ref") for row in rows]):
        return Reading(None, (finding("input.bsn", "employments"),))
    measurement = assemble(declared, reader)
    return Reading(measurement, reader.gathered())


def read_order(values: Filled, index: int) -> tuple[Purchase, tuple[Finding, ...]]:
    """One order and everything wrong with it; findings are at ``purchases[0].amount`` with this index."""
    reader = Reader(table_style(labels(newest_texts())))
    (order,) = read_purchases(Rows(_columns("purchases", [values]).columns, [index]), reader, _ANY_YEAR)
    return order, reader.gathered()


def _columns(path: str, rows: Sequence[Filled]) -> Rows:
    keys = [field.key for field in part(path).fields]
    return Rows({key: [row.get(key) for row in rows] for key in keys}, range(len(rows)))
