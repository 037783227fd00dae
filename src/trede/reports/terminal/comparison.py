# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two or more results side by side, line by line, and why they differ."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from trede.reports.comparison import changed_rows, changed_rules
from trede.reports.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.reports.comparison import Compared, RowChange, RuleChange
    from trede.reports.result import Result
    from trede.reports.terminal.look import Look
    from trede.reports.wording import Wording

ROWS_SHOWN = 20
DIFFERS = "≠"
Outcome = tuple[str, tuple[str, ...]]
"""The name of a figure and what each result says of it."""
Line = tuple[str, str, tuple[str, ...]]


def comparison(compared: Sequence[Compared], look: Look) -> str:
    """The results as columns; then, for each two neighbours, the rules and the rows that differ."""
    wording = compared[0].result.wording
    lines = [look.heading(wording.say("comparison.figures")), *_table(compared, look), ""]
    for before, after in pairwise(compared):
        titles = {"before": before.title, "after": after.title}
        lines += [look.heading(wording.say("comparison.rules", **titles))]
        lines += _rules(changed_rules(before.result, after.result), before, after, look)
        lines += ["", look.heading(wording.say("comparison.rows", **titles))]
        lines += [*_rows(changed_rows(before.result, after.result), wording, look), ""]
    return look.page([*lines, *look.wrapped(wording.say("conclusion.unofficial"))])


def _table(compared: Sequence[Compared], look: Look) -> list[str]:
    """One line a figure; as many results beside each other as fit, the others under them."""
    lines = [(" ", "", tuple(each.title for each in compared)), *_figures([each.result for each in compared])]
    label = max(len(name) for _, name, _ in lines)
    width = max(len(cell) for _, _, cells in lines for cell in cells)
    at_once = max(1, (look.columns - label - 2) // (width + 3))
    blocks = (
        [_laid_out(line, slice(start, start + at_once), label, width, look) for line in lines]
        for start in range(0, len(compared), at_once)
    )
    return [*next(blocks), *(line for block in blocks for line in ("", *block))]


def _laid_out(line: Line, shown: slice, label: int, width: int, look: Look) -> str:
    """The cells that fit beside the name; bold where they differ."""
    mark, name, cells = line
    text = f"{mark} {name:<{label}}" + "".join(f"   {cell:>{width}}" for cell in cells[shown])
    return look.bold(text) if mark == DIFFERS else text


def _figures(results: Sequence[Result]) -> Iterator[Line]:
    """A line whose outcomes differ carries a mark, so that bold is not the only sign."""
    for name, cells in _outcomes(results):
        yield DIFFERS if len(set(cells)) > 1 else " ", name, cells


def _outcomes(results: Sequence[Result]) -> Iterator[Outcome]:
    say = results[0].wording.say
    yield say("comparison.level"), tuple(each.level_name(each.score.level) for each in results)
    yield from _shares(results)
    yield from _norms(results)
    yield say("comparison.missing"), tuple(_missing(each) for each in results)


def _shares(results: Sequence[Result]) -> Iterator[Outcome]:
    for same in zip(*(figures(each) for each in results), strict=True):
        yield same[0].label, tuple(figure.outcome for figure in same)


def _norms(results: Sequence[Result]) -> Iterator[Outcome]:
    """Of every level that one of them knows; handbooks do not have the same ones."""
    for level in dict.fromkeys(level for each in results for level in each.score.norms):
        name = next(each.level_name(level) for each in results if level in each.score.norms)
        label = results[0].wording.say("comparison.norm", level=name)
        yield label, tuple(_norm(each, level) for each in results)


def _norm(result: Result, level: str) -> str:
    norm = result.score.norms.get(level)
    return result.wording.say("comparison.nothing") if norm is None else result.wording.numerals.norm(norm)


def _missing(result: Result) -> str:
    following = result.score.next
    if following is None:
        return result.wording.say("comparison.nothing")
    return result.wording.numerals.missing_fte(following.missing_fte_millionths)


def _rules(changes: tuple[RuleChange, ...], before: Compared, after: Compared, look: Look) -> list[str]:
    wording = before.result.wording
    if not changes:
        return look.wrapped(wording.say("comparison.same_rules"), "  ")
    lines: list[str] = []
    for change in changes:
        said = {
            before.title: change.before or wording.say("comparison.absent"),
            after.title: change.after or wording.say("comparison.gone"),
        }
        for mark, (title, text) in zip("• ", said.items(), strict=True):
            lines += look.wrapped(f"{title}: {text}", f"  {mark} ", "      ")
        lines += [look.faint(f"    {wording.say('comparison.rule', rule=change.id)}")]
    return lines


def _rows(changes: tuple[RowChange, ...], wording: Wording, look: Look) -> list[str]:
    if not changes:
        return look.wrapped(wording.say("comparison.same_rows"), "  ")
    lines: list[str] = []
    for change in changes[:ROWS_SHOWN]:
        reasons = f" ({'; '.join(change.reasons)})" if change.reasons else ""
        lines += look.wrapped(_row_sentence(change, wording) + reasons, "  • ", "    ")
    left = len(changes) - ROWS_SHOWN
    return [*lines, f"    {wording.count('comparison.more', left)}"] if left > 0 else lines


def _row_sentence(change: RowChange, wording: Wording) -> str:
    number = wording.numerals.number
    if change.before is None and change.after is not None:
        return wording.say("comparison.row_new", ref=change.ref, after=number(change.after))
    if change.after is None and change.before is not None:
        return wording.say("comparison.row_gone", ref=change.ref, before=number(change.before))
    before, after = number(change.before or 0), number(change.after or 0)
    return wording.say("comparison.row", ref=change.ref, before=before, after=after)
