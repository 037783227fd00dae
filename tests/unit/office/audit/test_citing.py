# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A passage of the report is public when the auditor noted it to be cited and the employer agreed; until it says no."""

from __future__ import annotations

import pytest
from tests.unit.office.audit.filled import Chain

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.audit import actions
from trede.office.audit.models import Finding
from trede.office.audit.queries.citing import passages_of, passages_read
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import kept


@pytest.fixture
def chain(now):
    return Chain(now).with_a_passage()


def read(chain):
    return [
        each.text for each in passages_read(chain.members["employer"].organisation, chain.kvk["employer"])
    ]


def test_public_from_the_word_of_the_employer_until_it_takes_it_back(chain):
    told = chain.step("hr-editor", case=chain.case, passage=chain.made["passage"])
    assert [(each.text, each.public) for each in passages_of(told["by"], chain.case)] == [
        ("Hier past het werk bij de mens.", False)
    ]
    assert read(chain) == []
    actions.publish_passage(**told)
    assert read(chain) == ["Hier past het werk bij de mens."]
    (shown,) = passages_read(chain.members["employer"].organisation, chain.kvk["employer"])
    assert shown.body.endswith("body BV")
    with pytest.raises(RefusedError, match="public already"):
        actions.publish_passage(**told)
    assert kept.changed(Configuration(database_url="postgresql://somewhere/trede")) == []
    assert passages_read(chain.members["employer"].organisation, "99999999") == [], "of another number"
    actions.take_passage_back(**told)
    assert read(chain) == []
    with pytest.raises(RefusedError, match="not public"):
        actions.take_passage_back(**told)


def test_only_what_was_noted_to_be_cited_and_by_the_employer(chain):
    told = chain.step("hr-editor", case=chain.case)
    other = Finding.objects.filter(case=chain.case, kind="strength").get()
    with pytest.raises(NotFoundError):
        actions.publish_passage(**told, passage=other.pk)
    for name in ("planner", "decider", "auditor"):
        with pytest.raises((NotFoundError, NotAllowedError)):
            actions.publish_passage(**chain.step(name), case=chain.case, passage=chain.made["passage"])
    assert read(chain) == []


def test_not_while_nothing_is_granted(chain):
    """And an objection that is upheld takes it away until it is decided anew."""
    told = chain.step("hr-editor", case=chain.case, passage=chain.made["passage"])
    actions.publish_passage(**told)
    raised = actions.object_to_decision(**chain.step("signatory"), case=chain.case, reasons="Het is meer.")
    answer = {"objection": raised.pk, "answer": "Dat klopt.", "upheld": True}
    actions.answer_decision_objection(**chain.step("second-decider"), case=chain.case, **answer)
    assert read(chain) == []
    assert passages_of(told["by"], chain.case) == []
    actions.take_passage_back(**told)
    with pytest.raises(RefusedError, match="No level"):
        actions.publish_passage(**told)
