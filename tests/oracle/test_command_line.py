# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line beside the oracle: CSV, workbooks and JSON go in, and what is printed is what the oracle says."""

import pytest
from tests.oracle.command_line import DOORS
from tests.oracle.odd import odd
from tests.oracle.organisations import organisation
from tests.oracle.unusual import unusual


@pytest.fixture(autouse=True)
def own_language(monkeypatch):
    """A run sets the language of its process."""
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.delenv("TREDE_LANGUAGE", raising=False)


@pytest.mark.parametrize("make", [organisation, unusual, odd])
@pytest.mark.parametrize("door", DOORS)
def test_every_command_says_what_the_oracle_says(door, make):
    assert [seed for seed in range(5) if DOORS[door](seed, make) is False] == []


def test_somebody_who_left_before_the_first_day_may_leave_again():
    """Somebody is told to leave twice in one file, first on a day before the first contract."""
    assert DOORS["what-if"](48, organisation)
