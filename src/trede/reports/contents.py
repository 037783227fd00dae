# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the PDF, as plain data for the template: every word and figure ready, no layout."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from trede.intake.place_names import place_name
from trede.reports.conclusion import conclusion, in_hours
from trede.reports.figures import figures, next_level
from trede.reports.folding import folded
from trede.reports.ladder import ladder
from trede.reports.listings import listings
from trede.reports.reasoning import reasoning
from trede.reports.rungs import described

if TYPE_CHECKING:
    from trede.kernel.findings import Finding
    from trede.reports.result import Result
    from trede.reports.wording import Wording

Contents = dict[str, Any]


def contents(result: Result, *, demo: bool = False) -> Contents:
    """Everything the template shows, JSON-ready; ``demo`` says of each page that it is invented."""
    say = result.wording.say
    title = say("document.title", organisation=result.measurement.organisation.name)
    return {
        "language": result.wording.language,
        "title": title,
        "subtitle": say("document.subtitle"),
        "author": result.score.receipt.engine,
        "keywords": ["PSO", result.score.edition, result.score.level],
        "demo": say("document.demo") if demo else "",
        "heading": _heading(result),
        "ladder": {"picture": ladder(result, caption=False), "words": described(result)},
        "conclusion": conclusion(result),
        "hours": in_hours(result),
        "unofficial": say("conclusion.unofficial"),
        "page": say("document.page", page="\0", pages="\0").split("\0"),
        "attachment": say("document.attachment"),
        "figures": _figures(result),
        "next": _next(result),
        "explanation": _explanation(result),
        "listings": [asdict(listing) for listing in listings(result)],
        "findings": _findings(result),
        "assumptions": _assumptions(result),
        "receipt": _receipt(result),
    }


def _heading(result: Result) -> list[list[str]]:
    say, organisation = result.wording.say, result.measurement.organisation
    lines = [
        [say("heading.kvk"), organisation.kvk],
        [say("heading.year"), result.year],
        [say("heading.edition"), result.names.title],
        [say("heading.level"), result.level_name(result.score.level)],
    ]
    entities = ", ".join(f"{name} ({kvk})" for kvk, name in organisation.entities)
    return [*lines, [say("heading.entities"), entities]] if entities else lines


def _figures(result: Result) -> Contents:
    say = result.wording.say
    head = [say("figures.head_figure"), say("figures.head_value"), "", say("figures.head_note")]
    rows = [
        {
            "label": figure.label,
            "number": figure.number,
            "unit": figure.unit,
            "note": figure.note,
            "strong": figure.key == "total",
        }
        for figure in figures(result)
    ]
    return {"title": say("figures.title"), "head": head, "rows": rows}


def _next(result: Result) -> Contents:
    title, asks = next_level(result)
    weight = result.wording.say("conclusion.weight") if in_hours(result) else None
    return {"title": title, "asks": asks, "weight": weight}


def _explanation(result: Result) -> Contents:
    say = result.wording.say
    return {
        "title": say("explanation.title"),
        "head": [say("explanation.head_sentence"), say("explanation.head_ground")],
        "steps": [asdict(told) for told in reasoning(result, details=False)],
    }


def _findings(result: Result) -> Contents:
    say = result.wording.say
    found = [_in_words(each, result.wording) for each in result.score.findings]
    rows = [
        [say(f"findings.severity_{fold.severity}"), fold.text, fold.where]
        for fold in folded(found, result.wording)
    ]
    head = [say(f"findings.head_{column}") for column in ("severity", "text", "places")]
    return {"title": say("findings.title"), "none": say("findings.none"), "head": head, "rows": rows}


def _in_words(found: Finding, wording: Wording) -> Finding:
    """With its place as the pages call it: this document is read by people only."""
    return replace(found, place=place_name(found.place, wording.language))


def _assumptions(result: Result) -> Contents:
    say = result.wording.say
    rows = [[assumption.text, assumption.basis] for assumption in result.assumptions]
    return {
        "title": say("assumptions.title"),
        "intro": say("assumptions.intro" if rows else "assumptions.none"),
        "head": [say("assumptions.head_assumption"), say("assumptions.head_basis")],
        "rows": rows,
    }


def _receipt(result: Result) -> Contents:
    say, receipt = result.wording.say, result.score.receipt
    lines = [
        [say("receipt.edition"), receipt.edition_sha256],
        [say("receipt.input"), receipt.input_sha256],
        [say("receipt.engine"), receipt.engine],
    ]
    return {"title": say("receipt.title"), "intro": say("receipt.intro"), "lines": lines}
