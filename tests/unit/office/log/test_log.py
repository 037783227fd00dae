# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log: what goes in, what is signed and witnessed of it, and that the database refuses all else."""

import hashlib

import pytest
from django.db import IntegrityError, transaction
from tests.unit.office.dossier import filled
from tests.unit.office.log.kept import EAST, LOG, POLICY, TREDE, checkpoint, keep, witness, write
from tests.unit.office.tampering import by_hand, without_guards

from trede.errors import NotFoundError, RefusedError
from trede.office.dossier import actions as dossiers
from trede.office.dossier import queries as of_dossier
from trede.office.log import actions, queries
from trede.office.log.models import Checkpoint, Cosignature, Entry
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import guards, kept
from trede.proofs.log_entries import entry_bytes
from trede.proofs.log_proofs import read_log_proof
from trede.proofs.notes import new_signer

ANY = Configuration(database_url="postgresql://somewhere/trede")


def sha(number):
    return hashlib.sha256(str(number).encode()).hexdigest()


@pytest.fixture
def five(now):
    for number in range(5):
        write(sha(number), now, subject=f"application:{number}")


@pytest.fixture
def handed_in(now, administrator, colleague):
    signatory = colleague("signatory")
    told = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": filled.INTENDED}
    dossier = dossiers.open_dossier(by=administrator, on=now, **told).pk
    dossiers.measure(by=administrator, on=now, dossier=dossier, declared=filled.declared())
    filled.answer_all(administrator, now, dossier)
    seen = of_dossier.to_freeze(signatory, dossier)
    return dossiers.hand_in(by=signatory, on=now, dossier=dossier, seen_sha256=seen.sha256), seen


def test_signing_an_application_puts_its_seal_in_the_log(handed_in):
    made, seen = handed_in
    found = queries.logged("seal", f"application:{made.pk}")
    assert (found.index, found.sha256) == (0, seen.document["seal"]["root"])
    assert queries.entries() == [entry_bytes("seal", found.sha256)]
    assert kept.changed(ANY) == []


def test_a_test_application_is_not_logged(now, administrator):
    told = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": filled.INTENDED}
    dossier = dossiers.open_dossier(by=administrator, on=now, **told).pk
    dossiers.measure(by=administrator, on=now, dossier=dossier, declared=filled.declared())
    dossiers.hand_in_test(by=administrator, on=now, dossier=dossier)
    assert queries.size() == 0


def test_what_is_public_tells_nothing_of_anybody(handed_in):
    made, _ = handed_in
    public = b"".join(queries.entries()).decode()
    for told in (str(made.pk), str(made.dossier_id), "Voorbeeld", "12345678", "CANARY"):
        assert told not in public


def test_the_same_seal_is_not_logged_twice(now, five):
    """Its sample would be known before it is drawn again."""
    with pytest.raises(RefusedError, match="public log already"):
        write(sha(3), now, subject="application:other")
    assert queries.size() == 5


def test_entries_count_from_nought(five):
    assert [each.index for each in Entry.objects.all()] == [0, 1, 2, 3, 4]
    assert queries.entries(1, 3) == [entry_bytes("seal", sha(number)) for number in (1, 2)]
    assert queries.logged_document("seal", sha(2)).index == 2
    assert queries.logged_document("status", sha(2)) is None
    assert queries.logged("seal", "application:9") is None


def test_a_checkpoint_is_kept_when_it_is_true(now, five):
    note = keep(now)
    assert queries.newest().note == note
    with pytest.raises(RefusedError, match="already"):
        actions.keep_checkpoint(by=TREDE, on=now, note=note, keys=[LOG.verifier])


def test_no_checkpoint_is_kept_that_is_untrue(now, five):
    """Of other entries, of more than there are, by another key, and what is no checkpoint."""
    other = [entry_bytes("seal", sha(number)) for number in (0, 1, 2, 3, 9)]
    stranger = new_signer(LOG.name)
    for note in (
        checkpoint(other),
        checkpoint([*queries.entries(), b"more"]),
        checkpoint(signer=stranger),
        "no note",
    ):
        with pytest.raises(RefusedError, match="does not fit"):
            actions.keep_checkpoint(by=TREDE, on=now, note=note, keys=[LOG.verifier])
    assert queries.newest() is None


