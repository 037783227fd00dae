# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda of a body: who is where on which day, and whether it fits."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _

from trede.kernel.days import dutch_day
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.queries.agenda import agenda as month_of_each
from trede.office.audit.queries.agenda import without_a_visit
from trede.office.audit.rules.auditors import DAY, competences
from trede.office.audit.rules.months import month_named
from trede.office.web.certifier.forms import shown_off
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.queries.agenda import AuditorsMonth
    from trede.office.web.kit.pages import Visit


def agenda(visit: Visit[Member]) -> HttpResponse:
    """One month."""
    month = month_named(visit.request.GET.get("maand", ""), dutch_day(visit.on))
    plans = visit.by.may(Permission.AUDIT_PLAN)
    told = {
        "by": visit.by,
        "month": month,
        "plans": plans,
        "waiting": without_a_visit(visit.by) if plans else [],
        "auditors": [_shown(each) for each in month_of_each(visit.by, month)],
        "crumbs": way(visit, {}),
    }
    return render(visit.request, "certifier/agenda.html", told)


def _shown(found: AuditorsMonth) -> dict[str, object]:
    names = competences()
    return {
        "name": found.name,
        "planned": _days(found.planned),
        "capacity": _days(found.capacity),
        "over": _days(found.over) if found.over else "",
        "travel": travel(found.travel_minutes),
        "visits": [(each, _days(each.taken), travel(each.travel_minutes)) for each in found.visits],
        "off": [shown_off(each) for each in found.off],
        "ends": [(names[subject][spoken()], day) for subject, day in sorted(found.ends.items())],
    }


def _days(hundredths: int) -> str:
    return wording(spoken()).numerals.number(Fraction(hundredths, DAY))


def travel(minutes: int) -> str:
    """Hours and minutes on the road."""
    if not minutes:
        return ""
    return _("%(hours)s:%(minutes)s uur reizen") % {"hours": minutes // 60, "minutes": f"{minutes % 60:02d}"}
