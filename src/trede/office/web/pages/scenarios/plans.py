# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans on a page: side by side, and each to be kept as a scenario without anybody in it.

What may be kept goes to the page and comes back signed: the file that it was made of is gone by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.office.dossier import actions, queries
from trede.office.dossier.rules.present import present_document, present_of
from trede.office.web.look.parts import Cell, Row
from trede.office.web.pages.menu import address
from trede.office.web.pages.scenarios.shown import side_by_side
from trede.office.web.pages.words import said
from trede.planning.changes import Buy, Hire, Scenario
from trede.planning.changes_file import changes_text
from trede.reports.steps import teller

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier
    from trede.office.web.look.parts import Comparison
    from trede.planning.advice import Advice
    from trede.planning.result import Plan
    from trede.reports.advice import AdviceTold, Told
    from trede.reports.result import Result
    from trede.reports.steps import Teller
    from trede.scheme import Edition
    from trede.scoring import Measurement


@dataclass(frozen=True, slots=True)
class Shown:
    """One plan: its number (0 is the best), its words, and what comes back when it is kept; empty when it cannot be."""

    number: int
    told: Told
    kept: str = ""


def plans_of(found: Advice) -> list[Plan]:
    """The best plan that changes something, and the alternatives."""
    return [each for each in (found.best, *found.alternatives) if each and each.options]


def shown(
    found: Advice, words: AdviceTold, case: Dossier, edition: Edition, declared: Measurement, *, keep: bool
) -> list[Shown]:
    """The plans with their words; with ``keep`` each can be kept."""
    told = [each for each in (words.best, *words.alternatives) if each]
    return [
        Shown(number, each, _signed(case, _kept(found, number, plan, edition, declared)) if keep else "")
        for number, (plan, each) in enumerate(zip(plans_of(found), told, strict=True))
    ]


def table(found: Advice, now: Result) -> Comparison | None:
    """Where one stands and every plan, side by side; None when there is nothing to compare."""
    plans = plans_of(found)
    if not plans:
        return None
    names = [_("Beste"), *(_("Keuze %(number)s") % {"number": n} for n in range(1, len(plans)))]
    scores = [(_("Nu"), found.before), *zip(names, (each.after for each in plans), strict=True)]
    return side_by_side(_("De plannen naast elkaar"), now, scores, found.target, _effort(plans, now))


def _effort(plans: Sequence[Plan], now: Result) -> list[Row]:
    """What each plan asks: how many changes, how many hours a week, and what it costs."""
    tell = teller(now.measurement, now.edition, now.wording.language)
    rows = [
        Row(_("Veranderingen"), [Cell("–"), *(Cell(str(len(each.options))) for each in plans)]),
        Row(_("Uren per week die veranderen"), [Cell("–"), *(Cell(_hours(each, tell)) for each in plans)]),
    ]
    if any(each.cents for each in plans):
        rows.append(Row(_("Kosten per jaar"), [Cell("–"), *(Cell(tell.euro(each.cents)) for each in plans)]))
    return rows


def _hours(plan: Plan, tell: Teller) -> str:
    """Of people only: buying more changes nobody's hours here."""
    hours = sum(option.hours for option in plan.options if "purchase" not in option.kinds)
    return tell.hours(hours) if hours else "–"


def _kept(found: Advice, number: int, plan: Plan, edition: Edition, declared: Measurement) -> dict[str, Any]:
    """What may be kept of a plan: nobody is in it."""
    title, others = (
        _title(found, number),
        tuple(each for each in plan.changes if isinstance(each, Hire | Buy)),
    )
    present = present_of(edition, declared, plan.changes)
    document = present_document(present) if present else {}
    return {"title": title, "changes": changes_text(Scenario(title, others)), "present": document}


def _title(found: Advice, number: int) -> str:
    named = {"level": found.target.replace("-", " "), "number": number}
    if number == 0:
        return _("Kleinste stap naar %(level)s") % named
    return _("Naar %(level)s, keuze %(number)s") % named


def _signed(case: Dossier, document: dict[str, Any]) -> str:
    return signing.dumps(document, salt=_purpose(case), compress=True)


def _purpose(case: Dossier) -> str:
    return f"trede plan of dossier {case.pk}"


def keep(request: HttpRequest, by: Member, on: datetime, case: Dossier) -> HttpResponse:
    """Keep a plan that this page signed as a scenario, under a title that is free."""
    try:
        document = signing.loads(request.POST.get("kept", ""), salt=_purpose(case))
    except signing.BadSignature:
        messages.error(request, _("Wij kunnen dit plan niet lezen. Zoek opnieuw en bewaar het dan."))
        return redirect(address(case, "advice"))
    taken = {each.title for each in queries.scenarios(by, case.pk)}
    title = document["title"]
    fresh = next(each for each in (title, *(f"{title} ({n})" for n in range(2, 999))) if each not in taken)
    try:
        actions.keep_scenario(
            by=by,
            on=on,
            dossier=case.pk,
            title=fresh,
            changes=document["changes"],
            present=document["present"],
        )
    except RefusedError as refused:
        messages.error(request, said(refused.findings[0]))
        return redirect(address(case, "advice"))
    if request.headers.get("HX-Request"):  # the page with the other plans stays
        return render(request, "scenarios/kept.html", {"case": case, "title": fresh})
    messages.success(request, _("Het plan staat nu bij uw scenario's."))
    return redirect(address(case, "scenarios"))
