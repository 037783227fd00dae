# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever has the database in hand changes anything in it: is it found, and is the table that it is of named?

    python -m tests.integration.office.long tampered [TABLE ...]

In an office in which every action was done, on either database: each column of a row, a row taken away, one put in,
and two that change places. The triggers of that table are dropped first and put back exactly as they were, so that they
tell nothing. All of it is undone, and the next is tried. Prints what nobody found, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import django

from trede.proofs.notes import new_signer

os.environ["TREDE_JOURNAL_KEYS"] = json.dumps([new_signer("office/journal").secret])
django.setup()

from tests.unit.office.server.doctor.test_kept import NOT_TOLD  # noqa: E402 - it reads models
from tests.unit.office.tampering import by_hand, fields, other, other_row, triggers  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db import models

    from trede.office.server.configuration import Configuration

OTHERWISE = {"journal.event", "journal.concern", "register.covered", "register.gram"}
"""Tables that are looked at in another way than by what the journal tells of them."""
IDS_ALONE = (
    *("accounts.membership", "audit.competence", "certificates.change", "dossier.answer", "dossier.request"),
    *("dossier.scored", "journal.concern", "log.cosignature", "register.covered", "register.moved"),
    *("uploads.columnmemory", "uploads.wordmemory"),
)
"""Tables of which no row is named by its id, so that another id, or two that change ids, changes nothing."""
NOTHING_HANGS_ON = {f"{name}{what}" for name in IDS_ALONE for what in (".id", " in each other's place")}
AGAIN = {
    *("add_many_entities", "add_many_trainings", "keep_many_scenarios", "note_contact_once"),
    *("plan_start_once", "publish_once", "set_aim_once"),
}
"""Cases of which a row is left: the story takes away what it made."""
ABOUT = ("references", "guards", "journal", "checkpoints", "kept", "log", "certificates", "register")
"""The checks that may find it; the others look at the machine."""


@dataclass
class Outcome:
    tables: int = 0
    tried: int = 0
    found: int = 0
    columns: int = 0
    by: dict[str, int] = field(default_factory=dict)
    """How many each check was the first to find."""
    empty: list[str] = field(default_factory=list)
    """Tables without a row, of which nothing was tried."""
    alone: list[str] = field(default_factory=list)
    """Tables of one row, or of keys alone, where nothing changes places."""
    declared: list[str] = field(default_factory=list)
    """What nobody found, and nobody need, for the reason that is told beside it in the tests."""
    before: list[str] = field(default_factory=list)
    """What was wrong before anything was changed: the story goes on to days that are to come."""
    wrong: list[str] = field(default_factory=list)


def looked_after(model: type[models.Model]) -> bool:
    name = model._meta.label_lower
    return model.__module__.startswith("trede.") and (name in OTHERWISE or name not in NOT_TOLD)


class Sweep:
    def __init__(self, configuration: Configuration) -> None:
        from trede.office.server.doctor.checkup import CHECKS, DEEP

        there = {each.name: each for each in (*CHECKS, *DEEP)}
        self.checks = [there[name] for name in ABOUT]
        self.configuration, self.outcome = configuration, Outcome()
        self.before = {each.name: self._said(each) for each in self.checks}
        self.outcome.before = [said for told in self.before.values() for said in told]

    def _said(self, check: Any) -> set[str]:
        try:
            return {f"{each.code} {each.value} {each.en}" for each in check.look(self.configuration)}
        except Exception as problem:  # as the checkup has it
            return {f"doctor.unreadable {check.name} {type(problem).__name__}"}

    def found(self) -> str:
        """The first check that says something else than before."""
        return next((each.name for each in self.checks if self._said(each) - self.before[each.name]), "")

    def tried(self, what: str, change: Callable[[], object], table: str) -> None:
        from django.db import DatabaseError, connection, transaction

        self.outcome.tried += 1
        try:
            with transaction.atomic():
                stood = triggers(table)
                by_hand(*(drop for drop, _make in stood))
                change()
                by_hand(*(make for _drop, make in stood))
                if connection.vendor == "postgresql":  # which looks at references when all is done
                    connection.check_constraints()
                found = self.found()
                transaction.set_rollback(True)
        except DatabaseError as problem:  # the database itself refuses, also without triggers
            found = f"refused: {type(problem).__name__}"
        if found:
            self.outcome.found += 1
            self.outcome.by[found] = self.outcome.by.get(found, 0) + 1
        else:
            (
                self.outcome.declared if what in NOTHING_HANGS_ON or what in NOT_TOLD else self.outcome.wrong
            ).append(what)
        print(f"{what}: {found or 'not found'}", file=sys.stderr, flush=True)

    def table(self, model: type[models.Model]) -> None:
        name, table, rows = (
            model._meta.label_lower,
            model._meta.db_table,
            list(model._default_manager.all()[:2]),
        )
        if not rows:
            self.outcome.empty.append(name)
            return
        self.outcome.tables += 1
        one = model._default_manager.filter(pk=rows[0].pk)
        for each in fields(model):
            self.outcome.columns += 1
            change = {each.attname: other(each, getattr(rows[0], each.attname))}
            self.tried(f"{name}.{each.name}", partial(one.update, **change), table)
        self.tried(f"{name} taken away", partial(one._raw_delete, one.db), table)
        put_in = other_row(rows[0])
        self.tried(f"{name} put in", partial(model._default_manager.bulk_create, [put_in]), table)
        if len(rows) == 1 or len(model._meta.pk_fields) == len(fields(model)):
            self.outcome.alone.append(name)
            return
        self.tried(f"{name} in each other's place", partial(change_places, *rows), table)


def change_places(first: models.Model, second: models.Model) -> None:
    """All that they say, but for their keys."""
    model = type(first)
    keys = [each.attname for each in model._meta.pk_fields]
    said = [each.attname for each in fields(model) if each.attname not in keys]
    rows = [{name: getattr(row, name) for name in said} for row in (first, second)]
    both = model._default_manager.filter(pk__in=[first.pk, second.pk])
    both._raw_delete(both.db)
    made = [
        model(**{name: getattr(row, name) for name in keys}, **rest)
        for row, rest in zip((first, second), reversed(rows), strict=True)
    ]
    model._default_manager.bulk_create(made)


def main(*wanted: str) -> dict[str, object]:
    from django.apps import apps
    from tests.integration.office import backups
    from tests.integration.office.at_once import CASES, Stage

    from trede.errors import RefusedError
    from trede.office.journal.keeping import keep
    from trede.office.server.configuration import load_configuration

    backups.fill(everything=True)
    for each in CASES:
        if each.name in AGAIN:
            one, _found = each.prepare(Stage())
            for number in range(2):
                with suppress(RefusedError):  # where one of them is enough
                    one(number, datetime.now(UTC))
    keep()
    sweep = Sweep(load_configuration())
    for model in apps.get_models():
        if looked_after(model) and (not wanted or model._meta.label_lower in wanted):
            sweep.table(model)
    return asdict(sweep.outcome)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
