# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a measurement as documents with the sums each adds: what a seal is put over.

The sums of a row are those of ``trede.scoring.sums`` over that row alone, so those of all rows together are exactly
the sums that the score was made of.

Whoever gets rows under a seal can make their sums again from the rows' own values: ``recomputed`` for one row that was
opened, ``recomputed_together`` for all rows of a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from trede.kernel.canonical import canonical_text
from trede.kernel.findings import Finding, finding
from trede.kernel.periods import NEVER, Period
from trede.kernel.receipts import sha256_of
from trede.kernel.values import hundredths, plain
from trede.scoring.canonical import (
    DATES,
    employment_document,
    in_canonical_order,
    iso,
    measurement_document,
)
from trede.scoring.measurement import Employment
from trede.scoring.relations import NOTHING, Relation, adjoins, alone, relations
from trede.scoring.rows import row_of, rows_of
from trede.scoring.sums import Sums, add_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.scheme.edition import Edition
    from trede.scoring.measurement import Measurement
    from trede.scoring.rows import Row

_NAMES = tuple(each.name for each in fields(Sums))

Document = Mapping[str, Any]


def row_documents(edition: Edition, measurement: Measurement) -> list[dict[str, Any]]:
    """Every employment in canonical order, as in the measurement format, with its ``sums``.

    A sum is a whole number as text, by what is added and the full-time hours in hundredths (``staff.4000``); sums
    of 0 are left out. A row that adjoins others says so under ``relation``. The measurement must be without errors
    under this edition.
    """
    year = measurement.reference_year
    return [_document(row, year) for row in rows_of(edition, in_canonical_order(measurement))]


def _document(row: Row, year: Period) -> dict[str, Any]:
    document = {**employment_document(row.employment), "sums": row_sums(row, year)}
    if adjoins(row.contract, row.employment, row.relation):
        document["relation"] = _relation_document(row.relation)
    return document


def _relation_document(relation: Relation) -> dict[str, str | None]:
    stretch, began = relation
    known = stretch.days > 0
    return {
        "from": iso(stretch.first) if known else None,
        "to": iso(stretch.last) if known and stretch.last != NEVER else None,
        "placement_from": None if began is None else iso(began),
    }


def recomputed(edition: Edition, subject: Mapping[str, str], row: Document) -> tuple[Finding, ...]:
    """What is wrong with one row that was opened: its sums must follow from its own values under this edition.

    ``subject`` is that of the seal. What the row adjoins it says itself, under the seal; the rows it names can be
    asked for as well.
    """
    if subject.get("edition_sha256") != edition.sha256:
        return (finding("rows.other-edition", "seal", subject.get("edition"), edition=edition.id),)
    made = _made(edition, subject, [row], own_relation=True)
    return () if made == [row] else (finding("rows.other-sums", "rows[0]", row.get("ref")),)


def recomputed_together(
    edition: Edition, subject: Mapping[str, str], rows: Sequence[Document]
) -> tuple[Finding, ...]:
    """The rows of a file whose sums, or whose relation to the other rows, do not follow from their values."""
    made = _made(edition, subject, rows, own_relation=False)
    if made is None:
        return (finding("rows.other-sums", "rows", ""),)
    pairs = enumerate(zip(rows, made, strict=True))
    return tuple(
        finding("rows.other-sums", f"rows[{place}]", row.get("ref"))
        for place, (row, expected) in pairs
        if row != expected
    )


def _made(
    edition: Edition, subject: Mapping[str, str], rows: Sequence[Document], *, own_relation: bool
) -> list[dict[str, Any]] | None:
    """The same rows made again; nothing when one cannot be read as a row of this edition."""
    try:
        year = Period(_day(subject["from"]), _day(subject["to"]))
        employments = [_employment(place, row) for place, row in enumerate(rows)]
        if own_relation:
            related = [_relation(edition, *each) for each in zip(rows, employments, strict=True)]
        else:
            related = list(relations(edition, employments))
        return [
            _document(row_of(edition, year, employment, relation), year)
            for employment, relation in zip(employments, related, strict=True)
        ]
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
        return None


def _employment(index: int, row: Document) -> Employment:
    """The employment that a row says it is; raises when it says none."""
    return Employment(
        index=index,
        ref=row["ref"],
        contract=row["contract"],
        hours=hundredths(row["hours"]),
        fulltime_hours=hundredths(row["fulltime_hours"]),
        first_day=_day(row["from"]),
        last_day=_last_day(row["to"]),
        position=row.get("position"),
        benefit_months=row.get("benefit_months"),
        entity=row.get("entity"),
        sw_order=row.get("order"),
        **{key: _day(row[key]) for key in DATES if key in row},
    )


def _relation(edition: Edition, row: Document, employment: Employment) -> Relation:
    if "relation" not in row:
        return alone(edition.contracts[employment.contract], employment)
    said = row["relation"]
    stretch = Period(_day(said["from"]), _last_day(said["to"])) if said["from"] else NOTHING
    return Relation(stretch, _day(said["placement_from"]) if said["placement_from"] else None)


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _last_day(text: str | None) -> int:
    return NEVER if text is None else _day(text)


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
    """What the sums are about: whose rows, which year, by which rules; and the total when it was declared.

    Everything else that the score needs is fixed by the checksum of the rest of the measurement.
    """
    subject = {
        "edition": edition.id,
        "edition_sha256": edition.sha256,
        "kvk": measurement.organisation.kvk,
        "from": iso(measurement.reference_year.first),
        "to": iso(measurement.reference_year.last),
        "measurement_sha256": sha256_of(canonical_text(without_rows(measurement)).encode()),
    }
    if measurement.total_fte is not None:
        subject["total_fte"] = plain(measurement.total_fte)
    return subject
