# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One national measurement in a process of its own: ``python -m bench.national_work NAME FOLDER TIMES``.

Prints JSON: seconds of each run after the first, the peak memory of the process (kilobytes, as the kernel counts
it), and how many organisations do not have the level in expected.parquet, where that is there. The rivals leave out
the counting windows: they have less to do than trede.
"""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench.speed import resident_peak

from trede.national.columns import codes, of_edition
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import polars as pl

    from trede.national.engines.partition import Engine

EDITION = "pso-1.6"
SCALE = 1000  # tenths of a percent


@cache
def edition() -> Any:
    return open_shelf().load(EDITION)


def decode(rows: Path) -> None:
    """The bound: every column decoded, and no more than its largest value taken."""
    import polars as pl

    pl.scan_parquet(rows).select(pl.all().max()).collect(engine="streaming")


def ours(rows: Path, engine: Engine) -> pl.DataFrame:
    from trede.national.measure import Request, measure, write

    outcome = measure(Request(rows, unknown_outside=True), [edition()], engine, lambda *_: None)
    write(outcome, rows.parent / "outcome.parquet")
    return outcome.table.select("organisation", level=of_edition("level", EDITION))


def trede_polars(rows: Path) -> pl.DataFrame:
    from trede.national.engines.polars_engine import PolarsEngine

    return ours(rows, PolarsEngine())


def trede_duckdb(rows: Path) -> pl.DataFrame:
    from trede.national.engines.duckdb_engine import DuckdbEngine

    return ours(rows, DuckdbEngine())


def trede_spark(rows: Path) -> pl.DataFrame:
    from trede.national.engines.spark_engine import SparkEngine

    return ours(rows, SparkEngine("local[2]", {"spark.driver.memory": "2g"}))


def plain_polars(rows: Path) -> pl.DataFrame:
    """A quotient for each row, added up: how one writes it without thinking of the last digit."""
    import polars as pl

    first, last = year(rows)
    days = pl.min_horizontal(pl.col("last_day").cast(pl.Int32).fill_null(last), last) - pl.max_horizontal(
        pl.col("first_day").cast(pl.Int32), first
    )
    fte = pl.col("hours_hundredths") / pl.col("fulltime_hundredths") * (days + 1).clip(0) / (last - first + 1)
    position = pl.col("position").replace_strict(position_weights(), default=0.0, return_dtype=pl.Float64)
    contract = pl.col("contract").replace_strict(contract_weights(), default=0.0, return_dtype=pl.Float64)
    frame = pl.scan_parquet(rows).select("organisation", fte=fte, weighted=fte * position * contract)
    sums = frame.group_by("organisation").agg(pl.all().sum()).collect(engine="streaming")
    levels = levels_of(sums["fte"].to_numpy(), sums["weighted"].to_numpy())
    return pl.DataFrame({"organisation": sums["organisation"], "level": levels})


def pandas(rows: Path) -> pl.DataFrame:
    """The same in pandas."""
    import pandas as pd
    import polars as pl

    first, last = year(rows)
    frame = pd.read_parquet(rows)
    start = (pd.to_datetime(frame["first_day"]) - pd.Timestamp("1970-01-01")).dt.days.clip(lower=first)
    end = (
        (pd.to_datetime(frame["last_day"]) - pd.Timestamp("1970-01-01")).dt.days.fillna(last).clip(upper=last)
    )
    days = (end - start + 1).clip(lower=0)
    frame["fte"] = frame["hours_hundredths"] / frame["fulltime_hundredths"] * days / (last - first + 1)
    weight = frame["position"].map(position_weights()).fillna(0) * frame["contract"].map(contract_weights())
    frame["weighted"] = frame["fte"] * weight
    sums = frame.groupby("organisation")[["fte", "weighted"]].sum()
    levels = levels_of(sums["fte"].to_numpy(), sums["weighted"].to_numpy())
    return pl.DataFrame({"organisation": sums.index.to_numpy(), "level": levels})


def openfisca(rows: Path) -> pl.DataFrame:
    """OpenFisca-core: two entities, fte by person, sums by organisation; its numbers are 32-bit floats."""
    import numpy as np
    import polars as pl
    from openfisca_core.simulations import SimulationBuilder

    first, last = year(rows)
    frame = pl.read_parquet(rows).sort("organisation")
    system = _openfisca_system(last - first + 1)
    numbers, places = np.unique(frame["organisation"].to_numpy(), return_inverse=True)
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", np.arange(len(frame)))
    group = builder.declare_entity("organisation", numbers)
    builder.join_with_persons(group, places, roles=np.full(len(frame), "worker"))
    simulation = builder.build(system)
    for name, values in _openfisca_input(frame, first, last).items():
        simulation.set_input(name, "2024", values.astype(np.float32))
    levels = levels_of(simulation.calculate("total", "2024"), simulation.calculate("counted", "2024"))
    return pl.DataFrame({"organisation": numbers, "level": levels})


def _openfisca_system(days: int) -> Any:
    """The variables: what is given of a person, fte and weighted fte, and their sums by organisation."""
    from openfisca_core.entities import Entity, GroupEntity
    from openfisca_core.periods import DateUnit
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = Entity("person", "persons", "", "")
    roles = [{"key": "worker", "plural": "workers"}]
    organisation = GroupEntity("organisation", "organisations", "", "", roles)
    system = TaxBenefitSystem([person, organisation])

    def variable(name: str, entity: Any, formula: Any = None) -> None:
        members = {"value_type": float, "entity": entity, "definition_period": DateUnit.YEAR, "label": name}
        system.add_variable(type(name, (Variable,), members | ({"formula": formula} if formula else {})))

    for name in ("hours", "fulltime", "days", "weight"):
        variable(name, person)
    variable("fte", person, lambda who, at: who("hours", at) / who("fulltime", at) * who("days", at) / days)
    variable("weighted", person, lambda who, at: who("fte", at) * who("weight", at))
    variable("total", organisation, lambda all_, at: all_.sum(all_.members("fte", at)))
    variable("counted", organisation, lambda all_, at: all_.sum(all_.members("weighted", at)))
    return system


def _openfisca_input(frame: pl.DataFrame, first: int, last: int) -> dict[str, Any]:
    """What is given of each person, as arrays."""
    import numpy as np
    import polars as pl

    start = frame["first_day"].cast(pl.Int32).clip(first).to_numpy()
    end = frame["last_day"].cast(pl.Int32).fill_null(last).clip(upper_bound=last).to_numpy()
    positions = frame["position"].replace_strict(position_weights(), default=0.0)
    return {
        "hours": frame["hours_hundredths"].to_numpy(),
        "fulltime": frame["fulltime_hundredths"].to_numpy(),
        "days": np.clip(end - start + 1, 0, None),
        "weight": (positions * frame["contract"].replace_strict(contract_weights(), default=0.0)).to_numpy(),
    }


def levels_of(totals: Any, weighted: Any) -> Sequence[str]:
    """The level of each organisation, in the floats it comes in."""
    import numpy as np

    norms = edition().norms
    sizes = np.clip(np.floor(totals + totals.dtype.type(0.5)).astype(int), norms.smallest, norms.largest)
    found = np.full(len(totals), "none", dtype=object)
    for level in edition().levels:
        asked = np.array([norms.at(size)[level] for size in range(norms.smallest, norms.largest + 1)])
        reached = weighted / totals * totals.dtype.type(SCALE) >= asked[sizes - norms.smallest]
        found[reached & (totals >= 2)] = level
    return [str(level) for level in found]


def position_weights() -> dict[int, float]:
    known = edition().positions
    return {
        number: known[code].weight.value / 100 for code, number in codes().positions.items() if code in known
    }


def contract_weights() -> dict[int, float]:
    known = edition().contracts
    return {
        number: known[code].weight.value / 100 for code, number in codes().contracts.items() if code in known
    }


def year(rows: Path) -> tuple[int, int]:
    """First and last day since 1970, from the note in the file."""
    from datetime import date

    import polars as pl

    said = pl.read_parquet_metadata(rows)["trede.reference-year"].split("/")
    first, last = (date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal() for day in said)
    return first, last


WORK: dict[str, Callable[[Path], pl.DataFrame | None]] = {
    "decode only": decode,
    "trede on Polars": trede_polars,
    "trede on DuckDB": trede_duckdb,
    "trede on Spark": trede_spark,
    "plain Polars": plain_polars,
    "pandas": pandas,
    "OpenFisca-core": openfisca,
}


def wrong_in(outcome: pl.DataFrame | None, expected: Path) -> int | None:
    if outcome is None or not expected.exists():
        return None
    import polars as pl

    joined = outcome.with_columns(
        pl.col("organisation").cast(pl.Int64), pl.col("level").cast(pl.String)
    ).join(pl.read_parquet(expected), on="organisation")
    return int((joined["level"] != joined["expected"]).sum())


def main(name: str, folder: Path, times: int) -> None:
    taken, outcome = [], None
    for _ in range(times + 1):
        start = perf_counter()
        outcome = WORK[name](folder / "employments.parquet")
        taken.append(perf_counter() - start)
    memory = resident_peak(os.getpid())
    wrong = wrong_in(outcome, folder / "expected.parquet")
    print(json.dumps({"seconds": taken[1:] or taken, "kilobytes": memory, "wrong": wrong}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
