# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Without Java or a cluster one reads what to do, at once, and no page of Java."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from trede.errors import InputRefusedError
from trede.national.engines.cluster import check_reachable, not_started

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with something that is called Java."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").touch()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))


def told(master: str) -> str:
    with pytest.raises(InputRefusedError) as refusal:
        check_reachable(master)
    (found,) = refusal.value.findings
    return found.code


@pytest.mark.parametrize("home", ["", "/nowhere"])
def test_without_java(home: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("JAVA_HOME", home)
    assert told("local[2]") == "national.no-java"


@pytest.mark.usefixtures("java")
@pytest.mark.parametrize(
    "master",
    ["spark://127.0.0.1:1", "spark://127.0.0.1:99999999999", "spark://nowhere.invalid", "spark://", "foo"],
)
def test_a_cluster_that_does_not_answer(master: str) -> None:
    assert told(master) == "national.no-cluster"


@pytest.mark.usefixtures("java")
def test_one_of_several_masters_is_enough() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        check_reachable(f"spark://127.0.0.1:1,127.0.0.1:{server.getsockname()[1]}")


@pytest.mark.usefixtures("java")
def test_other_masters_are_left_to_spark() -> None:
    for master in ("local", "local[*]", "yarn", "k8s://https://nowhere.invalid"):
        check_reachable(master)


@pytest.mark.parametrize(
    ("problem", "code", "reason"),
    [
        ("[JAVA_GATEWAY_EXITED] Java gateway process exited.", "national.no-java", ""),
        (
            "An error occurred.\n: org.apache.spark.SparkException: Could not parse Master URL: 'x'\n\tat org",
            "national.spark-refused",
            "Could not parse Master URL: 'x'",
        ),
        ("", "national.spark-refused", ""),
    ],
)
def test_what_spark_says_becomes_one_finding(problem: str, code: str, reason: str) -> None:
    (found,) = not_started("x", problem).findings
    assert found.code == code
    assert reason in found.en
    assert "\tat" not in found.en
