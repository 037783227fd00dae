# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a score, in the order of reading: the same in the terminal, the PDF and the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from trede.reports.result import Result


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what it is, the number and its unit apart (to align decimals), and what it means.

    ``value`` is exact: a share of 1 where the unit is %, else as the unit says.
    """

    key: str
    label: str
    value: Fraction
    number: str
    unit: str
    note: str

    @property
    def outcome(self) -> str:
        return f"{self.number}\N{NO-BREAK SPACE}{self.unit}"


def figures(result: Result) -> tuple[Figure, ...]:
    """Direct and indirect apart, their total beside the norm, size, 30+ and Banenafspraak."""
    score, number = result.score, result.wording.numerals.number
    fte, jobs = result.wording.say("figures.fte"), result.wording.say("figures.jobs")

    def share(key: str, value: Fraction, note: str) -> Figure:
        return _figure(result, key, value, (number(value * 100), "%"), note)

    return (
        share("direct", score.direct, _direct_note(result)),
        share("indirect", score.indirect, _indirect_note(result)),
        share("counted", score.counted_indirect, _counted_note(result)),
        _figure(result, "total", score.total, _parted(result.share(score.total)), _total_note(result)),
        _figure(result, "size", score.total_fte, (number(score.total_fte), fte), _size_note(result)),
        share("thirty_plus", score.thirty_plus.share, _thirty_plus_note(result)),
        _figure(
            result,
            "banenafspraak",
            score.banenafspraak_jobs,
            (number(score.banenafspraak_jobs), jobs),
            result.wording.say("figures.banenafspraak_note"),
        ),
    )


def next_level(result: Result) -> tuple[str, str]:
    """Heading and sentence of what the next level asks."""
    say, numerals, following = result.wording.say, result.wording.numerals, result.score.next
    total = result.share(result.score.total)
    if following is None:
        top = numerals.norm(max(result.score.norms.values()))
        return say("next.top_title"), say("next.top", norm=top, total=total)
    level = result.level_in_sentence(following.level)
    asked = {"level": level, "norm": numerals.norm(result.score.norms[following.level]), "total": total}
    title = say("next.title", level=level)
    if following.missing <= 0:
        return title, say("next.enough", **asked)
    fte = numerals.missing_fte(following.missing_fte_millionths)
    return title, say("next.asks", **asked, points=numerals.number_up(following.missing * 100), fte=fte)


def _figure(result: Result, key: str, value: Fraction, shown: tuple[str, str], note: str) -> Figure:
    return Figure(key, result.wording.say(f"figures.{key}"), value, *shown, note)


def _parted(percent: str) -> tuple[str, str]:
    number, _, unit = percent.partition("\N{NO-BREAK SPACE}")
    return number, unit


def _direct_note(result: Result) -> str:
    number, score = result.wording.numerals.number, result.score
    weighted, total = number(score.weighted_fte), number(score.total_fte)
    return result.wording.say("figures.direct_note", weighted=weighted, total=total)


def _indirect_note(result: Result) -> str:
    fte = result.wording.numerals.number(result.score.indirect_fte)
    return result.wording.say("figures.indirect_note", fte=fte)


def _counted_note(result: Result) -> str:
    score, say = result.score, result.wording.say
    if not score.indirect:
        return say("figures.counted_nothing")
    capped = score.counted_indirect < score.indirect
    return say("figures.counted_capped" if capped else "figures.counted_all")


def _total_note(result: Result) -> str:
    score, say = result.score, result.wording.say
    norm = result.wording.numerals.norm
    if score.next is not None:
        level = result.level_in_sentence(score.next.level)
        return say("figures.total_note", level=level, norm=norm(score.norms[score.next.level]))
    return say("figures.total_top", norm=norm(max(score.norms.values())))


def _size_note(result: Result) -> str:
    size = result.score.norm_size
    note = "figures.size_note_largest" if size == result.edition.norms.largest else "figures.size_note"
    return result.wording.say(note, size=size)


def _thirty_plus_note(result: Result) -> str:
    reached = result.score.thirty_plus.reached
    return result.wording.say("figures.thirty_plus_reached" if reached else "figures.thirty_plus_missed")
