# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing: what the process signs, what it refuses, and that the keys are in its file and nowhere else."""

import json
import threading
from datetime import date

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.office.log.kept import EAST, write
from tests.unit.office.log.test_log import sha
from tests.unit.office.tampering import by_hand, without_guards
from tests.unit.proofs.test_merkle import by_definition

from trede.cli.witness_serving import Witness, serve, write_state
from trede.errors import ConfigurationError, RefusedError
from trede.office.log import queries, tasks, witnesses
from trede.office.log.asking import ask, log_keys, public_keys
from trede.office.server.backup import making, restoring
from trede.office.server.configuration import Configuration
from trede.office.server.folder import prepare_signing
from trede.office.server.signing import keyfile
from trede.office.server.signing.answering import Signing
from trede.office.server.signing.process import Server
from trede.office.server.signing.second_way import stored_entries, tree_hash
from trede.proofs.merkle import leaf_hash, root_over, roots_at
from trede.proofs.notes import read_note
from trede.proofs.tiles import Tile, read_bundle, read_tile

DAY = date(2026, 11, 2)


@pytest.fixture
def office(tmp_path, settings):
    """The keys, made as a start makes them; the process that signs, as a thread of this one."""
    there = Configuration(data=tmp_path, url="https://pso.example/")
    for folder in (there.keys, there.running):
        folder.mkdir()
    prepare_signing(there)
    settings.TREDE_SIGNING_SOCKET = there.signing_socket
    settings.TREDE_PUBLIC_KEYS = there.public_keys_file
    settings.TREDE_LOG_FOLDER = there.log_folder
    return there


@pytest.fixture
def signing(office):
    return Signing(office.signing_keys_file, office.signed_file, stored_entries)


@pytest.fixture
def asked(signing, monkeypatch):
    """Asked without a socket, for the database of a test is that of its thread."""

    def answer(request):
        said = signing.answer(request)
        if "refused" in said:
            raise RefusedError([])
        return said

    monkeypatch.setattr(tasks, "ask", answer)


def wanted():
    entries = queries.entries()
    root = roots_at({len(entries)}, entries)[len(entries)].hex()
    return {"ask": "checkpoint", "size": len(entries), "root": root}


def three(now):
    for number in range(3):
        write(sha(number), now)


def test_a_checkpoint_of_what_is_stored(now, office, signing):
    three(now)
    note = signing.answer(wanted())["note"]
    assert read_note(note).signed_by(log_keys())
    assert note.startswith("pso.example/log\n3\n")


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_the_second_way_is_that_of_the_definition(entries):
    """And of the room of proofs, with which it shares no code."""
    assert tree_hash(entries) == by_definition(entries) == root_over([leaf_hash(each) for each in entries])


def test_nothing_is_signed_that_was_not_counted_here(now, signing):
    three(now)
    for wrong in ({"size": 2}, {"size": 4}, {"root": "0" * 64}, {"root": None}):
        assert "not the tree" in signing.answer(wanted() | wrong)["refused"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_entry SET entry = REPLACE(entry, 'seal', 'status') WHERE \"index\" = 1",
        'DELETE FROM log_entry WHERE "index" = 2',
    ],
)
def test_a_log_that_was_rewritten_or_put_back_is_not_signed_again(now, signing, statement):
    """Also when whoever asks counts the same: the process knows what it signed last."""
    three(now)
    signing.answer(wanted())
    without_guards()
    by_hand(statement)
    assert "signed before" in signing.answer(wanted())["refused"]


def test_what_was_signed_last_must_be_whole(now, office, signing):
    three(now)
    for broken in ("", "{}", '{"size": "x", "root": 1}', '{"size": 9, "root": "00"}'):
        office.signed_file.write_text(broken, "utf-8")
        assert "signed before" in signing.answer(wanted())["refused"]


@pytest.mark.parametrize(
    "request_", [{}, {"ask": "key"}, {"ask": "credential"}, {"ask": "credential", "document": {}}]
)
def test_nothing_else_is_signed(signing, request_):
    assert set(signing.answer(request_)) == {"refused"}


def test_no_credential_of_another_issuer(signing):
    for issuer in ("did:web:other.example", {"id": "did:web:other.example"}, None):
        said = signing.answer(
            {"ask": "credential", "document": {"issuer": issuer}, "created": "2026-11-02T00:00:00Z"}
        )
        assert "this issuer" in said["refused"]


