# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""For the owner of the scheme: bodies and who decides, decisions in figures, handbooks and what a new one does."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trede.errors import InputRefusedError, NotFoundError
from trede.kernel.days import dutch_day
from trede.national.disclosure import LEAST_ORGANISATIONS, LEAST_PEOPLE, TOTAL
from trede.office.accounts import actions as accounts
from trede.office.accounts import queries as people
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import CommitteeMember, Decider
from trede.office.audit.queries import comparing
from trede.office.audit.rules.counting import REFUSED, can_count, counts
from trede.office.audit.rules.deciding import ASPIRANT
from trede.office.web.kit.handbooks import handbooks
from trede.office.web.kit.look.parts import Cell, Comparison, Row
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.words import granted_name, spoken, with_refusal
from trede.office.web.scheme.forms import Appoint, Preview
from trede.quality.questions import aspects
from trede.reports.moves_chart import cell_text, name_of
from trede.reports.what_if import contents
from trede.reports.what_if_files import read_what_if
from trede.reports.wording import wording
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.queries.comparing import Body
    from trede.office.audit.rules.counting import Counts
    from trede.office.web.kit.pages import Visit


def bodies(visit: Visit[Member]) -> HttpResponse:
    """Every certifying body in a column; and who decides and who sits on the committee."""
    found = comparing.bodies(visit.by)
    holding = {
        role: [each.name for each in people.colleagues(visit.by, on=visit.on) if role in each.roles]
        for role in (Decider.key, CommitteeMember.key)
    }
    told = {
        "by": visit.by,
        "table": _side_by_side(found) if found else None,
        "may_appoint": visit.by.may(Permission.SCHEME_APPOINT),
        "deciders": holding[Decider.key],
        "committee": holding[CommitteeMember.key],
        "quorum": settings.TREDE_QUORUM,
    }
    return render(visit.request, "scheme/bodies.html", told)


def _side_by_side(found: Sequence[Body]) -> Comparison:
    names = {key: each.names[spoken()] for key, each in aspects().items()}
    names[""] = _("Afwijkingen: anders")
    wrong = [key for key in names if any(each.figures.nonconformities.get(key) for each in found)]
    figures: list[tuple[str, Callable[[Body], str]]] = [
        (_("Offertes beantwoord"), lambda each: str(each.figures.quotes)),
        (_("Van vraag tot offerte"), lambda each: _days(each.figures.quote_days)),
        (_("Zaken bij u"), lambda each: str(each.figures.cases)),
        (_("Van opdracht tot bezoek"), lambda each: _days(each.figures.visit_days)),
        (_("Van bezoek tot besluit"), lambda each: _days(each.figures.decision_days)),
        (_("Zaken met een correctie"), lambda each: str(each.figures.corrected)),
        (_("Bezwaren"), lambda each: str(each.figures.objections)),
        (_("Bezwaren waarin de werkgever gelijk kreeg"), lambda each: str(each.figures.upheld)),
    ]
    rows = [Row(label, [Cell(tell(each)) for each in found]) for label, tell in figures]
    rows += [
        Row(
            _("Afwijkingen: %(aspect)s") % {"aspect": names[key]} if key else names[key],
            [Cell(str(each.figures.nonconformities.get(key, 0))) for each in found],
        )
        for key in wrong
    ]
    return Comparison(_("Instellingen naast elkaar"), [each.name for each in found], rows)


def _days(days: int | None) -> str:
    return "–" if days is None else ngettext("%(days)s dag", "%(days)s dagen", days) % {"days": days}


def appoint(visit: Visit[Member]) -> HttpResponse:
    """A certifying body; somebody with an account becomes its administrator."""
    return one_form(
        visit,
        Appoint(visit.request.POST or None),
        lambda **told: accounts.appoint(by=visit.by, on=visit.on, kind=Kind.CERTIFIER, **told),
        title=_("Instelling aanwijzen"),
        lead=_(
            "De instelling mag daarna aanvragen onderzoeken. Wie u noemt, krijgt een e-mail, wordt de beheerder en "
            "nodigt collega’s uit."
        ),
        words=_("Aanwijzen"),
        back=reverse("bodies", args=[visit.by.organisation]),
        done=_("De instelling is aangewezen. De beheerder krijgt een e-mail."),
    )


def statistics(visit: Visit[Member]) -> HttpResponse:
    """What was decided in a year, by size of the employer: only what may be shown to everybody."""
    years = comparing.years(visit.by)
    year = _year(visit, years)
    told: dict[str, object] = {"by": visit.by, "years": years, "year": year, "can_count": can_count()}
    if year and can_count():
        found = _counted(visit, year)
        told |= {"head": _head(found), "rows": list(_rows(found))}
        told["nothing_shown"] = all(each.organisations is None for each in found.shown.values())
        told |= {"people": LEAST_PEOPLE, "organisations": LEAST_ORGANISATIONS}
    return render(visit.request, "scheme/statistics.html", told)


def statistics_file(visit: Visit[Member], *, year: int) -> HttpResponse:
    """The same as CSV."""
    if year not in comparing.years(visit.by) or not can_count():
        raise NotFoundError("Nothing was decided in this year.")
    found = _counted(visit, year)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="pso-{year}.csv"'
    rows = csv.writer(answer, delimiter=";", lineterminator="\r\n")
    rows.writerow([_("fte"), *_head(found)])
    rows.writerows([label, *cells] for label, cells in _rows(found))
    return answer


def _year(visit: Visit[Member], years: Sequence[int]) -> int | None:
    """The one that is asked for, else the newest."""
    asked = visit.request.GET.get("year", "")
    return next((each for each in years if str(each) == asked), years[0] if years else None)


def _counted(visit: Visit[Member], year: int) -> Counts:
    return counts(comparing.decided_in(visit.by, year), (ASPIRANT, *open_shelf().newest.levels))


def _head(found: Counts) -> list[str]:
    return [
        *(_("afgewezen") if each == REFUSED else granted_name(each) for each in found.levels),
        _("totaal"),
    ]


def _rows(found: Counts) -> list[tuple[str, list[str]]]:
    words = wording(spoken())
    return [
        (
            _("Alle") if size == TOTAL else name_of(size, words),
            [cell_text(found.shown[size, level], words) for level in (*found.levels, TOTAL)],
        )
        for size in (*found.sizes, TOTAL)
    ]


def editions(visit: Visit[Member]) -> HttpResponse:
    """The handbooks with the day from which each holds; and what another one would do, from a file that passes by."""
    sent = visit.request.method == "POST"
    form = Preview(visit.request.POST, visit.request.FILES) if sent else Preview()
    told: dict[str, object] = {"by": visit.by, "form": form, **handbooks(dutch_day(visit.on))}
    told["newest"] = open_shelf().newest.id
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found, about = read_what_if(file.read(), file.name, _title)
            told["preview"] = contents(found, about, spoken())
        except InputRefusedError as refused:
            with_refusal(form, "file", refused)
    return render(visit.request, "scheme/editions.html", told)


def _title(edition: str) -> str:
    """Of an edition on the shelf its title; another is called by its id."""
    known = dict(open_shelf().folders)
    return texts_of(known[edition], spoken()).title if edition in known else edition
