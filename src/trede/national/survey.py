# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The survey that norms come from: size, share and weight of the organisations that count for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from trede.errors import InputRefusedError
from trede.kernel.findings import errors, finding
from trede.kernel.values import MILLION
from trede.national.checks import column_findings, extremes_of, value_findings
from trede.national.columns import of_edition
from trede.national.measure import SYNTHETIC_NOTE
from trede.national.parquet import POLARS_ERRORS, Source, narrow, readable, sources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trede.kernel.findings import Finding
    from trede.scheme.edition import Edition

    Whole = np.ndarray[Any, np.dtype[np.int64]]

LEAST = 100
BY_EDITION = ("total_fte_millionths", "share_millionths")


@dataclass(frozen=True, slots=True)
class Survey:
    """Organisations with somebody in the target group.

    Size in whole fte as the norms count it, share in millionths of a percent, weight in hundredths.
    """

    sizes: Whole
    shares: Whole
    weights: Whole
    synthetic: bool

    def __len__(self) -> int:
        return len(self.sizes)


def read_survey(path: Path, edition: Edition) -> Survey:
    """Read the survey; a measured file gives the columns of this edition. Raises ``InputRefusedError``."""
    found = [_of_edition(source, edition.id) for source in sources(path)]
    with readable(path, *POLARS_ERRORS):
        wrong = _wrong(found)
        table = _counted(found, edition).collect() if not wrong else pl.DataFrame()
    if wrong:
        raise InputRefusedError(wrong)
    return _survey(table, edition, path, any(SYNTHETIC_NOTE in source.notes for source in found))


def _counted(found: Sequence[Source], edition: Edition) -> pl.LazyFrame:
    """The organisations that count."""
    table = pl.concat([narrow(source, "survey") for source in found])
    least = edition.number("admission.minimum-fte")
    return table.filter(
        pl.col("target_rows") > 0,
        pl.col("share_millionths").is_not_null(),
        pl.col("total_fte_millionths") >= int(least * MILLION),
    )


def _wrong(found: Sequence[Source]) -> list[Finding]:
    """What is wrong with the columns; when nothing is, what is wrong with the values."""
    columns = [note for source in found for note in errors(column_findings(source, "survey"))]
    if columns:
        return columns
    checks = ((source, extremes_of(source, "survey")) for source in found)
    return [note for source, extremes in checks for note in value_findings(source, "survey", extremes)]


def _survey(table: pl.DataFrame, edition: Edition, path: Path, synthetic: bool) -> Survey:
    if table.height < LEAST:
        raise InputRefusedError([finding("national.no-survey", str(path), table.height, least=LEAST)])
    sizes = table.select(
        ((pl.col("total_fte_millionths") * 2 + MILLION) // (2 * MILLION)).clip(
            edition.norms.smallest, edition.norms.largest
        )
    )
    return Survey(
        sizes.to_series().to_numpy().astype(np.int64),
        table["share_millionths"].to_numpy().astype(np.int64),
        table["weight_hundredths"].fill_null(100).to_numpy().astype(np.int64),
        synthetic,
    )


def _of_edition(source: Source, edition: str) -> Source:
    """A measured file has its columns by edition; take those of this one."""
    return source.called({of_edition(name, edition): name for name in BY_EDITION})