def test_a_credential_that_the_data_model_refuses_is_refused(signing):
    document = {"issuer": "did:web:pso.example"}
    assert set(signing.answer({"ask": "credential", "document": document, "created": "x"})) == {"refused"}


def test_over_its_socket(office, signing, monkeypatch):
    """A line in, a line out, for the owner only; nonsense is answered too."""
    signing = Signing(signing.keys_file, signing.signed_file, lambda: [b"a", b"b"])
    with Server(office.signing_socket, signing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert office.signing_socket.stat().st_mode & 0o077 == 0
        root = tree_hash([b"a", b"b"]).hex()
        assert ask({"ask": "checkpoint", "size": 2, "root": root})["note"].startswith("pso.example/log\n2\n")
        for nonsense in ({}, {"ask": "x"}):
            with pytest.raises(RefusedError, match="Nothing was signed"):
                ask(nonsense)
        server.shutdown()
    with pytest.raises(RefusedError, match="does not answer"):
        ask({"ask": "checkpoint"})


def test_a_deep_folder_has_a_socket_too(office, settings, tmp_path):
    deep = tmp_path.joinpath(*["a folder with a long name"] * 5)
    deep.mkdir(parents=True)
    settings.TREDE_SIGNING_SOCKET = deep / "signing.socket"
    signing = Signing(office.signing_keys_file, office.signed_file, lambda: [b"a"])
    with Server(settings.TREDE_SIGNING_SOCKET, signing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert "note" in ask({"ask": "checkpoint", "size": 1, "root": tree_hash([b"a"]).hex()})
        server.shutdown()


def test_secrets_are_in_the_file_of_the_keys_and_nowhere_else(now, office, asked):
    three(now)
    tasks.sign_newest()
    keys = keyfile.read_keys(office.signing_keys_file)
    held = [
        keys.log[0].secret,
        keys.log[0].seed.hex(),
        json.loads(office.signing_keys_file.read_text())["issuer"][0]["seed"],
    ]
    assert office.signing_keys_file.stat().st_mode & 0o077 == 0
    others = [each for each in office.data.rglob("*") if each.is_file() and each != office.signing_keys_file]
    kept = [
        str(list(model._default_manager.values()))
        for model in apps.get_models()
        if model.__module__.startswith("trede.")
    ]
    for secret in held:
        assert all(secret not in each.read_text("utf-8", errors="replace") for each in others)
        assert all(secret not in each for each in kept)


def test_the_web_does_not_read_the_keys(office, settings):
    assert not [name for name in dir(settings) if "SIGNING_KEYS" in name]
    assert public_keys()["issuer"][0]["method"] == "did:web:pso.example#key-1"


def test_a_new_key_of_the_log_signs_with_the_old_one_beside_it(now, office, signing):
    three(now)
    old = log_keys()
    keys = keyfile.with_new_log_key(keyfile.read_keys(office.signing_keys_file))
    keyfile.write_keys(office.signing_keys_file, office.public_keys_file, keys)
    note = read_note(signing.answer(wanted())["note"])
    assert note.signed_by(old)
    assert len(note.signed_by(log_keys())) == 2
    assert {key.name for key in log_keys()} == {"pso.example/log"}


def test_a_new_key_of_the_issuer_ends_the_old_one(office):
    keys = keyfile.with_new_issuer_key(keyfile.read_keys(office.signing_keys_file), date(2027, 1, 5))
    assert [(each.method, each.last) for each in keys.issuer] == [
        ("did:web:pso.example#key-1", date(2027, 1, 5)),
        ("did:web:pso.example#key-2", None),
    ]
    keyfile.write_keys(office.signing_keys_file, office.public_keys_file, keys)
    assert keyfile.read_keys(office.signing_keys_file) == keys


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": "trede/signing-keys/1", "log": [], "issuer": []}']
)
def test_a_broken_file_of_keys_is_told_and_not_repeated(office, signing, text):
    office.signing_keys_file.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError, match="backup"):
        keyfile.read_keys(office.signing_keys_file)
    assert "backup" in signing.answer(wanted())["refused"]
    for place in (office.public_keys_file,):
        place.write_text(text, "utf-8")
        with pytest.raises(ConfigurationError):
            log_keys()


