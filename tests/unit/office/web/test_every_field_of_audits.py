# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A citizen service number (BSN) typed in a form of an audit or a decision is kept nowhere: not by the body, not by the
scheme, and not by the employer who answers them. The forms are found by looking, at several moments of an audit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from tests.unit.office.audit.filled import Chain
from tests.unit.office.strangers.parties import browser_of
from tests.unit.office.web.routes import AUDIT, DECISION, DOSSIER, OURS
from tests.unit.office.web.test_every_field import forms_seen, kept_of

from trede.office.accounts.queries import person
from trede.office.audit import actions
from trede.office.audit.models import Finding
from trede.office.audit.rules.tested import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

PLACES = (AUDIT, DECISION, f"{DOSSIER}onderzoek/", "organisaties/<uuid:organisation>/onderzoeken/")
PATTERNS = [pattern for pattern in OURS if pattern.startswith(PLACES)]


def told(chain: Chain, name: str) -> dict[str, str]:
    """The things of this audit, under the address of the organisation of this one."""
    finding = Finding.objects.filter(case=chain.made["case"]).first()
    return {
        "organisation": str(chain.members[name].organisation),
        "row": "1",
        "person": str(chain.members["auditor"].person),
        **({"finding": str(finding.pk)} if finding else {}),
        **{each: str(key) for each, key in chain.made.items()},
    }


def browsers(chain: Chain) -> Iterator[tuple[Client, dict[str, str]]]:
    for name, member in chain.members.items():
        yield browser_of(person(member.person)), told(chain, name)


def during(chain: Chain) -> Chain:
    """In the midst of it, with a nonconformity that can be closed."""
    chain.with_plan()
    noted = {"kind": Kind.NONCONFORMITY, "text": "Geen begeleider.", "due_on": chain.visit_on}
    actions.note_finding(**chain.auditor, **noted)
    return chain


def objected(chain: Chain) -> Chain:
    """The employer objects to the plan."""
    chain.with_plan()
    raised = actions.object_to_plan(**chain.step("hr-editor"), case=chain.case, reasons="Die dag is dicht.")
    chain.made["objection"] = raised.pk
    return chain


MOMENTS = {
    "during": (during, {"text", "reason", "reasons", "closing"}),
    "with an objection": (objected, {"text", "answer"}),
    "with a report": (Chain.reported, {"text", "reaction"}),
    "before the decision": (Chain.taken, {"text", "reasons"}),
}
"""What it is made by, and fields that are found to keep what is typed. A plan has rows to choose; ``test_texts.py`` of
audits tries its texts.
"""


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_field_of_an_audit_keeps_a_number(moment: str) -> None:
    make, expected = MOMENTS[moment]
    chain = make(Chain(timezone.now()))
    found = kept_of(forms_seen(browsers(chain), PATTERNS))
    assert {field for _, field in found} >= expected, found
