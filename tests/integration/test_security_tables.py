# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages on threats and on ASVS: each test that they name is there, and no requirement is left out."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.conftest import ROOT

PAGES = ("threats.md", "asvs.md")
NAMED = re.compile(r"`(tests/[\w/.]+)(?:::(\w+))?`")
ROW = re.compile(r"^\| ([0-9][0-9., -]+) \| [^|]+ \| ([^|]+) \| ([^|]*)\| ", re.MULTILINE)
MET = {"yes", "partly", "no", "operator", "n/a"}
UP_TO_LEVEL_2 = """
1.1.2 1.2.9 1.3.11 1.4.3 1.5.2 2.1.3 2.2.3 2.3.4 2.4.1 3.2.2 3.3.4 3.4.6 3.5.5 3.7.2 4.1.3 4.2.1 4.3.2 4.4.4 5.1.1
5.2.3 5.3.2 5.4.3 6.1.3 6.2.12 6.3.4 6.4.4 6.5.5 6.6.3 6.8.4 7.1.3 7.2.4 7.3.2 7.4.5 7.5.2 7.6.2 8.1.2 8.2.3 8.3.1
8.4.1 9.1.3 9.2.4 10.1.2 10.2.2 10.3.4 10.4.11 10.5.5 10.6.2 10.7.3 11.1.2 11.2.3 11.3.3 11.4.4 11.5.1 11.6.1 12.1.3
12.2.2 12.3.4 13.1.1 13.2.5 13.3.2 13.4.5 14.1.2 14.2.4 14.3.3 15.1.3 15.2.3 15.3.7 16.1.1 16.2.5 16.3.4 16.4.3 16.5.3
17.1.1 17.2.4 17.3.2
"""
"""The last requirement of each section of ASVS 5.0.0 on levels 1 and 2; those before it are on them too."""
COUNT = 253
RUN = re.compile(r"`((?:pytest|python -m|make) [^`\n]+)`")
PAGES_THAT_TELL_HOW = (*PAGES, "scale.md", "proving-ground.md")


def page(name: str) -> str:
    return (ROOT / "docs" / "explanation" / name).read_text("utf-8")


def asked() -> list[str]:
    """Every requirement."""
    lasts = (each.rsplit(".", 1) for each in UP_TO_LEVEL_2.split())
    return [f"{section}.{number}" for section, last in lasts for number in range(1, int(last) + 1)]


def ids(told: str) -> list[str]:
    """``1.2.3``, or ``1.2.3, 1.2.4``, or ``1.2.3 - 1.2.9``."""
    found = []
    for part in told.split(", "):
        first, _, last = part.partition(" - ")
        section, number = first.strip().rsplit(".", 1)
        until = int(last.rsplit(".", 1)[1]) if last else int(number)
        found += [f"{section}.{each}" for each in range(int(number), until + 1)]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_each_test_that_is_named_is_there(name):
    named = NAMED.findall(page(name))
    assert named
    for path, test in named:
        place = ROOT / path
        assert place.exists(), path
        if test:
            assert re.search(rf"^ *def {test}\(", place.read_text("utf-8"), re.MULTILINE), f"{path}::{test}"


@pytest.mark.parametrize("name", PAGES_THAT_TELL_HOW)
def test_what_is_told_to_run_is_there(name):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in RUN.findall(page(name)):
        for path in re.findall(r"\b(?:tests|src)/[\w/.]+\w", command):
            assert (ROOT / path).exists(), command
        for module in re.findall(r"python -m ([\w.]+)", command):
            place = ROOT / module.replace(".", "/")
            assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), command
        for target in re.findall(r"\bmake (\w+)", command):
            assert f"\n{target}: " in makefile, command


def test_no_requirement_is_left_out_and_none_stands_twice():
    rows = ROW.findall(page("asvs.md"))
    assert len(asked()) == COUNT
    assert sorted(each for told, _, _ in rows for each in ids(told)) == sorted(asked())
    assert {met for _, met, _ in rows} == MET


def test_the_counts_are_those_of_the_rows():
    counts = Counter(met for told, met, _ in ROW.findall(page("asvs.md")) for _ in ids(told))
    head = page("asvs.md").partition("## ")[0]
    told = dict(re.findall(r"\*([a-z/]+)\*: [^()]+\(([0-9]+)\)", head))
    assert told | {"n/a": counts["n/a"]} == {met: str(count) for met, count in counts.items()} | {
        "n/a": counts["n/a"]
    }


def test_what_is_not_wholly_met_says_what_is_missing():
    wanting = [
        told for told, met, how in ROW.findall(page("asvs.md")) if met in ("partly", "no") and not how.strip()
    ]
    assert wanting == []
