# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each column of each row of journal, register, certificates and log is changed by hand, and the doctor names it."""

from functools import partial

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from tests.unit.office.certificates.conftest import asked, office, ready, signing, signs  # noqa: F401 - fixtures
from tests.unit.office.log.kept import EAST
from tests.unit.office.register.shown import PHOTO, said
from tests.unit.office.tampering import fields, other, other_row, without_guards

from trede.office.certificates import actions
from trede.office.certificates import tasks as certificates
from trede.office.certificates.models import Certificate
from trede.office.journal import keeping
from trede.office.journal.rules import System
from trede.office.log import actions as log_actions
from trede.office.log import tasks as log
from trede.office.log.models import Checkpoint, Entry
from trede.office.register.actions import add_hand_over, confirm_sector
from trede.office.register.models import Listing
from trede.office.server.doctor.checkup import CHECKS, DEEP, examined
from trede.office.server.signing.keyfile import read_keys
from trede.proofs.checkpoints import Checkpoint as Checked
from trede.proofs.cosignatures import cosignature
from trede.proofs.notes import signed

ROOMS = ("journal", "register", "certificates", "log")
LOOKED = {
    "journal": ("journal", "checkpoints"),
    "register": ("kept", "register", "certificates"),
    "certificates": ("kept", "certificates"),
    "log": ("kept", "log"),
}
"""Which checks are about which room."""
SAYS_NOTHING = {
    "journal.concern.id": "an event and an organisation are all that it says",
    "log.cosignature.id": "named by its checkpoint and its witness",
    "certificates.change.id": "named by its certificate and its moment",
    "register.moved.id": "named by its number",
    "register.covered.id": "named by its listing and its number",
}
"""What no check looks at, for nothing hangs on it."""


@pytest.fixture
def whole(ready, office, now, settings):  # noqa: F811
    """An office with a row in each of these tables, all of it signed and one checkpoint witnessed."""
    confirm_sector(by=ready.chain.assigned("auditor"), on=now, sector="62.10")
    made = ready.issue()
    log.bring_up_to_date()
    certificates.bring_up_to_date()
    actions.suspend(by=ready.scheme, on=timezone.now(), certificate=made.pk, reason="Wij zoeken iets uit.")
    log.bring_up_to_date()
    certificates.bring_up_to_date()
    shown = said(picture=PHOTO, shows="Twee mensen.")
    add_hand_over(by=ready.chain.members["employer"], on=timezone.now(), shown=shown)
    newest = Checkpoint.objects.last()
    text = newest.note.partition("\n\n")[0] + "\n"
    line = cosignature(text, EAST, int(now.timestamp()))
    log_actions.keep_cosignature(by=System("log"), on=now, size=newest.size, line=line, witness=EAST.verifier)
    settings.TREDE_CHECKPOINTS, settings.TREDE_CHECKSUMS = office.checkpoints_file, office.checksums_file
    keeping.begin(on=now)
    return office.model_copy(update={"database_url": "postgresql://somewhere/trede"})


def ours():
    return [each for each in apps.get_models() if each._meta.app_label in ROOMS]


def named(office, *rooms):  # noqa: F811
    """What the doctor says, as one text of codes and names."""
    checks = [each for each in (*CHECKS, *DEEP) if each.name in rooms]
    found = [each for outcome in examined(office, checks) for each in outcome.wrong]
    return " ".join(f"{each.code} {each.value}" for each in found)


def by_hand(office, room, change):  # noqa: F811
    """What is found after this change, which is undone."""
    with transaction.atomic():
        change()
        found = named(office, *LOOKED[room])
        transaction.set_rollback(True)
    return found


def test_each_column_and_each_row_that_is_changed_by_hand_is_named(whole):
    assert named(whole, *(each for looked in LOOKED.values() for each in looked)) == ""
    without_guards()
    unseen = []
    for model in ours():
        room, table = model._meta.app_label, model._meta.label_lower
        row = model._default_manager.first()
        rows = model._default_manager.filter(pk=row.pk)
        for field in fields(model):
            new = other(field, getattr(row, field.attname))
            found = by_hand(whole, room, partial(rows.update, **{field.attname: new}))
            unseen += [field.name] if not found and f"{table}.{field.name}" not in SAYS_NOTHING else []
        unseen += [] if by_hand(whole, room, partial(rows._raw_delete, rows.db)) else [f"{table} taken away"]
    assert unseen == []


def test_rows_that_are_put_in_by_hand_are_named(whole):
    without_guards()
    for model in ours():
        put_in = other_row(model._default_manager.first())
        found = by_hand(whole, model._meta.app_label, partial(model._default_manager.bulk_create, [put_in]))
        assert found, model


def test_a_row_whose_journal_was_written_anew_does_not_follow_from_what_was_signed(whole):
    """Who holds the database and the journal can make both agree; the certificate, its log and its lists are signed."""
    without_guards()
    certificate = Certificate.objects.get()
    Certificate.objects.update(level="trede-3", state="valid", ended_on=None)
    Listing.objects.update(level="trede-3", gaps=[])
    found = named(whole, "certificates")
    assert found.split() == [
        *("doctor.other-row", f"certificate:{certificate.pk}"),
        *("doctor.other-state", f"certificate:{certificate.pk}"),
        *("doctor.other-register", f"certificate:{certificate.pk}"),
        *("doctor.other-list", "status:suspension"),
    ]


def test_another_tree_signed_by_our_key_is_found(whole):
    """A split view: what the world was shown, signed well, is of other entries than ours."""
    shown = whole.log_folder / "checkpoint"
    key = read_keys(whole.signing_keys_file).log[0]
    size = Entry.objects.count()
    shown.write_text(signed(Checked(key.name, size, b"x" * 32).text, [key]), "utf-8")
    assert named(whole, "log") == f"doctor.log-cut {size}"


def test_another_id_in_a_case_is_named(whole):
    """Two proposals that change ids would make each the one that was voted on."""
    without_guards()
    for name in ("plan", "proposal", "decision"):
        model = apps.get_model("audit", name)
        row = model.objects.first()
        change = partial(model.objects.filter(pk=row.pk).update, id=other(model._meta.pk, row.pk))
        assert f"doctor.kept-changed case:{row.case_id}" in by_hand(whole, "certificates", change)
