# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a measurement as documents with the sums each adds: what a seal is put over.

The sums of a row are those of ``trede.scoring.sums`` over that row alone, so those of all rows together are exactly
the sums that the score was made of.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from trede.kernel.values import plain
from trede.scoring.canonical import employment_document, in_canonical_order, iso, measurement_document
from trede.scoring.rows import rows_of
from trede.scoring.sums import Sums, add_up

if TYPE_CHECKING:
    from trede.kernel.periods import Period
    from trede.scheme.edition import Edition
    from trede.scoring.measurement import Measurement
    from trede.scoring.rows import Row

_NAMES = tuple(each.name for each in fields(Sums))


def row_documents(edition: Edition, measurement: Measurement) -> list[dict[str, Any]]:
    """Every employment in canonical order, as in the measurement format, with its ``sums``.

    A sum is a whole number as text, by what is added and the full-time hours in hundredths (``staff.4000``); sums
    of 0 are left out. The measurement must be without errors under this edition.
    """
    year = measurement.reference_year
    return [
        {**employment_document(row.employment), "sums": row_sums(row, year)}
        for row in rows_of(edition, in_canonical_order(measurement))
    ]


def row_sums(row: Row, year: Period) -> dict[str, str]:
    """What one row adds, in hundredths of hours x days (``weighted``: x hundredths of both weights)."""
    sums = add_up((row,), year)
    found: dict[str, str] = {}
    for name in _NAMES:
        total = getattr(sums, name)
        named = {name: total} if isinstance(total, int) else {f"{name}.{each}": total[each] for each in total}
        found |= {key: str(value) for key, value in named.items() if value}
    return found


def without_rows(measurement: Measurement) -> dict[str, Any]:
    """The rest of the measurement in its own format."""
    return measurement_document(replace(measurement, employments=()))


def seal_subject(edition: Edition, measurement: Measurement) -> dict[str, str]:
    """What the sums are about: whose rows, which year, by which rules; and the total when it was declared."""
    subject = {
        "edition": edition.id,
        "edition_sha256": edition.sha256,
        "kvk": measurement.organisation.kvk,
        "from": iso(measurement.reference_year.first),
        "to": iso(measurement.reference_year.last),
    }
    if measurement.total_fte is not None:
        subject["total_fte"] = plain(measurement.total_fte)
    return subject
