# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The test work of a software tester, made up: 12 customers with 15 tasks each, 45 people by a code, 6 guides."""

from __future__ import annotations

import random
from typing import Any

SEED = 18
CUSTOMERS = [
    *("Verzekeraar", "Politie", "IT-leverancier", "Luchthaven", "Waterschap", "Webwinkel"),
    *("Ziekenhuis", "Pensioenfonds", "Vervoerder", "Gemeente", "Energiebedrijf", "Bank"),
]
# Task, kind of work, what it asks, tasks before it, contact with customers, instruction step by step, fixed place.
TASKS: list[tuple[str, str, dict[str, int], list[int], str, bool, str | None]] = [
    ("Testomgeving klaarzetten", "voorbereiden", {"computer": 3}, [], "none", True, None),
    ("Testgegevens maken", "voorbereiden", {"nauwkeurig": 3, "computer": 2}, [], "none", True, None),
    ("Testgegevens controleren", "controle", {"nauwkeurig": 4}, [1], "none", True, None),
    ("Wensen van de klant ophalen", "overleg", {"overleg": 3, "schrijven": 2}, [], "normal", False, None),
    ("Testgevallen schrijven", "schrijven", {"schrijven": 3, "nauwkeurig": 3}, [3], "none", False, None),
    ("Testgevallen nalezen", "schrijven", {"lezen": 3, "nauwkeurig": 3}, [4], "none", True, None),
    ("Regressietest, deel 1", "regressietest", {"nauwkeurig": 3, "lezen": 2}, [0, 2, 5], "none", True, None),
    ("Regressietest, deel 2", "regressietest", {"nauwkeurig": 3, "lezen": 2}, [0, 2, 5], "none", True, None),
    ("Regressietest, deel 3", "regressietest", {"nauwkeurig": 4, "lezen": 2}, [0, 2, 5], "none", True, None),
    ("Bevindingen opschrijven", "schrijven", {"schrijven": 3, "lezen": 3}, [6, 7, 8], "none", False, None),
    ("Bevindingen bespreken", "overleg", {"overleg": 3}, [9], "hardly", False, "klant"),
    ("Robotscripts onderhouden", "robots", {"computer": 4, "nauwkeurig": 3}, [], "none", False, None),
    ("Robotscripts draaien", "robots", {"computer": 2}, [11], "none", True, None),
    ("Uitslagen in de lijst zetten", "controle", {"nauwkeurig": 2}, [6, 7, 8], "none", True, None),
    ("Testrapport samenvatten", "schrijven", {"schrijven": 4, "lezen": 3}, [9, 13], "none", False, None),
]
CARVED = {13: "testleider", 14: "testleider"}
"""Tasks of a present job: the first is simple and can be carved out, the other stays for some customers."""
SKILLS = ("nauwkeurig", "lezen", "schrijven", "computer", "overleg")
TEAMS = ("noord", "midden", "zuid")


def work_example() -> dict[str, Any]:
    """A case in the format ``trede/matching/1``."""
    draw = random.Random(SEED)
    people = [_person(draw, number) for number in range(1, 46)]
    tasks = [
        _task(draw, customer, name, number, people)
        for customer, name in enumerate(CUSTOMERS, start=1)
        for number in range(len(TASKS))
    ]
    return {
        "format": "trede/matching/1",
        "name": "Testwerk voor twaalf klanten",
        "terms": {"package_hours": "12", "package_competences": 3, "first_day": "2026-12-07"},
        "tasks": tasks,
        "places": [
            {
                "code": "stil",
                "name": "Stille kamer",
                "noise": 1,
                "light": 2,
                "structure": 4,
                "tempo": 2,
                "travel": 2,
            },
            {
                "code": "zaal",
                "name": "Teamzaal",
                "noise": 3,
                "light": 3,
                "structure": 4,
                "tempo": 3,
                "travel": 2,
            },
            {
                "code": "klant",
                "name": "Bij de klant",
                "noise": 3,
                "light": 3,
                "structure": 2,
                "tempo": 3,
                "travel": 4,
            },
        ],
        "jobs": [{"code": "testleider", "name": "Testleider"}],
        "people": people,
        "guides": [
            {"code": f"B{number}", "team": TEAMS[(number - 1) // 2], "most": 8} for number in range(1, 7)
        ],
    }


def _task(
    draw: random.Random, customer: int, process: str, number: int, people: list[dict[str, Any]]
) -> dict[str, Any]:
    name, kind, asks, after, contact, stepwise, place = TASKS[number]
    task: dict[str, Any] = {
        "code": f"K{customer:02d}-{number + 1:02d}",
        "name": name,
        "process": process,
        "hours": draw.choice(("2", "2.5", "3", "3.5", "4", "5")),
        "asks": asks,
        "after": [f"K{customer:02d}-{before + 1:02d}" for before in after],
        "contact": contact,
        "stepwise": stepwise,
        "kind": kind,
    }
    if place:
        task["place"] = place
    if number in CARVED and customer % 3 == 0:
        task["job"] = CARVED[number]
    elif kind == "regressietest" and customer <= 4:
        task["now"] = people[customer - 1]["code"]
    return task


def _person(draw: random.Random, number: int) -> dict[str, Any]:
    can: dict[str, int | None] = {
        skill: draw.choice((2, 3, 4, 4, 5) if skill != "overleg" else (1, 2, 3, 4)) for skill in SKILLS
    }
    can[draw.choice(SKILLS)] = None
    if number <= 4:
        can |= {"nauwkeurig": 4, "lezen": 4}
    limits = {name: draw.choice((2, 3)) for name in ("noise", "tempo", "travel") if draw.random() < 0.4}
    if draw.random() < 0.3:
        limits["structure"] = draw.choice((3, 4))
    person: dict[str, Any] = {
        "code": f"M{number:02d}",
        "hours_week": draw.choice(("16", "20", "24", "28", "32")),
        "hours_day": draw.choice(("6", "8")),
        "competences": can,
        "limits": limits,
        "contact": draw.choice(("none", "none", "hardly", "normal", "normal", None)),
        "stepwise": draw.choice((False, False, True, None)),
        "wishes": [draw.choice([*CUSTOMERS, "regressietest", "robots", "schrijven"])],
        "growth": [draw.choice(SKILLS)],
        "team": TEAMS[number % 3],
    }
    if number % 2:
        person["guide"] = f"B{2 * (number % 3) + 1 + number // 2 % 2}"
    return person
