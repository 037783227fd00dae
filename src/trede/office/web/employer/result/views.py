# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result: the ladder, one sentence, figures that open, and what to look at beside it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from trede.office.dossier import queries
from trede.office.web.employer.journey import RESULT, steps
from trede.office.web.employer.menu import at
from trede.office.web.employer.purchases.suppliers import not_held
from trede.office.web.employer.result.beside import beside
from trede.office.web.employer.result.shown import shown_figures, shown_orders
from trede.office.web.kit.files import PDF, WORKBOOK, download
from trede.office.web.kit.findings import grouped
from trede.office.web.kit.pages import declared
from trede.office.web.kit.words import spoken
from trede.reports.comparison import Compared
from trede.reports.composition import group_bars, supplier_bars
from trede.reports.conclusion import conclusion, in_hours
from trede.reports.figures import next_level
from trede.reports.groups import FTE_PLACES, groups
from trede.reports.ladder import ladder
from trede.reports.pdf import pdf
from trede.reports.result_workbook import result_workbook
from trede.reports.share_bar import share_bar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.look.parts import Comparison
    from trede.office.web.kit.pages import Visit
    from trede.reports.result import Result


def result(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Where the organisation stands; without a measurement yet, the way to one."""
    case = queries.case(visit.by, dossier)
    if not case.measured and declared()["employees"].lets_in(visit.by):
        return redirect("employees", visit.by.organisation, dossier)
    if not case.measured:
        return render(
            visit.request, "employer/scenarios/nothing.html", at(visit, queries.case(visit.by, dossier))
        )
    own, *others = queries.reports(visit.by, dossier, language=spoken())
    before = queries.earlier_report(visit.by, dossier, language=spoken())
    return render(
        visit.request,
        "employer/result/result.html",
        {
            **at(visit, case),
            "steps": steps(case, RESULT, visit.by),
            "handbooks": _handbooks(own, others),
            "last_year": _last_year(own, before),
            "not_held": not_held(queries.checked_orders(visit.by, dossier)),
            **_standing(own),
            **_reading(own),
        },
    )


def _standing(own: Result) -> dict[str, object]:
    """The top of the page: the picture and the sentence."""
    return {
        "organisation_name": own.measurement.organisation.name,
        "year": _reference_year(own),
        "handbook": own.names.title,
        "ladder": ladder(own, caption=False),
        "level": own.level_name(own.score.level),
        "conclusion": conclusion(own),
        "hours": in_hours(own),
        "weight_note": own.wording.say("conclusion.weight"),
    }


def _reference_year(own: Result) -> str:
    """A year of the calendar by its number, another by its days."""
    first = date.fromordinal(own.measurement.reference_year.first)
    if (first.month, first.day) == (1, 1):
        return _("peiljaar %(year)s") % {"year": first.year}
    return own.year


def _reading(own: Result) -> dict[str, object]:
    """Everything under it."""
    _title, text = next_level(own)
    intro = "assumptions.intro" if own.assumptions else "assumptions.none"
    return {
        "figures": shown_figures(own),
        "share": share_bar(own),
        "people": group_bars(own),
        "suppliers": supplier_bars(own),
        "next_text": text,
        "classes": groups(own),
        "weighted_fte": own.wording.numerals.number(own.score.weighted_fte, FTE_PLACES),
        "orders": shown_orders(own),
        "groups": grouped(own.score.findings, own.wording.language),
        "assumptions": own.assumptions,
        "assumptions_intro": own.wording.say(intro),
    }


def _handbooks(own: Result, others: Sequence[Result]) -> Comparison:
    columns = [Compared(each.names.title, each) for each in (own, *others)]
    return beside(_("Dezelfde gegevens onder een ander handboek"), columns)


def _last_year(own: Result, before: Result | None) -> Comparison | None:
    if before is None:
        return None
    columns = [Compared(each.year, each) for each in (before, own)]
    return beside(_("Vorig peiljaar ernaast"), columns, chosen=1)


def report(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """The result as PDF, with the score document inside."""
    made = queries.report(visit.by, dossier, language=spoken())
    document = json.dumps(dict(queries.outcome(visit.by, dossier).document), ensure_ascii=False, indent=2)
    return download(pdf(made, document.encode(), demo=settings.TREDE_DEMO), _name(made, "pdf"), PDF)


def workbook(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """The figures, norms, groups and orders for a spreadsheet, and how each figure came about."""
    made = queries.report(visit.by, dossier, language=spoken())
    return download(result_workbook(made, demo=settings.TREDE_DEMO), _name(made, "xlsx"), WORKBOOK)


def _name(made: Result, kind: str) -> str:
    return _("rapport-%(organisation)s.%(kind)s") % {
        "organisation": slugify(made.measurement.organisation.name),
        "kind": kind,
    }
