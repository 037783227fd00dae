# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report of an audit as one document, drafted from what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.kernel.canonical import canonical_text
from trede.kernel.receipts import sha256_of
from trede.office.audit.queries.signed import signed
from trede.office.audit.queries.testing import held_of, in_the_way, sampled, talks_of
from trede.office.audit.rules.checking import Held
from trede.office.audit.rules.tested import Figures, unmet

if TYPE_CHECKING:
    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.audit.models import Case, Finding
    from trede.office.audit.queries.signed import Signed
    from trede.office.audit.rules.extrapolating import Said

FORMAT = "trede/audit-report/1"


def drafted(by: Assigned, case: Case, *, reaction: str) -> tuple[str, str]:
    """The report as canonical JSON (``trede/audit-report/1``), and its SHA-256: figures declared and counted, what was
    tested, talks, findings, and what the employer said about the facts. No name is in it.
    """
    application = signed(by, case)
    level = application.document["wanted_level"]
    tested = sampled(case)
    wrong = sum(each.figures is Figures.WRONG for each in tested)
    visit, plan = case.visits.filter(current=True).first(), case.plans.first()
    document: dict[str, Any] = {
        "format": FORMAT,
        "case": str(case.pk),
        "application": application.sha256,
        "organisation": application.document["organisation"],
        "edition": application.edition,
        "wanted_level": level,
        "visited_on": visit.on.isoformat() if visit else "",
        "figures": _figures(application),
        "corrections": [
            {
                "total_fte": each.total_fte,
                "weighted_fte": each.weighted_fte,
                "bought_fte": each.bought_fte,
                "reason": each.reason,
            }
            for each in case.corrections.all()
        ],
        "sample": {
            "rows": application.rows,
            "drawn": len(plan.document["rows"]) if plan else 0,
            "tested": len(tested),
            "wrong": wrong,
            **_opened(case),
            "unmet": unmet(level, tested) if tested else [],
            **_of_all_rows(application.said_by_sample(tested=len(tested), wrong=wrong)),
        },
        **({"lasting": told} if (told := application.document.get("lasting")) else {}),
        "demonstrable_talks": talks_of(case),
        "talks": [{"kind": each.kind, "people": each.people, "text": each.text} for each in case.talks.all()],
        "findings": [_finding(each) for each in case.findings.all()],
        "in_the_way": [each.code for each in in_the_way(case)],
        "reaction": reaction,
    }
    text = canonical_text(document)
    return text, sha256_of(text.encode())


def _opened(case: Case) -> dict[str, int]:
    held = held_of(case).values()
    return {"opened": len(held), "opened_hold": sum(each is Held.HOLDS for each in held)} if held else {}


def _figures(application: Signed) -> dict[str, str]:
    figures, counted = application.document["figures"], application.recomputed
    declared = {
        "declared_level": application.declared,
        "declared_total_fte": figures["total_fte"],
        "declared_weighted_fte": figures["weighted_fte"],
    }
    if counted is None:
        return declared
    return declared | {
        "level": counted.level,
        "total_fte": str(counted.total_fte),
        "weighted_fte": str(counted.weighted_fte),
        "direct": str(counted.direct),
        "counted_indirect": str(counted.counted_indirect),
    }


def _of_all_rows(said: Said | None) -> dict[str, object]:
    if said is None:
        return {}
    return {
        "confidence": str(said.confidence),
        "at_most_wrong": said.at_most,
        "level": said.level,
        "likely_level": said.likely,
        "worst_level": said.worst,
    }


def _finding(each: Finding) -> dict[str, str]:
    return {
        "kind": each.kind,
        "aspect": each.aspect,
        "text": each.text,
        "due_on": each.due_on.isoformat() if each.due_on else "",
        "closing": each.closing,
    }
