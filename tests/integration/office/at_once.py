# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every action, each by forty writers of whom twenty at once: the program of ``test_at_once.py``.

    python -m tests.integration.office.at_once     prints what became of each case, as JSON

A case prepares a place of its own and says what one writer does there, how many may succeed, and how many of those are
found afterwards in the tables. The database and the data folder come from the environment, as for every office.
"""

from __future__ import annotations

import json
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from trede.office.accounts.models import Person
    from trede.office.accounts.rules.members import Member

WRITERS, AT_ONCE = 40, 20
NUMBERS = count(10_000_000)
TO_TRY = 'format = "trede/changes/1"\n'


@dataclass(frozen=True)
class Case:
    """What many do at once: ``prepare`` gives what one writer does, and what is found of it afterwards."""

    name: str
    action: str
    expected: int
    prepare: Callable[[Stage], tuple[Callable[[int, datetime], object], Callable[[], int]]]


CASES: list[Case] = []


def case(action: str, expected: int):
    """Declare a case of an action, named from ``trede.office`` on; of its forty writers ``expected`` succeed."""

    def declare(prepare):
        CASES.append(Case(prepare.__name__, f"trede.office.{action}", expected, prepare))
        return prepare

    return declare


class Stage:
    """An organisation of its own for one case, with whatever the case asks for."""

    def __init__(self) -> None:
        from trede.office.accounts import actions, queries

        self.kvk = str(next(NUMBERS))
        self.person = self.somebody("baas")
        organisation = actions.found_organisation(
            by=self.person, on=self.now, name="Voorbeeld BV", kvk=self.kvk
        )
        self.by: Member = queries.member(self.person.pk, organisation.pk, on=datetime.now(UTC))

    @property
    def mark(self) -> str:
        """The number in letters: digits in an address may be a citizen service number, which is refused."""
        return self.kvk.translate(str.maketrans("0123456789", "abcdefghij"))

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    def somebody(self, name: str) -> Person:
        from trede.office.accounts import actions
        from trede.office.journal.rules import System

        return actions.sign_up(
            by=System("test"), on=self.now, email=f"{name}-{self.mark}@voorbeeld.example", name=name
        )

    def colleague(self, role: str, name: str = "collega") -> Person:
        from trede.office.accounts import actions

        newcomer = self.somebody(name)
        sent = actions.invite(by=self.by, on=datetime.now(UTC), email=newcomer.email, role=role)
        actions.accept_invitation(by=newcomer, on=datetime.now(UTC), token=sent.token)
        return newcomer

    @cached_property
    def here(self) -> dict[str, object]:
        return {"by": self.by, "dossier": self.dossier}

    @cached_property
    def dossier(self) -> UUID:
        from tests.unit.office.dossier.filled import INTENDED

        from trede.office.dossier import actions

        told = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": INTENDED}
        return actions.open_dossier(by=self.by, on=self.now, **told).pk

    def declared(self):
        from dataclasses import replace

        from tests.unit.office.dossier.filled import declared

        found = declared()
        return replace(found, organisation=replace(found.organisation, kvk=self.kvk))

    def measure(self) -> None:
        from trede.office.dossier import actions

        actions.measure(**self.here, on=self.now, declared=self.declared())

    def kept(self, model: str, **asked: object) -> int:
        """How many rows there are, of a table of the dossier's room."""
        from trede.office.dossier import models

        return getattr(models, model).objects.filter(**({"dossier": self.dossier} | asked)).count()


def run(each: Case, writers: ThreadPoolExecutor) -> dict[str, object]:
    """Prepare it, let everybody at it, and look. Writers keep their connections, as the threads of an office do."""
    from trede.errors import NotFoundError, RefusedError
    from trede.office.journal.models import Event

    stage = Stage()
    one, found = each.prepare(stage)
    before = Event.objects.count()

    def write(number: int) -> str:
        try:
            one(number, datetime.now(UTC))
        except (RefusedError, NotFoundError):
            return "refused"
        except Exception:
            return traceback.format_exc()
        return "acknowledged"

    told = Counter(writers.map(write, range(WRITERS)))
    return {
        "acknowledged": told.pop("acknowledged", 0),
        "refused": told.pop("refused", 0),
        "wrong": sorted(told),
        "events": Event.objects.count() - before,
        "found": found(),
        "expected": each.expected,
    }


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from tests.faults.story import import_cases

    from trede.office.journal import states
    from trede.office.journal.queries import broken_rows
    from trede.office.server.doctor.kept import rooms

    import_cases()
    call_command("migrate", verbosity=0)
    with ThreadPoolExecutor(AT_ONCE) as writers:
        done = {each.name: run(each, writers) for each in CASES}
    said = states.told()
    changed = [each.owner for kept in rooms() for each in states.changed(kept, said)]
    print(json.dumps({"cases": done, "broken": len(broken_rows()), "changed": changed}))


if __name__ == "__main__":
    from tests.integration.office import at_once  # the same module that the cases import

    at_once.main()
