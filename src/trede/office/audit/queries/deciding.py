# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rules of a decision need to know of a case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.audit.models import Case, Decision
from trede.office.audit.queries.signed import signed, signed_on
from trede.office.audit.queries.testing import in_the_way
from trede.office.audit.rules.deciding import ASPIRANT, Facts
from trede.office.audit.rules.interests import EVALUATED, Declared, Interest, conflicts
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned


def involved(case: Case, on: date) -> set[str]:
    """Who tested the case, or declared an interest that holds on this day."""
    return {
        str(each.person)
        for each in case.involvements.all()
        if each.kind == EVALUATED or conflicts(Declared(Interest(each.kind), each.ended), on)
    }


def is_tied(case: Case, person: UUID, on: datetime) -> bool:
    """Whether somebody, with whatever account, is involved, or has or had a part in the account of the employer."""
    them = {str(each) for each in people.accounts_of(person)}
    worked = people.took_part(person, case.organisation, on=on)
    return worked or not them.isdisjoint(involved(case, dutch_day(on)))


def facts_for(by: Assigned, case: UUID) -> Facts:
    """For who decides about the case that is open to them."""
    return facts_of(by, Case.objects.get(pk=case, organisation=by.organisation, dossier=by.case))


def facts_of(by: Assigned, case: Case) -> Facts:
    """From the signed application, the corrections and what was tested."""
    application = signed(by, case)
    document, edition = application.document, open_shelf().load(application.edition)
    ladder = list(edition.levels)
    level = application.recomputed.level if application.recomputed else "none"
    reached = ladder[: ladder.index(level) + 1] if level in ladder else []
    own = document["organisation"]
    return Facts(
        asked=document["wanted_level"],
        reached=frozenset(reached),
        thirty_plus=bool(document["score"]["thirty_plus"]["reached"]),
        scope={each["kvk"]: each["name"] for each in (own, *own.get("entities", []))},
        signed_on=signed_on(case),
        extensions=int(edition.rules["aspirant.extensions"].value or 0),
        extension=extension_of(case),
        in_the_way=tuple(in_the_way(case)),
    )


def extension_of(case: Case) -> int:
    """How many times this organisation was granted the status of aspirant before; of a case that was decided anew the
    newest decision counts.
    """
    earlier = Decision.objects.filter(case__organisation=case.organisation).exclude(case=case)
    told = earlier.order_by("proposal__number").values_list("case", "proposal__document")
    return sum(json.loads(document)["level"] == ASPIRANT for document in dict(told).values())
