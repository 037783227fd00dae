# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An aspirant: with a plan, and extended as often as the handbook says, whatever who decides fills in."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.unit.office.audit.filled import REACTION, Chain
from tests.unit.office.strangers.parties import browser_of

from trede.errors import RefusedError
from trede.office.accounts.queries import person
from trede.office.audit import actions, doors
from trede.office.audit.models import Case, Decision, Proposal, Quote, Vote
from trede.office.audit.queries.deciding import extension_of
from trede.office.audit.rules.deciding import decision_document


@pytest.fixture
def chain(now):
    made = Chain(now, level="aspirant").with_plan()
    made.send_report()
    actions.react_to_report(**made.step("hr-editor"), case=made.case, reaction=REACTION)
    actions.finish_report(**made.auditor, seen_sha256=made.draft(REACTION))
    made.take("decider")
    return made


def decided_before(chain, *levels):
    """An earlier case of the same employer, decided as often as there are levels: anew after an objection."""
    whose = {"organisation": chain.members["employer"].organisation, "dossier": uuid4(), "body": uuid4()}
    began = chain.on - timedelta(days=800)
    days = {"period_from": began, "period_until": began, "asked_at": began, "asked_by": "x"}
    case = Case.objects.create(
        quote=Quote.objects.create(**whose, facts={}, **days), opened_at=began, **whose
    )
    for number, level in enumerate(levels, 1):
        text, sha256 = decision_document(str(case.pk), number, chain.proposed(level=level))
        told = {"case": case, "number": number, "document": text, "sha256": sha256, "quorum": 1}
        made = Proposal.objects.create(**told, proposed_at=began)
        Vote.objects.create(case=case, proposal=made, person=uuid4(), voted_at=began)
        Decision.objects.create(case=case, proposal=made, decided_at=began)


def decide_page(chain):
    browser = browser_of(person(chain.members["decider"].person))
    place = f"/organisaties/{chain.members['scheme'].organisation}/besluiten/{chain.case}/"
    told = [browser.get(f"{place}{more}") for more in ("besluit/", "aanvraag/")]
    assert [each.status_code for each in told] == [200, 200]
    return [re.sub(r"\s+", " ", html.unescape(each.content.decode())) for each in told]


def test_the_first_time(chain):
    asked, application = decide_page(chain)
    assert "vraagt voor het eerst om aspirant te worden" in asked
    assert "Dit ondertekende employer BV." in application
    actions.decide(**chain.decider, proposed=chain.proposed())
    assert doors.decision(chain.members["decider"], chain.case).aspirant


def test_one_extension_under_the_newest_handbook(chain):
    decided_before(chain, "aspirant")
    assert "Dit is verlenging 1 van aspirant. Het handboek staat er 1 toe." in decide_page(chain)[0]
    made = actions.decide(**chain.decider, proposed=chain.proposed())
    assert '"extension":1' in made.document


def test_a_second_one_is_refused_whatever_is_filled_in(chain):
    for _ in range(2):
        decided_before(chain, "aspirant")
    with pytest.raises(RefusedError) as refused:
        actions.decide(**chain.decider, proposed=chain.proposed(extension=0))
    assert [each.code for each in refused.value.findings] == ["audit.extended-too-often"]


def test_a_case_that_was_decided_anew_counts_once_and_as_it_was_decided_last(chain):
    decided_before(chain, "aspirant", "aspirant")
    assert extension_of(chain.the_case) == 1
    decided_before(chain, "aspirant", "trede-1")
    assert extension_of(chain.the_case) == 1


def test_who_did_not_take_the_case_does_not_read_the_application(chain):
    browser = browser_of(person(chain.members["second-decider"].person))
    place = f"/organisaties/{chain.members['scheme'].organisation}/besluiten/{chain.case}/aanvraag/"
    assert browser.get(place).status_code == 404
