# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps of an employer, from a year to an application; each page says at which one it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.look.parts import Step, StepState
from trede.office.web.kit.pages import declared

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case


YEAR, EMPLOYEES, PURCHASES, RESULT = "dossier-new", "employees", "purchases", "result"
STEPS: tuple[tuple[str, StrOrPromise], ...] = (
    (YEAR, _("Peiljaar")),
    (EMPLOYEES, _("Medewerkers")),
    (PURCHASES, _("Inkoop")),
    (RESULT, _("Uitkomst")),
)
"""The name of the address of each step, and what it is called."""


def steps(case: Case | None, now: str, by: Member | None = None) -> list[Step]:
    """The steps with where this page is; those behind it, and those that can be opened, are links.

    ``by`` is who looks, on a page that is also for somebody who may not open every step.
    """
    place = [name for name, _label in STEPS].index(now)
    return [_step(case, name, label, number - place, by) for number, (name, label) in enumerate(STEPS)]


def _step(case: Case | None, name: str, label: StrOrPromise, ahead: int, by: Member | None) -> Step:
    state = StepState.NOW if ahead == 0 else StepState.DONE if ahead < 0 else StepState.TODO
    return Step(str(label), state, "" if case is None else _url(case, name, by))


def _url(case: Case, name: str, by: Member | None) -> str:
    """Where a step opens; the result only when there is one, the year never again."""
    refused = by is not None and not declared()[name].lets_in(by)
    if refused or name == YEAR or (name == RESULT and not case.measured):
        return ""
    return reverse(name, args=[case.organisation, case.id])
