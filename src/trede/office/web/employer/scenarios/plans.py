# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans on a page: side by side, and each to be kept as a scenario without anybody in it.

What may be kept goes to the page and comes back signed: the file that it was made of is gone by then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.office.dossier import actions, queries
from trede.office.uploads.rules.advising import read_figures
from trede.office.web.employer.menu import address
from trede.office.web.employer.scenarios.shown import side_by_side
from trede.office.web.kit.look.parts import Cell, Row
from trede.office.web.kit.words import said
from trede.planning.changes_file import changes_text, read_changes
from trede.reports.steps import teller

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.look.parts import Comparison
    from trede.reports.result import Result
    from trede.scheme import Language


@dataclass(frozen=True, slots=True)
class Shown:
    """One plan: its number (0 is the best), its words, and what comes back when it is kept; empty when it cannot be."""

    number: int
    told: Mapping[str, Any]
    kept: str = ""


def shown(found: Mapping[str, Any], case: Case, language: Language, *, keep: bool) -> list[Shown]:
    """The plans of an advice (``rules/advising.py``) with their words; with ``keep`` each can be kept."""
    words = found["words"][language]
    told = [each for each in (words["best"], *words["alternatives"]) if each]
    return [
        Shown(number, each, signed(case, _kept(found, number, plan)) if keep and plan["kept"] else "")
        for number, (plan, each) in enumerate(zip(found["plans"], told, strict=True))
    ]


def table(found: Mapping[str, Any], now: Result) -> Comparison | None:
    """Where one stands and every plan, side by side; None when there is nothing to compare."""
    plans = found["plans"]
    if not plans:
        return None
    names = [_("Beste"), *(_("Keuze %(number)s") % {"number": n} for n in range(1, len(plans)))]
    after = (read_figures(each["after"]) for each in plans)
    scores = [(_("Nu"), read_figures(found["before"])), *zip(names, after, strict=True)]
    return side_by_side(_("De plannen naast elkaar"), now, scores, found["target"], _effort(plans, now))


def _effort(plans: Sequence[Mapping[str, Any]], now: Result) -> list[Row]:
    """What each plan asks: how many changes, how many hours a week, and what it costs."""
    tell = teller(now.measurement, now.edition, now.wording.language)
    hours = (Cell(tell.hours(each["hours"]) if each["hours"] else "–") for each in plans)
    rows = [
        Row(_("Veranderingen"), [Cell("–"), *(Cell(str(each["changes"])) for each in plans)]),
        Row(_("Uren per week die veranderen"), [Cell("–"), *hours]),
    ]
    if any(each["cents"] for each in plans):
        costs = (Cell(tell.euro(each["cents"])) for each in plans)
        rows.append(Row(_("Kosten per jaar"), [Cell("–"), *costs]))
    return rows


def _kept(found: Mapping[str, Any], number: int, plan: Mapping[str, Any]) -> dict[str, Any]:
    """What may be kept of a plan, under a title in the language of the page: nobody is in it."""
    title = _title(found["target"], number)
    scenario, _nothing_wrong = read_changes(plan["kept"]["changes"], title)
    text = changes_text(replace(scenario, name=title))
    return {"title": title, "changes": text, "present": plan["kept"]["present"]}


def _title(target: str, number: int) -> str:
    named = {"level": target.replace("-", " "), "number": number}
    if number == 0:
        return _("Kleinste stap naar %(level)s") % named
    return _("Naar %(level)s, keuze %(number)s") % named


def signed(case: Case, document: dict[str, Any]) -> str:
    """What ``keep`` takes: title, changes, and what it does to people who are there."""
    return signing.dumps(document, salt=_purpose(case), compress=True)


def _purpose(case: Case) -> str:
    return f"trede plan of dossier {case.id}"


def keep(request: HttpRequest, by: Member, on: datetime, case: Case) -> HttpResponse:
    """Keep a plan that this page signed as a scenario, under a title that is free."""
    try:
        document = signing.loads(request.POST.get("kept", ""), salt=_purpose(case))
    except signing.BadSignature:
        messages.error(request, _("Wij kunnen dit plan niet lezen. Zoek opnieuw en bewaar het dan."))
        return redirect(address(case, "advice"))
    taken = {each.title for each in queries.scenarios(by, case.id)}
    title = document["title"]
    fresh = next(each for each in (title, *(f"{title} ({n})" for n in range(2, 999))) if each not in taken)
    try:
        actions.keep_scenario(
            by=by,
            on=on,
            dossier=case.id,
            title=fresh,
            changes=document["changes"],
            present=document["present"],
        )
    except RefusedError as refused:
        messages.error(request, said(refused.findings[0]))
        return redirect(address(case, "advice"))
    if request.headers.get("HX-Request"):  # the page with the other plans stays
        return render(request, "employer/scenarios/kept.html", {"case": case, "title": fresh})
    messages.success(request, _("Het plan staat nu bij uw scenario's."))
    return redirect(address(case, "scenarios"))
