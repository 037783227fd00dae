# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What differs between two records."""

from __future__ import annotations

from tests.unit.reports.test_application import document

from trede.reports.application import application_record
from trede.reports.changes import Change, changes
from trede.reports.record import Line, Part, Record


def record(*parts: Part) -> Record:
    return Record("nl", "Aanvraag", "", parts, "", "")


def test_lines_that_came_went_and_read_otherwise_in_the_order_of_the_newer() -> None:
    before = record(
        Part("a", "A", [Line("Trede", "1"), Line("Weg", "x")]), Part("b", "B", [Line("Trede", "1")])
    )
    after = record(
        Part("b", "B", [Line("Trede", "1")]), Part("a", "A", [Line("Nieuw", "y"), Line("Trede", "2")])
    )
    assert changes(before, after) == [
        Change("A", "Nieuw", "", "y"),
        Change("A", "Trede", "1", "2"),
        Change("A", "Weg", "x", ""),
    ]


def test_lines_under_one_label_are_one_and_what_comes_together_at_the_end_is_left() -> None:
    before = record(
        Part("e", "Bewijs", [Line("Werk", "map 1")]), Part("z", "Zegel", [Line("Z", "1")], together=True)
    )
    more = [Line("Werk", "map 1"), Line("Werk", "map 2")]
    after = record(Part("e", "Bewijs", more), Part("z", "Zegel", [Line("Z", "2")], together=True))
    assert changes(before, after) == [Change("Bewijs", "Werk", "map 1", "map 1\nmap 2")]
    assert changes(after, after) == []


def test_of_an_application_the_level_that_is_asked() -> None:
    was, now = (application_record(document(**each), "", "nl") for each in ({}, {"wanted_level": "trede-2"}))
    (first, *_) = changes(was, now)
    assert (first.label, first.was, first.now) == ("Aangevraagde trede", "trede 1", "trede 2")