def test_a_start_keeps_the_keys_that_are_there(office):
    before = office.signing_keys_file.read_bytes()
    office.public_keys_file.unlink()
    prepare_signing(office)
    assert office.signing_keys_file.read_bytes() == before
    assert log_keys()


def test_a_start_makes_keys_known_that_came_from_another_machine(office):
    keys = keyfile.with_new_issuer_key(keyfile.read_keys(office.signing_keys_file), date(2027, 1, 5))
    keyfile.write_keys(office.signing_keys_file, office.public_keys_file.with_name("elsewhere"), keys)
    prepare_signing(office)
    assert [(each["method"][-5:], each["until"]) for each in public_keys()["issuer"]] == [
        ("key-1", "2027-01-05"),
        ("key-2", None),
    ]


@pytest.fixture
def east(office, settings, tmp_path):
    """A witness, running, and in the policy."""
    state = tmp_path / "seen.json"
    write_state(state, {})
    witness = Witness(EAST, {"pso.example/log": log_keys()}, state, lambda: 1_790_000_000)
    server = serve(witness, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    settings.TREDE_LOG_POLICY = f"witness east {EAST.verifier.line} http://127.0.0.1:{port}/\nquorum east"
    yield witness
    server.shutdown()
    server.server_close()


def test_from_an_entry_to_a_witnessed_checkpoint_in_a_file(now, office, asked, east):
    three(now)
    tasks.bring_up_to_date()
    first = queries.first_witnessed(0, witnesses.policy())
    assert first.size == 3
    assert (office.log_folder / "checkpoint").read_text("utf-8") == first.note
    entries = read_bundle((office.log_folder / "tile/entries/000.p/3").read_bytes(), Tile(0, 0, 3))
    assert entries == queries.entries()
    hashes = read_tile((office.log_folder / "tile/0/000.p/3").read_bytes(), Tile(0, 0, 3))
    assert root_over(hashes).hex() == first.root
    write(sha(7), now)
    tasks.bring_up_to_date()
    assert queries.first_witnessed(3, witnesses.policy()).size == 4
    tasks.bring_up_to_date()  # nothing new: nothing more is signed
    assert queries.newest().size == 4


def test_a_witness_that_is_away_is_asked_again(now, office, asked, east, settings):
    three(now)
    right = settings.TREDE_LOG_POLICY
    settings.TREDE_LOG_POLICY = right.replace("http://127.0.0.1:", "http://127.0.0.1:1")
    tasks.bring_up_to_date()
    assert queries.first_witnessed(0, witnesses.policy()) is None
    settings.TREDE_LOG_POLICY = right
    tasks.bring_up_to_date()
    assert queries.first_witnessed(0, witnesses.policy()).size == 3


def test_a_witness_that_remembers_more_than_we_do_gets_on_with_it(now, office, asked, east):
    """Our tables lost its signature; it says what it has, and the proof starts there."""
    three(now)
    tasks.bring_up_to_date()
    without_guards()
    by_hand("DELETE FROM log_cosignature")
    write(sha(8), now)
    tasks.bring_up_to_date()
    assert queries.first_witnessed(0, witnesses.policy()).size == 4


def test_a_witness_that_saw_more_entries_tells_of_a_folder_put_back(now, office, asked, east, caplog):
    for number in range(5):
        write(sha(number), now)
    tasks.bring_up_to_date()
    without_guards()
    by_hand(
        "DELETE FROM log_cosignature", "DELETE FROM log_checkpoint", 'DELETE FROM log_entry WHERE "index" > 2'
    )
    office.signed_file.unlink()  # all of it put back, also what was signed
    tasks.bring_up_to_date()
    assert "saw 5 entries of our log, which has 3" in caplog.text
    assert queries.first_witnessed(0, witnesses.policy()) is None


def test_a_backup_has_what_was_signed_and_the_keys_only_when_asked(now, office, asked):
    three(now)
    tasks.sign_newest()
    without, with_keys = (dict(making._beside(office, with_keys=each)) for each in (False, True))
    assert set(without) == {"log.signed", "public-keys.json"}
    assert with_keys["keys/signing.keys"] == office.signing_keys_file.read_text("utf-8")
    secret = keyfile.read_keys(office.signing_keys_file).log[0].secret
    assert secret not in str(without)
    assert [
        restoring._place_of(office, name) for name in ("log.signed", "public-keys.json", "keys/signing.keys")
    ] == [
        *(office.signed_file, office.public_keys_file, office.signing_keys_file),
    ]