def test_an_older_checkpoint_is_not_kept_after_a_newer(now, five):
    older = checkpoint(queries.entries(0, 3))
    keep(now)
    with pytest.raises(RefusedError, match="already"):
        actions.keep_checkpoint(by=TREDE, on=now, note=older, keys=[LOG.verifier])


def test_the_first_witnessed_checkpoint_with_an_entry_does_not_change(now, five):
    keep(now)
    assert queries.first_witnessed(2, POLICY) is None  # nobody outside saw it yet
    write(sha(5), now)
    keep(now, witnessed=True)
    first = queries.first_witnessed(2, POLICY)
    assert first.size == 6
    write(sha(6), now)
    keep(now, witnessed=True)
    assert queries.first_witnessed(2, POLICY) == first
    assert queries.first_witnessed(6, POLICY).size == 7
    assert queries.first_witnessed(7, POLICY) is None


def test_a_proof_of_logging_holds_for_a_stranger(now, five):
    keep(now, witnessed=True)
    found = queries.first_witnessed(3, POLICY)
    text = queries.proof(3, found).text
    assert read_log_proof(text).check(entry_bytes("seal", sha(3)), POLICY).checkpoint.size == 5
    with pytest.raises(NotFoundError):
        queries.proof(5, found)


def test_a_cosignature_must_be_of_that_witness_and_counts_once(now, five):
    note = keep(now)
    stranger = new_signer("east.example")
    told = {"by": TREDE, "on": now, "size": 5}
    for line in (note.splitlines()[-1], "no line", "— east.example AAAA"):
        with pytest.raises(RefusedError, match="no signature"):
            actions.keep_cosignature(**told, line=line, witness=EAST.verifier)
    with pytest.raises(RefusedError, match="no signature"):
        actions.keep_cosignature(**told, line=note.splitlines()[-1], witness=stranger.verifier)
    witness(note, now)
    with pytest.raises(RefusedError, match="already"):
        witness(note, now)
    with pytest.raises(RefusedError, match="already"):
        actions.keep_cosignature(**{**told, "size": 4}, line="x", witness=EAST.verifier)


def refused(write_row):
    with pytest.raises(IntegrityError), transaction.atomic():
        write_row()


def test_the_database_refuses_every_change(now, five):
    keep(now, witnessed=True)
    for model in (Entry, Checkpoint, Cosignature):
        refused(lambda model=model: model.objects.all().delete())
    refused(lambda: Entry.objects.update(sha256="0" * 64))
    refused(lambda: Checkpoint.objects.update(root="0" * 64))
    refused(lambda: Cosignature.objects.update(line=""))
    for index in (4, 6, 7):  # there already, and past the next
        told = {"kind": "seal", "sha256": sha(index + 50), "entry": "x", "subject": "x", "logged_at": now}
        refused(lambda index=index, told=told: Entry.objects.create(index=index, **told))
    refused(lambda: Checkpoint.objects.create(size=6, root="0" * 64, note="x", signed_at=now))
    assert guards.fallen(ANY) == []


@pytest.mark.parametrize(
    ("statement", "owner"),
    [
        ("UPDATE log_entry SET sha256 = 'x' WHERE \"index\" = 2", "log"),
        ("UPDATE log_entry SET subject = 'application:2'", "log"),
        ("UPDATE log_checkpoint SET root = 'x'", "checkpoint"),
        ("DELETE FROM log_cosignature", "checkpoint"),
    ],
)
def test_a_change_by_hand_is_named(now, five, statement, owner):
    keep(now, witnessed=True)
    assert kept.changed(ANY) == []
    without_guards()
    by_hand(statement)
    assert {each.value.partition(":")[0] for each in kept.changed(ANY)} == {owner}
