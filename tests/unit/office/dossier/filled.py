# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A measurement and answers in a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.builders import measurement as built
from tests.builders import order, person, year

from trede.office.dossier import actions, queries
from trede.quality import aspects_for, evidence_for, questions_for
from trede.scoring import Organisation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.scoring import Measurement, Purchase

INTENDED = date(2027, 2, 1)
YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
SENTENCES = "Wij bespreken dit elk half jaar met de collega en leggen het vast."
OWN = Organisation("Voorbeeld BV", "12345678")
STAFF = tuple(person(None, ref=f"S{number}") for number in range(18))


def declared(*more: object, total: str | None = None) -> Measurement:
    """Twenty people in 2026: one Wajong and one Participatiewet among them; one order."""
    target = (
        person(ref="CANARY1", hours=32),
        person("participatiewet", ref="CANARY2", intake="2025-03-01"),
    )
    found = built(
        *STAFF, *target, order(on="2026-05-01", kvk="11112222"), *more, total=total, year=year(2026)
    )  # type: ignore[arg-type]
    return replace(found, organisation=OWN)


def answer_all(by: Member, on: datetime, dossier: UUID, level: str = "trede-1") -> None:
    """Every question of a level answered, and evidence for every aspect."""
    for question in questions_for(level):
        text = {"date": "2028-01-01", "level": "trede-1"}.get(question.kind, SENTENCES)
        actions.answer(by=by, on=on, dossier=dossier, question=question.id, text=text, seen_revision=0)
    for aspect in aspects_for(level):
        kind = evidence_for(aspect.id)[0].id
        actions.add_evidence(by=by, on=on, dossier=dossier, aspect=aspect.id, kind=kind, reference="map 3")


def put_orders(by: Member, on: datetime, dossier: UUID, orders: Sequence[Purchase]) -> None:
    """These orders in the place of those that are there, one by one as on the page."""
    for each in queries.checked_orders(by, dossier):
        actions.remove_order(by=by, on=on, dossier=dossier, order=each.id)
    for one in orders:
        actions.add_order(by=by, on=on, dossier=dossier, order=one)
