# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every place in the office where a file or a pasted text comes in: its page, its field, and what else is filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.hostile import pasted, pictures, seeds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OF_PEOPLE = frozenset({"workbook", "ods", "table", "json", "xml", "zip"})
OF_CERTIFICATES = frozenset({"pdf", "credential", "json", "trust"})
OF_PASTED = frozenset({"pasted", "table", "toml"})
OF_TABLES = frozenset({"workbook", "ods", "table", "zip"})
DAY = "01-01-2024"


@dataclass(frozen=True, slots=True)
class Place:
    """``page`` is its name in the office; ``families`` of attacks come here.

    ``keeps``: what is brought there counts at once; elsewhere nothing is kept of it until somebody says so on the
    next page.
    """

    form: str
    """Its class, in ``trede.office.web``; empty for a place that has none."""
    page: str
    field: str
    families: frozenset[str]
    beside: Mapping[str, str | list[str]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    """Good files that are brought with it: the field, and the name among the good ones."""
    pasted: bool = False
    keeps: bool = False
    good: Callable[[], bytes] | None = None
    """What is read there, or kept: who brings an attack is somebody of whom this is taken."""


SEARCH = {"to": "trede-3", "best": "fewest", "may": ["hours", "contract", "renewal", "hire", "purchase"]}
PHOTO = {"handed_on": DAY, "consent_on": DAY, "consent": "on", "shows": "Twee mensen", "words": ""}
ASKED = {"level": "trede-1", "first": "", "last": ""}

PLACES: Mapping[str, Place] = {
    "verify": Place("public.verifying.forms.Brought", "verify", "file", OF_CERTIFICATES | {"toml", "xml"}),
    "verify, pasted": Place("public.verifying.forms.Brought", "verify", "text", OF_CERTIFICATES, pasted=True),
    "verify, other programs": Place("", "/api/v1/certificates/verify", "file", OF_CERTIFICATES),
    "register": Place("public.register.asking.Ask", "register-answers", "file", OF_TABLES | {"json"}, ASKED),
    "register, pasted": Place(
        "public.register.asking.Ask",
        "register-answers",
        "text",
        frozenset({"table", "toml"}),
        ASKED,
        pasted=True,
    ),
    "people": Place(
        "employer.employees.forms.Upload",
        "employees",
        "file",
        OF_PEOPLE,
        {"year_from": DAY},
        good=lambda: seeds.tables()["people.csv"],
    ),
    "choices": Place(
        "employer.employees.forms.Upload",
        "employees",
        "choices",
        frozenset({"toml", "json", "table"}),
        {"year_from": DAY},
        files={"file": "people.csv"},
        keeps=True,  # what it says of columns and words is remembered, as checksums
    ),
    "purchases": Place("employer.purchases.invoices.Invoices", "purchases-invoices", "file", OF_PEOPLE),
    "advice": Place("employer.scenarios.search.Search", "advice", "rows", OF_PEOPLE, SEARCH),
    "forecast": Place("employer.forecast.forms.Ahead", "forecast", "rows", OF_PEOPLE),
    "division": Place(
        "employer.placements.divisions.Bring",
        "division-new",
        "file",
        frozenset({"workbook", "ods", "json", "zip"}),
    ),
    "tasks, pasted": Place(
        "employer.placements.divisions.Bring",
        "division-new",
        "tasks",
        OF_PASTED,
        {"people": pasted.PEOPLE},
        pasted=True,
        good=pasted.TASKS.encode,
    ),
    "people, pasted": Place(
        "employer.placements.divisions.Bring",
        "division-new",
        "people",
        OF_PASTED,
        {"tasks": pasted.TASKS},
        pasted=True,
        good=pasted.PEOPLE.encode,
    ),
    "skills": Place(
        "employer.placements.skills.Bring", "skills", "file", frozenset({"table", "zip", "json"})
    ),
    "photo": Place(
        "employer.hand_overs.forms.HandOverForm",
        "hand-over-add",
        "picture",
        frozenset({"picture", "pdf", "zip"}),
        PHOTO,
        keeps=True,
        good=lambda: pictures.photo("JPEG", (640, 480)),
    ),
    "rows to open": Place(
        "employer.audits.opening.BringRows", "rows-open", "file", frozenset({"json", "credential"})
    ),
    "opened rows": Place(
        "certifier.rows.BringOpened", "rows-check", "file", frozenset({"json", "credential"}), keeps=True
    ),
    "checklist": Place("certifier.checklist.Bring", "checklist", "file", OF_TABLES, keeps=True),
    "what-if": Place("scheme.forms.Preview", "editions", "file", frozenset({"json", "credential"})),
}


def brought_to(place: str, family: str) -> bool:
    """Whether attacks of this family are brought there."""
    return family in PLACES[place].families
