# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vacancy texts for a recruiter: of work that was carved out or has nobody, asking only what the work asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from trede.office.placements.queries import to_fill
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import spoken
from trede.reports.vacancy import vacancy

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def vacancies(visit: Visit[Member]) -> HttpResponse:
    """A text for each job that work was carved out of, and for each process with work that nobody does."""
    found = [vacancy(each, spoken()) for each in to_fill(visit.by)]
    page = {"vacancies": found, "crumbs": way(visit, {})}
    return render(visit.request, "employer/placements/vacancies.html", page)
