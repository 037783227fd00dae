# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What who examines or decides had better ask about: an employer may do it, and could gain by it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.findings import finding
from trede.office.accounts import queries as people
from trede.office.audit.models import Case
from trede.office.audit.queries.citing import stands_granted
from trede.office.audit.queries.signed import asked_of
from trede.office.audit.rules.stages import Stage
from trede.office.dossier import doors
from trede.office.register.queries import history

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from trede.kernel.findings import Finding

MUCH = Fraction(1, 10)
"""How much more or less fte than the quote was for is worth a word."""


def noticed(case: Case) -> list[Finding]:
    """Everything of that kind in a case that is not over."""
    if case.stage in {Stage.DECIDED, Stage.WITHDRAWN}:
        return []
    return [*_signed_before(case), *_other_cases(case), *_quoted_otherwise(case), *_parts_of_others(case)]


def _signed_before(case: Case) -> Iterator[Finding]:
    """Each signed application has a sample of its own: who signs until one suits, chooses the sample."""
    there = doors.signed_when(case.organisation)
    own = there.pop(case.dossier, None)
    if own is None:
        return
    examined = Case.objects.filter(dossier__in=there).exclude(stage=Stage.WITHDRAWN)
    for dossier in examined.values_list("dossier", flat=True):
        del there[dossier]
    near = sum(abs(at - own) <= people.TIES_LAST for at in there.values())
    if near:
        yield finding("audit.signed-before", "sample", near)


def _other_cases(case: Case) -> Iterator[Finding]:
    """Who has two bodies look at once, or turns to another after a refusal, may be after the mildest."""
    near = case.opened_at - people.TIES_LAST
    others = Case.objects.filter(organisation=case.organisation, opened_at__gte=near).exclude(pk=case.pk)
    found = sum(each.stage != Stage.WITHDRAWN and not stands_granted(each) for each in others)
    if found:
        yield finding("audit.other-case", "case", found)


def _quoted_otherwise(case: Case) -> Iterator[Finding]:
    before, now = case.quote.facts, asked_of(case)
    was, became = Fraction(before["fte"]), Fraction(now["fte"])
    same = all(before[each] == now[each] for each in ("level", "thirty_plus", "kvk"))
    if not same or abs(became - was) > MUCH * was:
        yield finding("audit.quoted-otherwise", "quote")


def _parts_of_others(case: Case) -> Iterator[Finding]:
    own, *parts = asked_of(case)["kvk"]
    for kvk in parts:
        if _is_of_another(kvk, own, case.organisation):
            yield finding("audit.part-of-another", "scope", kvk)


def _is_of_another(kvk: str, own: str, organisation: UUID) -> bool:
    """Whether another organisation is registered with it, or the register has it under another holder."""
    employer = people.employer_with(kvk)
    registered = employer is not None and employer.pk != organisation
    return registered or any(each.kvk != own for each in history(kvk))
