# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sums of finished partitions, kept so that a run that was broken off goes on where it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import polars as pl

from trede.kernel.receipts import ENGINE, sha256_of
from trede.national.engines.partition import Sums

if TYPE_CHECKING:
    from pathlib import Path

    from trede.national.engines.partition import Partition
    from trede.national.plan import Plan

NOTE = "trede.extremes"


class Parts:
    """A folder with one file for each finished partition, named by all that the sums depend on."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._rules = [ENGINE, str(plan.days), str(plan.thirty_plus)]
        self._rules += [
            f"{each.edition.id} {each.edition.sha256} {sorted(each.refusal.positions)}" for each in plan.terms
        ]

    def load(self, partition: Partition) -> Sums | None:
        """The sums of this partition when an earlier run finished it."""
        path = self._path(partition)
        if not path.exists():
            return None
        extremes = json.loads(pl.read_parquet_metadata(path)[NOTE])
        return Sums(pl.read_parquet(path), extremes)

    def keep(self, partition: Partition, sums: Sums) -> None:
        """Keep the sums; a file is there whole or not at all."""
        path = self._path(partition)
        unfinished = path.with_suffix(".unfinished")
        sums.table.write_parquet(unfinished, metadata={NOTE: json.dumps(sums.extremes)})
        unfinished.replace(path)

    def _path(self, partition: Partition) -> Path:
        state = partition.source.path.stat()
        about = [
            str(partition.source.path.resolve()),
            state.st_size,
            state.st_mtime_ns,
            partition.offset,
            partition.rows,
        ]
        return self._folder / f"{sha256_of(json.dumps([self._rules, about]).encode())[:24]}.parquet"
