# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The power goes, or the disk fails: what was acknowledged is there, and nothing is half done.

The short form of ``make attack``. That the harness can see is shown by the same cuts with a database that is told to
sync less: they must lose something.
"""

import pytest
from tests.faults import cuts, office
from tests.faults.disk import Acknowledged

from trede.office.journal.sentences import sentences

CUTS = 1000
MORE_THAN_NONE = 25


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return office.base(tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("pages", [1000, 40], ids=["log", "log moved often"])
def test_nothing_acknowledged_is_lost_and_nothing_half_done(base, pages):
    tally = cuts.try_cuts(*office.told(base, "FULL", pages), CUTS, seed=pages)
    assert (tally.cuts, tally.harmed, tally.worst) == (CUTS, 0, [])


@pytest.mark.parametrize("mode", ["NORMAL", "OFF"])
def test_the_same_cuts_find_a_database_that_syncs_less(base, mode):
    tally = cuts.try_cuts(*office.told(base, mode, 40), 100, seed=1)
    assert tally.harmed > MORE_THAN_NONE


def test_an_operation_that_fails_leaves_all_as_it_was_or_is_told_wholly(base):
    outcome = office.failures(base, 11, 1000)
    assert outcome["wrong"] == []
    assert outcome["refused"] > 100
    assert outcome["untried"] == [], "tell of them in story.py"


def test_every_kind_of_event_happens_in_the_story(base):
    """A new action joins by being told in ``story.py``."""
    _, _, trace = office.told(base, "FULL", 1000)
    happened = {event.action for event in trace if isinstance(event, Acknowledged)}
    assert set(sentences()) - happened == set()
    assert "no action" in happened, "what a library writes by itself is a state too: a passkey that is added"
