# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented organisations to try trede with. Everything goes through the actions that people use too."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import actions, queries
from trede.office.accounts.rules.kinds import Kind
from trede.office.dossier.demo import add_history
from trede.office.journal.rules import System
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules import Gap, Held
from trede.office.server.demo_audits import add_audits
from trede.office.server.demo_contracts import add_contracts
from trede.office.server.demo_growth import add_growth
from trede.office.server.demo_shown import add_shown
from trede.office.server.demo_work import add_work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.actions import Sent
    from trede.office.accounts.models import Person
    from trede.office.accounts.rules.members import Member

DEMO = System("demo")
DAY, YEAR = timedelta(days=1), timedelta(days=365)

CHAPTERS: list[Callable[[Mapping[str, Member], datetime], None]] = [add_history]
"""What other rooms add, such as measurements of earlier years. Each gets the members of the demo by the
``key`` of their organisation in ``demo.toml``, and the moment."""


@cache
def story() -> dict[str, Any]:
    """The organisations, people and suppliers of ``demo.toml``."""
    text = files("trede.office.server").joinpath("demo.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def to_log_in_as() -> list[tuple[str, str, str]]:
    """Address, name and role of everybody who examines, decides, leads a team, recruits or coaches in the demo."""
    kinds = (Kind.CERTIFIER, Kind.SCHEME, Kind.JOB_COACH)
    homes = [each for each in story()["organisations"] if each["kind"] in kinds]
    found = [each for home in (*homes, story()["work"]) for each in home["colleagues"]]
    return [(each["email"], each["name"], each["role"]) for each in found]


def filled_demo(*, on: datetime) -> UUID:
    """The person who shows the demo; it is filled the first time.

    Raises RefusedError when people work here already: invented data must not stand among theirs.
    """
    leader = queries.person_with(story()["leader"]["email"])
    if leader is not None:
        return leader.pk
    if not queries.nobody_yet():
        raise RefusedError([finding("start.folder-not-empty", "--data")])
    return _fill(on)


def _fill(on: datetime) -> UUID:
    leader = actions.sign_up(by=DEMO, on=on, **story()["leader"])
    members = {
        each["key"]: _founded(leader, each, on - each.get("years_ago", 0) * YEAR)
        for each in story()["organisations"]
    }
    for chapter in CHAPTERS:
        chapter(members, on)
    begins = add_audits(members, story(), on)
    earlier = [
        held for told in story()["earlier"] for held in held_before(told, begins[told["organisation"]])
    ]
    fill_with_demo(by=DEMO, on=on, listings=[*map(listed, story()["listings"]), *earlier])
    add_contracts(members, story(), on)
    add_growth(members, story(), on)
    add_work(members, story(), on)
    add_shown(members, story(), on)
    return leader.pk


def listed(told: Mapping[str, Any]) -> Held:
    """A row of the story."""
    return Held(
        **{
            **told,
            "gaps": tuple(Gap(**each) for each in told.get("gaps", ())),
            "entities": tuple((kvk, name) for kvk, name in told.get("entities", ())),
            "places": tuple(told.get("places", ())),
        }
    )


def held_before(told: Mapping[str, Any], begins: date) -> Iterator[Held]:
    """What an organisation held before the day on which its certificate in the story begins, newest first: two years
    each, back to ``since``, a year.
    """
    (home,) = (each for each in story()["organisations"] if each["key"] == told["organisation"])
    whose = {"kvk": home["kvk"], "name": home["name"], "place": told["place"], "level": told["level"]}
    whose["sector"] = told["sector"]
    while begins.year > told["since"]:
        last = begins - DAY
        begins = max(begins - 2 * YEAR, date(told["since"], 1, 1))
        yield Held(**whose, first_day=begins, last_day=last)


def _founded(leader: Person, told: dict[str, Any], on: datetime) -> Member:
    """One organisation with its entities and colleagues; the leader has every role that the story gives.

    Where somebody signs there is a founder too: nobody makes oneself a signatory.
    """
    first = told.get("founder")
    founder = actions.sign_up(by=DEMO, on=on, email=first["email"], name=first["name"]) if first else leader
    founded = actions.found_organisation(
        by=founder,
        on=on,
        name=told["name"],
        kvk=told["kvk"],
        kind=Kind(told["kind"]),
        is_demo=True,
    )
    member = queries.member(founder.pk, founded.pk, on=on)
    for entity in told.get("entities", []):
        actions.add_entity(by=member, on=on, **entity)
    for number, role in enumerate(told["roles"]):
        if number:
            actions.give_role(by=member, on=on, person=leader.pk, role=role)
        else:
            _take(leader, actions.invite(by=member, on=on, email=leader.email, role=role), on)
    if first:
        director = queries.member(leader.pk, founded.pk, on=on)
        actions.give_role(by=director, on=on, person=founder.pk, role=first["role"])
    for colleague in told.get("colleagues", []):
        _add_colleague(member, colleague, on)
    return queries.member(leader.pk, founded.pk, on=on)


def _add_colleague(member: Member, told: dict[str, str], on: datetime) -> None:
    """A colleague who accepted an invitation."""
    person = actions.sign_up(by=DEMO, on=on, email=told["email"], name=told["name"])
    _take(person, actions.invite(by=member, on=on, email=person.email, role=told["role"]), on)


def _take(person: Person, sent: Sent, on: datetime) -> None:
    actions.accept_invitation(by=person, on=on, token=sent.token)
