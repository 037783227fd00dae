# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The result on one screen: the ladder, the sentence, the figures, what is next, findings, assumptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.reports.conclusion import conclusion, in_hours
from trede.reports.figures import figures, next_level
from trede.reports.folding import folded
from trede.reports.rungs import rungs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.kernel.findings import Finding
    from trede.reports.folding import Fold
    from trede.reports.result import Result
    from trede.reports.rungs import Rung
    from trede.reports.terminal.look import Look
    from trede.reports.wording import Wording

NAME_WIDTH, NORM_WIDTH = 10, 7


def overview(result: Result, look: Look, *, every: bool = False) -> str:
    """The whole result as text that ends with a line end; with ``every`` finding it has, however many."""
    before = (_heading, _ladder, _conclusion, _figures, _next)
    parts = [
        *(part(result, look) for part in before),
        _findings(result, look, every=every),
        _assumptions(result, look),
        _unofficial(result, look),
    ]
    lines = [line for part in parts if part for line in (*part, "")]
    return look.page(lines[:-1])


def findings_text(findings: Iterable[Finding], wording: Wording, look: Look, *, every: bool = False) -> str:
    """Only the findings, folded: for an input that cannot be scored."""
    return look.page(_finding_lines(folded(findings, wording, every=every), wording, look))


def _heading(result: Result, look: Look) -> list[str]:
    say, organisation = result.wording.say, result.measurement.organisation
    subject = f"{organisation.name} · {say('heading.kvk')} {organisation.kvk}"
    period = f"{say('heading.year')} {result.year} · {result.names.title}"
    return [*(look.bold(line) for line in look.wrapped(subject)), *look.wrapped(period)]


def _ladder(result: Result, look: Look) -> list[str]:
    lines = [_rung(rung, result, look) for rung in reversed(rungs(result))]
    rail = f"  {'':{NAME_WIDTH}} │{' ' * _rung_signs(look)}│"
    below = [] if any(rung.here for rung in rungs(result)) else [_under_ladder(result, look)]
    return [rail, *lines, rail, *below]


def _rung_signs(look: Look) -> int:
    """How long a rung is: shorter where the words beside it need the room."""
    return 20 if look.columns >= 72 else 10


def _rung(rung: Rung, result: Result, look: Look) -> str:
    say = result.wording.say
    left, bar, right = "╞═╡" if rung.reached else "├─┤"
    pointer = "▶" if rung.here else " "
    norm = "" if rung.norm is None else result.wording.numerals.norm(rung.norm)
    line = (
        f"{pointer} {rung.name:<{NAME_WIDTH}} {left}{bar * _rung_signs(look)}{right} {norm:>{NORM_WIDTH}}  "
    )
    if rung.here:
        return look.bold(line + say("ladder.here", total=result.share(result.score.total)))
    if rung.norm is None:
        return line + look.faint(say("ladder.plan"))
    if rung.reached:
        return line + say("ladder.reached")
    missing = rung.norm - result.score.total
    if missing <= 0:  # the share is enough, something else is not: a finding says what
        return line
    points = result.wording.numerals.number_up(missing * 100)
    return line + look.faint(say("ladder.missing", points=points))


def _under_ladder(result: Result, look: Look) -> str:
    words = f"{result.wording.say('ladder.you_none')}: {result.share(result.score.total)}"
    return look.bold(f"▶ {'':{NAME_WIDTH}} {words}")


def _conclusion(result: Result, look: Look) -> list[str]:
    hours = in_hours(result)
    sentence = [look.bold(line) for line in look.wrapped(conclusion(result))]
    return sentence + (look.wrapped(hours) if hours else [])


def _figures(result: Result, look: Look) -> list[str]:
    shown = figures(result)
    label = max(len(figure.label) for figure in shown)
    number = max(len(figure.number) for figure in shown)
    unit = max(len(figure.unit) for figure in shown)
    lines = [look.heading(result.wording.say("figures.title"))]
    for figure in shown:
        start = f"  {figure.label:<{label}}  {figure.number:>{number}} {figure.unit:<{unit}}  "
        noted = look.wrapped(figure.note, start)
        lines += [look.bold(line) for line in noted] if figure.key == "total" else noted
    return lines


def _next(result: Result, look: Look) -> list[str]:
    title, asks = next_level(result)
    weight = result.wording.say("conclusion.weight") if in_hours(result) else ""
    return [look.heading(title), *look.wrapped(asks, "  "), *look.wrapped(weight, "  ")]


def _findings(result: Result, look: Look, *, every: bool) -> list[str]:
    folds = folded(result.score.findings, result.wording, every=every)
    if not folds:
        return []
    lines = _finding_lines(folds, result.wording, look)
    return [look.heading(result.wording.say("findings.title")), *lines]


def _finding_lines(folds: tuple[Fold, ...], wording: Wording, look: Look) -> list[str]:
    lines: list[str] = []
    for severity, ink in (("error", look.error), ("warning", look.warning)):
        group = [fold for fold in folds if fold.severity == severity]
        if group:
            count = sum(fold.count for fold in group)
            lines.append(ink(wording.count(f"findings.{severity}", count)))
        for fold in group:
            lines += look.wrapped(fold.text, "  • ")
            where = wording.say("findings.at", places=fold.where) if fold.count == 1 else fold.where
            lines += [look.faint(line) for line in look.wrapped(where, "    ")]
    if any(fold.cut for fold in folds):
        lines += look.wrapped(wording.say("findings.every"))
    return lines


def _assumptions(result: Result, look: Look) -> list[str]:
    say = result.wording.say
    lines = [look.heading(say("assumptions.title"))]
    if not result.score.assumptions:
        return [*lines, *look.wrapped(say("assumptions.none"), "  ")]
    lines += look.wrapped(say("assumptions.intro"), "  ")
    for assumption in result.assumptions:
        if not assumption.subject:
            lines += look.wrapped(f"{assumption.text} ({assumption.basis})", "  • ")
    subjects = dict.fromkeys(filter(None, (assumption.subject for assumption in result.assumptions)))
    if subjects:
        lines += look.wrapped(say("assumptions.folded", names="; ".join(subjects)), "  • ")
    return lines


def _unofficial(result: Result, look: Look) -> list[str]:
    return look.wrapped(result.wording.say("conclusion.unofficial"))
