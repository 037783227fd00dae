# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same on Spark: on a cluster of one master and two workers, byte for byte."""

from __future__ import annotations

import logging
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from tests.parity.cluster import LOOPBACK, cluster
from tests.parity.organisations import by_reference, cases
from tests.parity.test_parity import EDITIONS, nationally, outcome_of

from trede.kernel.periods import Period
from trede.national.engines.duckdb_engine import DuckdbEngine
from trede.national.engines.polars_engine import PolarsEngine
from trede.national.engines.spark_engine import SparkEngine
from trede.national.measure import Request, measure, write
from trede.national.population import write_population

pytestmark = [
    pytest.mark.needs("java", "spark"),
    # pyspark leaves sockets to its Java side for the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


OPTIONS = {
    "spark.driver.host": LOOPBACK,
    "spark.driver.bindAddress": LOOPBACK,
    "spark.executor.memory": "1g",
    "spark.sql.shuffle.partitions": "4",
}


QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Little work in many short-lived machines: the best machine code would come too late."""


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    with pytest.MonkeyPatch.context() as here:
        here.setenv("JAVA_TOOL_OPTIONS", QUICK_JAVA)
        logging.getLogger("py4j").setLevel(
            logging.WARNING
        )  # or it tells of its end when nobody listens any more
        with cluster(tmp_path_factory.mktemp("cluster")) as master:
            engine = SparkEngine(master, OPTIONS)
            yield engine
            engine.close()


@given(case=cases())
@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
def test_every_organisation_as_the_reference(spark, case):
    outcome = nationally(case, spark).table
    rows = {row["organisation"]: row for row in outcome.iter_rows(named=True)}
    for number, measurement in case.organisations.items():
        for edition in EDITIONS:
            assert outcome_of(rows[number], edition.id) == by_reference(edition, measurement)


def test_the_same_file_gives_the_same_bytes(spark, tmp_path):
    year = Period(date(2024, 1, 1).toordinal(), date(2024, 12, 31).toordinal())
    write_population(tmp_path, 60_000, 7, year, lambda *_: None)
    request = Request(
        tmp_path / "employments.parquet", tmp_path / "organisations.parquet", tmp_path / "orders.parquet"
    )
    written = []
    for place, engine in enumerate((spark, PolarsEngine(), DuckdbEngine())):
        write(measure(request, EDITIONS, engine, lambda *_: None), tmp_path / f"{place}.parquet")
        written.append((tmp_path / f"{place}.parquet").read_bytes())
    assert written[0] == written[1] == written[2]
