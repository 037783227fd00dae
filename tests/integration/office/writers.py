# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many who write at once, each a process of its own, as in life: the program of ``test_writers.py``.

    python -m tests.integration.office.writers prepare     an organisation with two dossiers; prints where they are
    python -m tests.integration.office.writers work ...    answer, invite, hand in; prints what succeeded, as JSON
    python -m tests.integration.office.writers doctor      look while the log is signed; prints what is not well
    python -m tests.integration.office.writers check ...   prints what stands there afterwards, as JSON

The database and the data folder come from the environment, as for every office.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from threading import Event

ROUNDS = 12
LOOKS = 25
QUESTION = "integratie.team"


def prepare() -> dict[str, str]:
    """A dossier to answer in, and one that is complete."""
    from django.core.management import call_command
    from tests.unit.office.dossier.filled import INTENDED, answer_all, declared

    from trede.office.accounts import actions as accounts
    from trede.office.accounts.queries import member
    from trede.office.dossier import actions
    from trede.office.journal.rules import System

    call_command("migrate", verbosity=0)
    now = datetime.now(UTC)
    person = accounts.sign_up(by=System("test"), on=now, email="noor@voorbeeld.example", name="Noor")
    organisation = accounts.found_organisation(by=person, on=now, name="Voorbeeld BV", kvk="12345678")
    by = member(person.pk, organisation.pk, on=now)
    accounts.give_role(by=by, on=now, person=person.pk, role="signatory", knowingly=True)
    opened = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": INTENDED}
    shared, complete = (actions.open_dossier(by=by, on=now, **opened).pk for _ in range(2))
    for dossier in (shared, complete):
        actions.measure(by=by, on=now, dossier=dossier, declared=declared())
    answer_all(by, now, complete)
    places = {"person": person.pk, "organisation": organisation.pk, "shared": shared, "complete": complete}
    return {name: str(place) for name, place in places.items()}


def work(person: str, organisation: str, shared: str, complete: str, name: str) -> dict[str, int]:
    """What one writer got done; whatever goes wrong that is no refusal ends the process."""
    from trede.errors import RefusedError
    from trede.office.accounts import actions as accounts
    from trede.office.accounts.queries import member
    from trede.office.accounts.queries import organisation as organisation_of
    from trede.office.dossier import actions, queries

    by = member(UUID(person), UUID(organisation), on=datetime.now(UTC))
    seen = queries.to_freeze(by, UUID(complete)).sha256
    answers = changed = refused = signed = 0
    for number in range(ROUNDS):
        now = datetime.now(UTC)
        accounts.invite(by=by, on=now, email=f"{name}-{number}@voorbeeld.example", role="adviser")
        details = {"name": f"{name} {number}", "kvk": "12345678", "seen": organisation_of(by).version}
        try:
            accounts.change_organisation(by=by, on=now, **details)
            changed += 1
        except RefusedError:
            refused += 1
        last = next(iter(queries.revisions(by, UUID(shared), QUESTION)), None)
        told = {
            "question": QUESTION,
            "text": f"{name} {number}",
            "seen_revision": last.revision if last else 0,
        }
        try:
            actions.answer(by=by, on=now, dossier=UUID(shared), **told)
            answers += 1
        except RefusedError:
            refused += 1
        if number == ROUNDS // 2:
            try:
                actions.hand_in(by=by, on=now, dossier=UUID(complete), seen_sha256=seen)
                signed += 1
            except RefusedError:
                refused += 1
    return {"answers": answers, "changed": changed, "refused": refused, "signed": signed}


def doctor() -> list[str]:
    """What the doctor says is wrong, looking as often as it may, while somebody beside it logs and signs."""
    from threading import Event, Thread

    from trede.office.server.configuration import load_configuration
    from trede.office.server.doctor.checkup import CHECKS, examined

    over = Event()
    beside = Thread(target=_log_and_sign, args=(over,))
    beside.start()
    checks = [each for each in CHECKS if each.name in {"journal", "kept", "log"}]
    try:
        looks = [examined(load_configuration(), checks) for _ in range(LOOKS)]
    finally:
        over.set()
        beside.join()
    assert all(len(each) == len(checks) for each in looks)
    return [f"{wrong.code} {wrong.value}" for look in looks for each in look for wrong in each.wrong]


def _log_and_sign(over: Event) -> None:
    from hashlib import sha256
    from unittest import mock

    from tests.unit.office.log.kept import write

    from trede.office.log import tasks
    from trede.office.server.configuration import load_configuration
    from trede.office.server.folder import prepare_signing
    from trede.office.server.signing.answering import Signing
    from trede.office.server.signing.second_way import stored_entries

    there = load_configuration()
    there.keys.mkdir(exist_ok=True)
    prepare_signing(there)
    signing = Signing(there.signing_keys_file, there.signed_file, stored_entries)
    number = 0
    with mock.patch.object(tasks, "ask", signing.answer):
        while not over.is_set():
            write(sha256(str(number).encode()).hexdigest(), datetime.now(UTC))
            tasks.bring_up_to_date()
            number += 1
    assert number > LOOKS


def check(person: str, organisation: str, shared: str, complete: str) -> dict[str, object]:
    """What stands in the database, and whether the chain of the journal is whole."""
    from trede.office.accounts.models import Invitation
    from trede.office.accounts.queries import member
    from trede.office.dossier import queries
    from trede.office.journal.queries import broken_rows, entries

    by = member(UUID(person), UUID(organisation), on=datetime.now(UTC))
    kinds = [entry.kind for entry in entries()]
    return {
        "broken": len(broken_rows()),
        "numbers": [entry.number for entry in entries()] == list(range(1, len(kinds) + 1)),
        "revisions": sorted(each.revision for each in queries.revisions(by, UUID(shared), QUESTION)),
        "invitations": Invitation.objects.count(),
        "events": {kind: kinds.count(kind) for kind in set(kinds)},
    }


if __name__ == "__main__":
    import django

    django.setup()
    told = {each.__name__: each for each in (prepare, work, doctor, check)}
    print(json.dumps(told[sys.argv[1]](*sys.argv[2:])))
