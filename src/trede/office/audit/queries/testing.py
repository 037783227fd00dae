# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was tested in a case, as the rules know it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trede.kernel.days import dutch_day
from trede.office.audit.models import Case, Decision
from trede.office.audit.queries.drawing import checkpoint_text
from trede.office.audit.queries.signed import asked_of
from trede.office.audit.rules import tested
from trede.office.audit.rules.checking import Held
from trede.office.audit.rules.deciding import ASPIRANT
from trede.office.audit.rules.tested import Figures, Kind, Noted, Sampled
from trede.office.dossier import doors
from trede.office.register import queries as register

if TYPE_CHECKING:
    from trede.kernel.findings import Finding
    from trede.office.audit.models import Verdict


def newest_verdicts(case: Case) -> list[Verdict]:
    """The newest revision of each row, in the order of the rows."""
    found: dict[int, Verdict] = {}
    for each in case.verdicts.order_by("row", "revision"):
        found[each.row] = each
    return list(found.values())


def held_of(case: Case) -> dict[int, Held]:
    """Whether each row (from 0) that the employer opened holds, as it was brought last."""
    return {int(row): Held(held) for check in case.checks.all() for row, held in check.verdicts.items()}


def sampled(case: Case) -> list[Sampled]:
    """Every dossier that was tested."""
    return [
        Sampled(each.row, Figures(each.figures), each.aspects, each.performance_on, each.development_on)
        for each in newest_verdicts(case)
    ]


def again(case: Case) -> bool:
    """Whether it is a re-certification: an earlier decision granted this organisation a level, or the register has one
    that began before. Being an aspirant is no level.
    """
    earlier = Decision.objects.filter(case__organisation=case.organisation).exclude(case=case)
    documents = earlier.filter(proposal__valid_until__isnull=False).values_list(
        "proposal__document", flat=True
    )
    if any(json.loads(each)["level"] != ASPIRANT for each in documents):
        return True
    began, own = dutch_day(case.opened_at), asked_of(case)["kvk"][0]
    return any(each.level != ASPIRANT and each.first_day < began for each in register.history(own))


def in_the_way(case: Case) -> list[Finding]:
    """What keeps a level from being granted."""
    visit = case.visits.filter(current=True).first()
    noted = [Noted(Kind(each.kind), each.aspect, bool(each.closed_at)) for each in case.findings.all()]
    level = asked_of(case)["level"]
    day = visit.on if visit else case.quote.visit_on
    seen, plan = sampled(case), case.plans.first()
    rows = set(plan.document["rows"]) if plan else set()
    return tested.in_the_way(
        level,
        seen,
        noted,
        day or case.quote.period_from,
        again=again(case),
        untested=len(rows - {each.row for each in seen}),
        chosen=_was_chosen(case, rows) if plan and not plan.document["drawn"] else False,
    )


def _was_chosen(case: Case, rows: set[int]) -> bool:
    """Whether somebody chose these rows though they can be drawn by now; of all rows nobody chooses."""
    application = doors.handed_in_as(case.organisation, case.dossier)
    count = doors.sealed_rows([case.dossier]).get(case.dossier, 0)
    return application is not None and len(rows) < count and checkpoint_text(str(application)) is not None


def talks_of(case: Case) -> dict[str, int]:
    """In how many of the tested dossiers both kinds of talk are demonstrable, and in how many they must be."""
    visit = case.visits.filter(current=True).first()
    day = visit.on if visit else case.quote.visit_on
    found = tested.talks(sampled(case), day or case.quote.period_from)
    return {"demonstrated": found.demonstrated, "needed": found.needed, "sampled": found.sampled}
