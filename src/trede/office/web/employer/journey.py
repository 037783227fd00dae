# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps of an employer, from a year to an application; each page says at which one it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trede.office.web.kit.look.parts import Step, StepState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from trede.office.web.employer.case import Case

YEAR, EMPLOYEES, PURCHASES, RESULT = "dossier-new", "employees", "purchases", "result"
STEPS: tuple[tuple[str, StrOrPromise], ...] = (
    (YEAR, _("Peiljaar")),
    (EMPLOYEES, _("Medewerkers")),
    (PURCHASES, _("Inkoop")),
    (RESULT, _("Uitkomst")),
)
"""The name of the address of each step, and what it is called."""


def steps(case: Case | None, now: str) -> list[Step]:
    """The steps with where this page is; those behind it, and those that can be opened, are links."""
    place = [name for name, _label in STEPS].index(now)
    return [_step(case, name, label, number - place) for number, (name, label) in enumerate(STEPS)]


def _step(case: Case | None, name: str, label: StrOrPromise, ahead: int) -> Step:
    state = StepState.NOW if ahead == 0 else StepState.DONE if ahead < 0 else StepState.TODO
    return Step(str(label), state, "" if case is None else _url(case, name))


def _url(case: Case, name: str) -> str:
    """Where a step opens; the result only when there is one, the year never again."""
    if name == YEAR or (name == RESULT and not case.measured):
        return ""
    return reverse(name, args=[case.organisation, case.id])
