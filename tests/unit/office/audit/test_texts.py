# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A citizen service number (BSN) is refused in every text of an audit; see ``test_every_text.py``."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.unit.office.audit.filled import PLAN, ROWS, Chain

from trede.errors import RefusedError
from trede.office.audit import actions
from trede.office.audit.rules.tested import Kind, With

NUMBER = "Zie map 111.222.333 in de kast."


def refuses(do, where, **told):
    with pytest.raises(RefusedError) as error:
        do(**told, **{where: NUMBER})
    (found,) = error.value.findings
    assert (found.code, found.place) == ("audit.bsn", where)
    assert "111" not in repr(found)


@pytest.fixture
def chain(now):
    return Chain(now)


@pytest.mark.parametrize("where", PLAN)
def test_in_a_plan(chain, where):
    rest = {name: text for name, text in PLAN.items() if name != where}
    refuses(actions.send_plan, where, **chain.opened().auditor, **rest, rows=ROWS)


def test_during_the_audit(chain):
    chain.with_plan()
    employer = chain.step("hr-editor", case=chain.case)
    noted = {"kind": Kind.NONCONFORMITY, "text": "Geen plan.", "due_on": chain.visit_on}
    finding = actions.note_finding(**chain.auditor, **noted).pk
    less = {"total_fte": Fraction(0), "weighted_fte": Fraction(-1), "bought_fte": Fraction(0)}
    refuses(actions.note_talk, "text", **chain.auditor, kind=With.WORKERS, people=3)
    refuses(actions.note_finding, "text", **chain.auditor, kind=Kind.REMARK)
    refuses(actions.close_finding, "closing", **chain.auditor, finding_id=finding)
    refuses(actions.correct, "reason", **chain.auditor, **less)
    refuses(actions.write_message, "text", **chain.auditor)
    refuses(actions.object_to_plan, "reasons", **employer)
    objection = actions.object_to_plan(**employer, reasons="Die dag is dicht.").pk
    answer = {"case": chain.case, "objection": objection, "upheld": False}
    refuses(actions.answer_plan_objection, "answer", **chain.step("planner"), **answer)


def test_from_the_report_to_the_objection(chain):
    chain.reported()
    refuses(actions.react_to_report, "reaction", **chain.step("hr-editor", case=chain.case))
    actions.react_to_report(**chain.step("hr-editor", case=chain.case), reaction="Het zijn er dertien.")
    actions.finish_report(**chain.auditor, seen_sha256=chain.draft("Het zijn er dertien."))
    chain.take("decider")
    refuses(actions.return_to_auditor, "text", **chain.decider)
    for where, told in (("reasons", {"reasons": NUMBER}), ("places", {"places": (NUMBER,)})):
        with pytest.raises(RefusedError) as error:
            actions.decide(**chain.decider, proposed=chain.proposed(**told))
        assert [(each.code, each.place) for each in error.value.findings] == [("audit.bsn", where)]
    actions.decide(**chain.decider, proposed=chain.proposed(level="basistrede"))
    told = chain.step("signatory", case=chain.case)
    refuses(actions.object_to_decision, "reasons", **told)
    objection = actions.object_to_decision(**told, reasons="De cijfers halen trede 1.").pk
    answer = {"case": chain.case, "objection": objection, "upheld": False}
    refuses(actions.answer_decision_objection, "answer", **chain.step("second-decider"), **answer)
