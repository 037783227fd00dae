# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who guides whom: present guides kept, the others spread evenly within a team; and who stands in for a guide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.matching.people import Case, Guide


@dataclass(frozen=True, slots=True)
class Guided:
    """By the code of a person the guide, and somebody else to turn to; a person without a guide is not there."""

    by: Mapping[str, str]
    deputies: Mapping[str, str]

    def load(self, guide: str) -> int:
        """How many people this guide has."""
        return sum(each == guide for each in self.by.values())


def guided(case: Case) -> Guided:
    """Nobody gets more people than the limit, and nobody who has no present guide goes to one who has more.

    A guide without a team guides every team; of present guides who have too many the first people stay.
    """
    load = {guide.code: 0 for guide in case.guides}
    most = {guide.code: guide.most for guide in case.guides}
    by: dict[str, str] = {}
    for person in case.people:
        if person.guide is not None and load[person.guide] < most[person.guide]:
            by[person.code] = person.guide
            load[person.guide] += 1
    for person in case.people:
        able = [each.code for each in _of_team(case, person.team) if load[each.code] < each.most]
        if person.code not in by and able:
            chosen = min(able, key=lambda code: load[code])
            by[person.code] = chosen
            load[chosen] += 1
    return Guided(by, dict(_deputies(case, by, load)))


def _of_team(case: Case, team: str) -> list[Guide]:
    return [guide for guide in case.guides if guide.team in ("", team)]


def _deputies(case: Case, by: Mapping[str, str], load: Mapping[str, int]) -> list[tuple[str, str]]:
    """The other guide of the team who has the fewest people."""
    found = []
    for person in case.people:
        others = [each.code for each in _of_team(case, person.team) if each.code != by.get(person.code)]
        if person.code in by and others:
            found.append((person.code, min(others, key=lambda code: load[code])))
    return found
