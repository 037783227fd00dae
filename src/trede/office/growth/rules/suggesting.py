# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Steps that may be taken over in a plan: from scenarios, the forecast, findings of an audit, and what others do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from trede.office.growth.rules.planning import ASPECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from trede.scheme import Language


LIKE = ("contact-centre", "testing")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``key`` finds it again as long as what it comes from stands; ``effect_hundredths`` as that of a step; ``like`` is
    one of ``LIKE`` where it was told for such work.
    """

    key: str
    origin: str
    topic: str
    what: str
    effect_hundredths: int = 0
    due: date | None = None
    like: str = ""


@cache
def _texts() -> Mapping[str, Sequence[Mapping[str, str]]]:
    found: Mapping[str, Sequence[Mapping[str, str]]] = tomllib.loads(
        files("trede.office.growth.rules").joinpath("suggestions.toml").read_text(encoding="utf-8")
    )
    return found


def per_aspect(language: Language) -> Iterator[Suggestion]:
    """What organisations that hold a level do, by aspect."""
    for aspect in ASPECTS:
        for each in _texts()[aspect]:
            yield Suggestion(
                f"aspect:{each['id']}", "aspect", aspect, each[language], like=each.get("like", "")
            )


def effect_hundredths(before: Fraction, after: Fraction) -> int:
    """The difference of two shares in hundredths of a percentage point, rounded down: nobody must count on more."""
    return max(int((after - before) * 10_000), 0)
