# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A national measurement from start to end: check, add up by partition, finish, write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import polars as pl

from trede.errors import InputRefusedError
from trede.kernel.findings import Finding, errors, finding
from trede.kernel.periods import Period, as_date
from trede.kernel.receipts import ENGINE
from trede.national.checks import column_findings, extremes_of, order_findings, twice_findings, value_findings
from trede.national.columns import of_edition
from trede.national.engines.partition import Engine, Partition, Sums, partitions
from trede.national.finish import finish
from trede.national.orders import bought
from trede.national.parquet import POLARS_ERRORS, Source, narrow, readable, sources
from trede.national.parts import Parts
from trede.national.plan import Plan, plan_of
from trede.national.refusals import organisation_findings, row_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from trede.national.columns import TableName
    from trede.scheme.edition import Edition

    Progress = Callable[[int, int], None]

YEAR_NOTE, SYNTHETIC_NOTE = "trede.reference-year", "trede.synthetic"


@dataclass(frozen=True, slots=True)
class Request:
    """What to measure.

    ``year`` in day numbers, when the files do not say it; ``parts`` is where sums are kept between runs.
    """

    employments: Path
    organisations: Path | None = None
    orders: Path | None = None
    year: Period | None = None
    parts: Path | None = None
    thirty_plus: bool = False
    unknown_outside: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row for each organisation, and what there is to say about the input."""

    table: pl.DataFrame
    plan: Plan
    findings: tuple[Finding, ...]
    synthetic: bool = False


def measure(request: Request, editions: Sequence[Edition], engine: Engine, progress: Progress) -> Outcome:
    """Measure every organisation under every edition; ``progress`` hears rows done and rows in all.

    Raises ``InputRefusedError`` with every wrong column or value; nothing is skipped.
    """
    if alike := list(_alike(editions)):
        raise InputRefusedError(alike)
    found, notes = _checked(request.employments, "employments")
    year = request.year or _year_of(found, request.employments)
    plan = plan_of(editions, year, thirty_plus=request.thirty_plus, unknown_outside=request.unknown_outside)
    declared = _declared(request.organisations)
    orders = _orders(request.orders, plan)
    parts = _add_up(request, found, plan, engine, progress)
    table = finish([each.table for each in parts], plan, declared, orders)
    refused = _refused_editions(parts, plan)
    notes += [finding("scheme.own-edition", "edition", each.id) for each in editions if each.own]
    notes += row_findings(found, request.employments, plan, refused)
    notes += organisation_findings(table, plan)
    notes += _without_rows(declared, table, request.organisations)
    synthetic = any(SYNTHETIC_NOTE in source.notes for source in found)
    return Outcome(table, plan, tuple(notes), synthetic)


def _alike(editions: Sequence[Edition]) -> Iterator[Finding]:
    """Ids that differ in a mark only would share their columns."""
    for one, other in combinations(editions, 2):
        if (column := of_edition("level", one.id)) == of_edition("level", other.id):
            yield finding("national.names-alike", "--edition", one.id, other=other.id, column=column)


def write(outcome: Outcome, path: Path) -> None:
    """Write the outcome as Parquet; the notes in its footer name the rules and the year, not the engine."""
    year = outcome.plan.year
    own = ", ".join(each.edition.id for each in outcome.plan.terms if each.edition.own)
    notes = {
        "trede.format": "trede/national-outcome/1",
        "trede.made-by": ENGINE,
        YEAR_NOTE: f"{as_date(year.first)}/{as_date(year.last)}",
        **({SYNTHETIC_NOTE: "true"} if outcome.synthetic else {}),
        **({"trede.own-editions": own} if own else {}),
        **{f"trede.edition.{each.edition.id}": each.edition.sha256 for each in outcome.plan.terms},
    }
    outcome.table.write_parquet(path, metadata=notes, compression="zstd", compression_level=1)


def _checked(path: Path, name: TableName) -> tuple[list[Source], list[Finding]]:
    """The files of a table; raises when a column is wrong, hands back the warnings."""
    found = sources(path)
    notes = [note for source in found for note in column_findings(source, name)]
    if errors(notes):
        raise InputRefusedError(errors(notes))
    if not sum(source.rows for source in found):
        raise InputRefusedError([finding("national.no-rows", str(path))])
    return found, notes


def _year_of(found: Sequence[Source], place: Path) -> Period:
    said = {source.notes.get(YEAR_NOTE, "") for source in found}
    first, _, last = next(iter(said)).partition("/")
    if len(said) != 1 or not last:
        raise InputRefusedError([finding("national.year-missing", str(place))])
    return Period(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


def _declared(path: Path | None) -> pl.DataFrame | None:
    if path is None:
        return None
    found = _right_values(path, "organisations", twice_findings)
    frame = pl.concat([narrow(source, "organisations") for source in found])
    wanted = frame.select(pl.col("organisation"), declared=pl.col("total_fte_millionths"))
    with readable(path, *POLARS_ERRORS):
        return wanted.collect(engine="streaming")


def _orders(path: Path | None, plan: Plan) -> pl.DataFrame | None:
    if path is None:
        return None
    found = _right_values(path, "orders", order_findings)
    with readable(path, *POLARS_ERRORS):
        return bought(pl.concat([narrow(source, "orders") for source in found]), plan.days)


def _right_values(path: Path, name: TableName, more: Callable[[Source], Iterator[Finding]]) -> list[Source]:
    found, _ = _checked(path, name)
    with readable(path, *POLARS_ERRORS):
        wrong = [
            note
            for source in found
            for note in (*value_findings(source, name, extremes_of(source, name)), *more(source))
        ]
    if wrong:
        raise InputRefusedError(wrong)
    return found


def _add_up(
    request: Request, found: Sequence[Source], plan: Plan, engine: Engine, progress: Progress
) -> list[Sums]:
    """The sums of every partition; raises when any has wrong values, after all were seen."""
    kept = Parts(request.parts, plan) if request.parts else None
    todo = partitions(found, engine.rows_at_once)
    rows = sum(partition.rows for partition in todo)
    done: list[Sums] = []
    for partition in todo:
        progress(sum(each.rows for each in todo[: len(done)]), rows)
        done.append(_sums(partition, plan, engine, kept))
    progress(rows, rows)
    wrong = [note for source in found for note in _wrong_values(source, todo, done)]
    if wrong:
        raise InputRefusedError(wrong)
    return done


def _sums(partition: Partition, plan: Plan, engine: Engine, kept: Parts | None) -> Sums:
    if kept and (earlier := kept.load(partition)):
        return earlier
    with readable(partition.source.path, *engine.errors):
        sums = engine.sums(partition, plan)
    if kept and sums.table.width:
        kept.keep(partition, sums)
    return sums


def _wrong_values(source: Source, todo: Sequence[Partition], done: Sequence[Sums]) -> Iterator[Finding]:
    """One finding for each kind of mistake in a file, over all its partitions."""
    mine = [sums.extremes for partition, sums in zip(todo, done, strict=True) if partition.source is source]
    if mine:
        yield from value_findings(source, "employments", _together(mine))


def _together(extremes: Sequence[Mapping[str, int | None]]) -> dict[str, int | None]:
    joined: dict[str, int | None] = {}
    for name in extremes[0]:
        values = [value for each in extremes if (value := each[name]) is not None]
        joined[name] = _joining(name)(values) if values else None
    return joined


def _joining(name: str) -> Callable[[Sequence[int]], int]:
    if name.endswith((".count", "rows")):
        return sum
    return min if name.endswith(".min") else max


def _refused_editions(parts: Sequence[Sums], plan: Plan) -> set[str]:
    def any_of(name: str) -> bool:
        return bool(name) and any((part.table[name].sum() or 0) > 0 for part in parts)

    names = {terms.edition.id: plan.names(terms) for terms in plan.terms}
    return {id_ for id_, each in names.items() if any_of(each.refused) or any_of(each.contract_refused)}


def _without_rows(declared: pl.DataFrame | None, table: pl.DataFrame, path: Path | None) -> Iterator[Finding]:
    if declared is not None:
        missing = declared.join(table, on="organisation", how="anti")["organisation"]
        if missing.len():
            count = missing.len()
            yield finding("national.declared-without-rows", str(path), missing.min(), count=count)
