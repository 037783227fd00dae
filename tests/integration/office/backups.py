# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office to make backups of: the program of ``test_backup.py``.

python -m tests.integration.office.backups fill       everything that people do, once, and checkpoints of it
python -m tests.integration.office.backups work       invite, one after the other, until it is ended
python -m tests.integration.office.backups forge      a level that is changed by hand, without an event
python -m tests.integration.office.backups told       what stands in every table, as Django's own serializer writes it
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from shutil import copy


def prepare() -> None:
    from trede.office.server.configuration import load_configuration
    from trede.office.server.folder import prepare_folder

    prepare_folder(load_configuration())


def fill(*, everything: bool = False) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from tests.faults.story import story

    from trede.office.accounts.models import Person
    from trede.office.journal.keeping import begin
    from trede.office.log import tasks
    from trede.office.server.configuration import load_configuration

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    own = load_configuration()
    story(everything=everything)
    tasks.sign_newest()  # what the last certificates added to the log
    signing = settings.TREDE_PUBLIC_KEYS.parent  # where the story signed, see ``sign_here``
    own.keys.mkdir(exist_ok=True)
    for signed in (own.signing_keys_file, own.public_keys_file, own.signed_file):
        copy(signing / signed.relative_to(own.data), signed)
    person = Person.objects.get(email="noor@voorbeeld.example")
    _second_factor(person)
    settings.TREDE_CHECKPOINTS.touch()
    begin(on=datetime.now(UTC))


def _second_factor(person: object) -> None:
    from allauth.mfa.models import Authenticator

    from trede.office.vault.keys import encrypt

    Authenticator.objects.create(user=person, type="totp", data={"secret": encrypt("JBSWY3DPEHPK3PXP")})


def work() -> None:
    from trede.office.accounts import actions
    from trede.office.accounts.models import Organisation, Person
    from trede.office.accounts.queries import member

    person = Person.objects.get(email="noor@voorbeeld.example")
    organisation = Organisation.objects.get(kvk="12345678")
    print("begun", flush=True)
    for number in range(1_000_000):
        now = datetime.now(UTC)
        by = member(person.pk, organisation.pk, on=now)
        entity = actions.add_entity(by=by, on=now, name=f"Deel {number}", kvk="33445566")
        actions.remove_entity(by=by, on=now, entity=entity.pk)


def forge() -> None:
    from trede.office.accounts.models import Organisation

    Organisation.objects.filter(kvk="12345678").update(name="Iemand anders BV")


def told() -> dict[str, list[object]]:
    from django.apps import apps
    from django.core import serializers

    kept = (
        "accounts",
        "dossier",
        "uploads",
        "vault",
        "journal",
        "register",
        "post",
        "mfa",
        "account",
        "socialaccount",
    )
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in kept:
            rows = json.loads(serializers.serialize("json", model._default_manager.all()))
            found[model._meta.label_lower] = sorted(rows, key=lambda each: json.dumps(each, sort_keys=True))
    return found


if __name__ == "__main__":
    import django

    django.setup()
    print(
        json.dumps(
            {"prepare": prepare, "fill": fill, "work": work, "forge": forge, "told": told}[sys.argv[1]]()
        )
    )
