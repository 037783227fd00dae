# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many findings read as few: errors before warnings, one kind once, with every place and what stands there.

Findings that differ by their value alone are one fold with the values beside their places; other differences
(a name, a day) are what the reader needs, so each such text is said. Both are bounded unless ``every`` is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from trede.kernel.languages import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.kernel.findings import Finding, Severity
    from trede.reports.wording import Wording

PLACES_SHOWN = 30
TEXTS_SHOWN = 20
# Each of these is about one word, with in its first sentence how often the word stands there.
BY_WORD = frozenset({"employment.position-unknown", "employment.contract-unknown"})
_FIRST = "). "


@dataclass(frozen=True, slots=True)
class Fold:
    """Findings told as one: the words, how often, and where. ``cut`` when some of it is not shown."""

    code: str
    severity: Severity
    text: str
    count: int
    where: str
    cut: bool = False


def folded(findings: Iterable[Finding], wording: Wording, *, every: bool = False) -> tuple[Fold, ...]:
    """Errors first, then warnings; inside each in the order in which they were found."""
    by_code: dict[tuple[str, str], list[Finding]] = {}
    for found in findings:
        by_code.setdefault((found.severity, found.code), []).append(found)
    groups = sorted(by_code.values(), key=lambda group: group[0].severity != "error")
    return tuple(chain.from_iterable(_folds(group, wording, every=every) for group in groups))


def _folds(group: list[Finding], wording: Wording, *, every: bool) -> list[Fold]:
    """One fold for each text, but for what differs by its value alone."""
    by_text: dict[str, list[Finding]] = {}
    for found in group:
        by_text.setdefault(_without_value(found), []).append(found)
    parts = list(by_text.values())
    shown = parts if every else parts[:TEXTS_SHOWN]
    left = list(chain.from_iterable(parts[len(shown) :]))
    folds = [_fold(part, wording, every=every) for part in shown]
    return [*folds, _left(left, wording)] if left else folds


def _without_value(found: Finding) -> str:
    text = _after_the_word(found.nl, found) if found.code in BY_WORD else found.nl
    return text.replace(found.value, "") if found.value else text


def _left(group: list[Finding], wording: Wording) -> Fold:
    first, text = group[0], wording.count("findings.left", len(group))
    return Fold(first.code, first.severity, text, len(group), "", cut=True)


def _fold(group: list[Finding], wording: Wording, *, every: bool) -> Fold:
    first = group[0]
    text = in_language(first, wording.language)
    if len(group) == 1:
        return Fold(first.code, first.severity, text, 1, place_of(first, wording))
    if first.code in BY_WORD:
        return _words(group, wording, every=every)
    values = len({found.value for found in group}) > 1
    places = _places(group, wording, values=values)
    shown = places if every else places[:PLACES_SHOWN]
    cut = len(shown) < len(places)
    key = "findings.at_folded" if cut else "findings.at_all"
    where = wording.say(
        key, count=wording.numerals.number(len(group), 0), places=("; " if values else ", ").join(shown)
    )
    return Fold(first.code, first.severity, text, len(group), where, cut)


def _words(group: list[Finding], wording: Wording, *, every: bool) -> Fold:
    """Words that nobody knows: the first sentence of each, with its count, and once what they all have to be."""
    texts = [in_language(found, wording.language) for found in group]
    shown = len(texts) if every else min(len(texts), TEXTS_SHOWN)
    choices = _after_the_word(texts[0], group[0])
    told = [text.removesuffix(choices).rstrip() for text in texts[:shown]]
    cut = shown < len(texts)
    left = [wording.count("findings.left", len(texts) - shown)] if cut else []
    text = " ".join([*told, *left, choices])
    places = _places(group[:shown], wording, values=True)
    where = wording.say("findings.at_words", count=len(texts), places="; ".join(places))
    return Fold(group[0].code, group[0].severity, text, len(texts), where, cut)


def _after_the_word(text: str, found: Finding) -> str:
    """What is the same for every word: the text without its first sentence, which ends in a count."""
    word = found.value or ""
    return text[text.find(word) + len(word) :].partition(_FIRST)[2]


def _places(group: list[Finding], wording: Wording, *, values: bool) -> list[str]:
    """Every place, with what stands there where that differs; one column of one sheet is named once."""
    in_one_table = len({(found.sheet, found.column) for found in group}) == 1 and group[0].row is not None
    if not in_one_table:
        return [_with_value(place_of(found, wording), found, wording, values=values) for found in group]
    spot = _spot(group[0].sheet, "", group[0].column, wording)
    if values:
        rows = [_with_value(str(found.row), found, wording, values=True) for found in group]
    else:
        rows = _ranges([found.row for found in group if found.row is not None], wording)
    return [f"{spot}{rows[0]}", *rows[1:]]


def _with_value(place: str, found: Finding, wording: Wording, *, values: bool) -> str:
    shown = values and found.value is not None
    return f"{place} {wording.say('findings.value', value=found.value)}" if shown else place


def _ranges(rows: Sequence[int], wording: Wording) -> list[str]:
    """Rows that follow one another as first to last; two or fewer as they are."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return list(chain.from_iterable(_run(run, wording) for run in runs))


def _run(rows: list[int], wording: Wording) -> list[str]:
    return (
        [wording.say("findings.rows", first=rows[0], last=rows[-1])] if len(rows) > 2 else [*map(str, rows)]
    )


def place_of(found: Finding, wording: Wording) -> str:
    """Sheet, column and row when the input was a table, else the path in the measurement."""
    if found.sheet is None and found.row is None:
        return found.place or wording.say("findings.whole")
    row = None if found.row is None else str(found.row)
    return _spot(found.sheet, row, found.column, wording)


def _spot(sheet: str | None, row: str | None, column: str | None, wording: Wording) -> str:
    parts = {"sheet": sheet, "column": column, "row": row}
    return ", ".join(
        wording.say(f"findings.{key}", **{key: part}) for key, part in parts.items() if part is not None
    )
