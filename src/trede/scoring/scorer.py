# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference engine: one measurement under one edition gives one score. The oracle of the others."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.kernel.findings import Finding, finding
from trede.kernel.receipts import Receipt
from trede.kernel.values import fixed, plain
from trede.scoring.assumptions import leaned_on
from trede.scoring.canonical import in_canonical_order, input_sha256
from trede.scoring.checks import KnownElsewhere, errors_in, nowhere, total_errors, warnings_in
from trede.scoring.explanation import explain
from trede.scoring.indirect import bought_fte, cap_factor, suppliers_of
from trede.scoring.levels import Shares, admitted, level_of, next_level, norms_at
from trede.scoring.restarts import restarts
from trede.scoring.row_warnings import row_warnings, weight_warnings
from trede.scoring.rows import rows_of
from trede.scoring.score import NONE, Score, ThirtyPlus
from trede.scoring.sums import WEIGHTS, add_up, fte
from trede.scoring.two_ways import two_ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.kernel.periods import Period
    from trede.scheme.edition import Edition
    from trede.scoring.indirect import Supplier
    from trede.scoring.measurement import Measurement
    from trede.scoring.rows import Row
    from trede.scoring.sums import Sums


@dataclass(frozen=True, slots=True)
class _Added:
    """A measurement without errors, in canonical order, added up."""

    measurement: Measurement
    rows: tuple[Row, ...]
    sums: Sums
    total_fte: Fraction


def check(
    edition: Edition,
    measurement: Measurement,
    known_elsewhere: KnownElsewhere = nowhere,
    *,
    by_name: bool = False,
) -> tuple[Finding, ...]:
    """Every error in the measurement under this edition; empty when it can be scored.

    ``known_elsewhere`` says of a position code whether any edition knows it: a misspelt code is another mistake
    than one of another handbook. ``by_name`` when positions and contracts could be written by name: then no codes
    are told.
    """
    try:
        _add(edition, measurement, known_elsewhere, by_name=by_name)
    except InputRefusedError as refused:
        return refused.findings
    return ()


def _add(
    edition: Edition, measurement: Measurement, known_elsewhere: KnownElsewhere, *, by_name: bool = False
) -> _Added:
    if found := errors_in(edition, measurement, known_elsewhere, by_name=by_name):
        raise InputRefusedError(found)
    year, ordered = measurement.reference_year, in_canonical_order(measurement)
    rows = rows_of(edition, ordered)
    sums = add_up(rows, year)
    listed = fte(sums.staff, year)
    total = listed if measurement.total_fte is None else measurement.total_fte
    if wrong := list(total_errors(total, listed)):
        raise InputRefusedError(wrong)
    return _Added(ordered, rows, sums, total)


def score(edition: Edition, measurement: Measurement, known_elsewhere: KnownElsewhere = nowhere) -> Score:
    """The score, with explanation and receipt; raises ``InputRefusedError`` with every error in the input.

    Source of the arithmetic: the edition's rules; nothing is rounded before it is compared.
    """
    added = _add(edition, measurement, known_elsewhere)
    year, rows, sums, total_fte = measurement.reference_year, added.rows, added.sums, added.total_fte
    suppliers = suppliers_of(measurement.purchases, year)
    shares = _shares(edition, sums, year, total_fte, suppliers)
    size = edition.norms.size(total_fte)
    norms = norms_at(edition, size)
    level = level_of(shares.total, norms) if admitted(edition, total_fte) else NONE
    capped = shares.indirect > shares.counted_indirect
    made = Score(
        edition=edition.id,
        total_fte=total_fte,
        norm_size=size,
        weighted_fte=fte(sums.weighted, year, WEIGHTS),
        direct=shares.direct,
        indirect_fte=bought_fte(suppliers),
        indirect=shares.indirect,
        counted_indirect=shares.counted_indirect,
        level=level,
        norms=norms,
        next=next_level(level, shares, norms),
        thirty_plus=_thirty_plus(edition, sums, year, total_fte, level),
        banenafspraak_jobs=_jobs(edition, sums, year),
        findings=tuple(_warnings(edition, measurement, rows, shares, total_fte)),
        assumptions=leaned_on(edition, measurement, rows, size, capped),
        explanation=(),
        receipt=Receipt(edition.sha256, input_sha256(added.measurement)),
    )
    return explain(edition, added.measurement, made, rows, suppliers)


def _shares(
    edition: Edition, sums: Sums, year: Period, total_fte: Fraction, suppliers: Sequence[Supplier]
) -> Shares:
    bought = bought_fte(suppliers)
    return Shares(
        total_fte=total_fte,
        direct=fte(sums.weighted, year, WEIGHTS) / total_fte,
        indirect=bought / (total_fte + bought),
        cap_factor=cap_factor(edition.number("indirect.largest-part")),
    )


def _thirty_plus(edition: Edition, sums: Sums, year: Period, total_fte: Fraction, level: str) -> ThirtyPlus:
    """Plain counted fte over total fte less the listed fte of contracts that do not count for 30+."""
    base = total_fte - fte(sums.outside_thirty_plus, year)
    if base <= 0:
        return ThirtyPlus(False, Fraction(0), Fraction(0))
    share = fte(sums.thirty_plus, year) / base
    own = fte(sums.thirty_plus_own, year) / base
    reached = (
        level == edition.rules["thirty-plus.level"].value
        and share >= edition.number("thirty-plus.share")
        and own >= edition.numbers.get("thirty-plus.own-staff", Fraction(0))
    )
    return ThirtyPlus(reached, share, own)


def _jobs(edition: Edition, sums: Sums, year: Period) -> Fraction:
    """Jobs for the Banenafspraak: weekly hours over the hours of one job, pro rata of the year."""
    return Fraction(sums.register, year.days * 100) / edition.number("banenafspraak.weekly-hours")


def _warnings(
    edition: Edition, measurement: Measurement, rows: Sequence[Row], shares: Shares, total_fte: Fraction
) -> Iterator[Finding]:
    yield from warnings_in(edition, measurement)
    yield from two_ways(edition, shares.total, total_fte)
    if not admitted(edition, total_fte):
        shown, least = fixed(total_fte, 2), plain(edition.number("admission.minimum-fte"))
        yield finding("organisation.below-minimum-fte", "total_fte", shown, fte=shown, least=least)
    if shares.indirect > shares.counted_indirect:
        indirect, counted = (fixed(share * 100, 2) for share in (shares.indirect, shares.counted_indirect))
        yield finding("indirect.above-cap", "purchases", indirect, indirect=indirect, counted=counted)
    in_file_order = sorted(rows, key=lambda row: row.employment.index)
    yield from row_warnings(in_file_order, measurement.reference_year, edition)
    yield from restarts(in_file_order, measurement.reference_year, edition)
    yield from weight_warnings(rows, edition)
