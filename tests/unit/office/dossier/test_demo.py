# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The invented dossiers of earlier years."""

import pytest

from trede.office.accounts import queries as accounts
from trede.office.dossier import queries
from trede.office.dossier.demo import story
from trede.office.journal.queries import broken_rows
from trede.quality.questions import questions


@pytest.fixture
def members(demo, now):
    found = accounts.organisations_of(demo, on=now)
    return {each.name: accounts.member(demo, each.pk, on=now) for each in found}


def lines(by):
    return [(line.stage, line.wanted_level, line.level) for line in queries.dossiers(by).lines]


class TestTheFilledDemo:
    def test_each_example_has_its_history(self, members):
        assert lines(members["Contactcentrum De Heldere Lijn"]) == [
            ("draft", "trede-2", "trede-1"),
            ("definitive", "trede-1", "trede-1"),
            ("test", "trede-1", "trede-1"),
            ("definitive", "trede-1", "trede-1"),
        ]
        assert lines(members["Softwaretesters De Groene Vink"]) == [
            ("draft", "trede-3", "trede-3"),
            ("definitive", "trede-3", "trede-3"),  # waits for a decision
            ("definitive", "trede-3", "trede-3"),
        ]
        assert lines(members["Gemeente Vechtermeer"]) == []
        assert broken_rows() == []

    def test_last_year_stands_beside_the_newest(self, members):
        by = members["Contactcentrum De Heldere Lijn"]
        newest = queries.dossiers(by).lines[0].id
        now, before = queries.outcome(by, newest), queries.earlier(by, newest)
        assert before.last_day.year == now.last_day.year - 1
        assert before.figures["direct"] < now.figures["direct"]
        assert now.forecast["points"]

    def test_the_suppliers_stand_in_the_register(self, members):
        by = members["Contactcentrum De Heldere Lijn"]
        newest = queries.dossiers(by).lines[0].id
        assert all(checked.held for checked in queries.checked_orders(by, newest))


def test_every_answer_is_to_a_question_that_is_there():
    for answers in story()["answers"].values():
        assert list(answers) == [each.id for each in questions().values() if each.aspect != "plan"]
