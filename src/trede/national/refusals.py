# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows keep an organisation from a level under an edition: named, counted, never skipped in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from trede.kernel.findings import Finding, finding
from trede.national.columns import codes, of_edition
from trede.national.parquet import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trede.national.parquet import Source
    from trede.national.plan import Plan
    from trede.national.terms import Refusal, Terms


def row_findings(found: Sequence[Source], place: Path, plan: Plan, refused: set[str]) -> Iterator[Finding]:
    """The rows that the editions named in ``refused`` cannot measure, by position and reason."""
    concerned = [terms for terms in plan.terms if terms.edition.id in refused]
    if not concerned:
        return
    fields = sorted({field for terms in concerned for field, _ in terms.refusal.needed})
    counts = _counts(found, fields)
    for terms in concerned:
        yield from _position_findings(terms, place, counts)
        yield from _contract_findings(terms, place, found)


def organisation_findings(outcome: pl.DataFrame, plan: Plan) -> Iterator[Finding]:
    """Organisations without a usable total, whatever the edition."""
    totals = [pl.col(of_edition("total_fte_millionths", terms.edition.id)).is_null() for terms in plan.terms]
    without = outcome.filter(pl.any_horizontal(totals))["organisation"]
    if without.len():
        yield finding("national.no-fte", "organisation", without[0], count=without.len())


def _counts(found: Sequence[Source], fields: Sequence[str]) -> pl.DataFrame:
    """For each position its rows, the first of them, and the same for rows in which a field is empty."""
    first = pl.col("row").min()
    asked = [pl.len().alias("rows"), first.alias("first")]
    for field in fields:
        empty = pl.col(field).is_null()
        asked += [
            empty.sum().alias(f"{field}.rows"),
            pl.col("row").filter(empty).min().alias(f"{field}.first"),
        ]
    group = _numbered(found).filter(pl.col("position") != 0)
    return group.group_by("position").agg(asked).sort("position").collect(engine="streaming")


def _numbered(found: Sequence[Source]) -> pl.LazyFrame:
    return pl.concat([narrow(source, "employments").with_row_index("row", offset=1) for source in found])


def _position_findings(terms: Terms, place: Path, counts: pl.DataFrame) -> Iterator[Finding]:
    code = {number: code for code, number in codes().positions.items()}
    for row in counts.iter_rows(named=True):
        position = row["position"]
        shown = {"edition": terms.edition.handbook, "rows": row["first"], "count": row["rows"]}
        if position in terms.refusal.positions:
            yield finding("national.position-not-in-handbook", str(place), code[position], **shown)
        for field in _needed(terms.refusal, position):
            if row[f"{field}.rows"]:
                shown |= {"rows": row[f"{field}.first"], "count": row[f"{field}.rows"], "column": field}
                yield finding("national.field-needed", str(place), code[position], **shown)


def _needed(refusal: Refusal, position: int) -> list[str]:
    return [field for field, members in refusal.needed if position in members]


def _contract_findings(terms: Terms, place: Path, found: Sequence[Source]) -> Iterator[Finding]:
    if not terms.refusal.contracts:
        return
    unknown = pl.col("contract").is_in(sorted(terms.refusal.contracts))
    count = _numbered(found).filter(unknown).select(pl.len()).collect(engine="streaming").item()
    if count:
        edition = terms.edition.handbook
        yield finding("national.contract-not-in-handbook", str(place), count=count, edition=edition)
