# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the doctor says of the public log."""

import json

import pytest
from django.utils import timezone
from tests.unit.office.log.kept import EAST, write
from tests.unit.office.log.test_log import sha
from tests.unit.office.server.signing.test_signing import asked, office, signing  # noqa: F401 - fixtures
from tests.unit.office.tampering import by_hand, without_guards

from trede.office.journal.models import Event
from trede.office.log import tasks
from trede.office.log.asking import log_keys, public_keys
from trede.office.server.doctor import log, secrets
from trede.office.server.signing.keyfile import new_keys, read_keys, write_keys
from trede.office.server.signing.rotating import rotate


@pytest.fixture
def well(office, asked):  # noqa: F811
    for number in range(3):
        write(sha(number), timezone.now())
    tasks.bring_up_to_date()
    return office


def codes(configuration):
    return [(each.code, each.value) for each in log.broken(configuration)]


def test_a_log_that_is_well(well):
    assert codes(well) == []


def test_a_log_of_nothing_is_well(office):  # noqa: F811
    assert codes(office) == []


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE log_entry SET entry = 'x' WHERE \"index\" = 1", "doctor.log-entry"),
        (
            "UPDATE log_entry SET entry = REPLACE(entry, 'seal', 'status') WHERE \"index\" = 1",
            "doctor.log-untrue",
        ),
        ("UPDATE log_checkpoint SET root = 'x'", "doctor.log-untrue"),
        ("UPDATE log_checkpoint SET note = 'x'", "doctor.log-untrue"),
        ('DELETE FROM log_entry WHERE "index" = 2', "doctor.log-cut"),
    ],
)
def test_a_change_by_hand_is_told(well, statement, code):
    without_guards()
    by_hand(statement)
    assert code in dict(codes(well))


def test_a_database_put_back_is_told(well):
    """Also when the checkpoints went with the entries: the signing process and the files remember."""
    without_guards()
    by_hand("DELETE FROM log_checkpoint", 'DELETE FROM log_entry WHERE "index" > 0')
    assert codes(well)[:2] == [("doctor.log-cut", "3")] * 2


def test_files_that_cannot_be_read_are_told(well):
    well.signed_file.write_text("{}", "utf-8")
    (well.log_folder / "checkpoint").write_text("x", "utf-8")
    assert [code for code, _ in codes(well)] == ["doctor.log-signed-unreadable"] * 2


@pytest.mark.parametrize("at", [0, 5, 40, 100, -5, -1])
@pytest.mark.parametrize("name", ["checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3"])
def test_a_byte_of_what_the_world_is_shown_is_told(well, name, at):
    file = well.log_folder / name
    changed = bytearray(file.read_bytes())
    changed[at % len(changed)] ^= 1
    file.write_bytes(changed)
    assert codes(well) != []


def test_what_was_shown_earlier_stays_right_and_half_of_it_is_told(well):
    write(sha(7), timezone.now())
    tasks.bring_up_to_date()
    assert (well.log_folder / "tile/0/000.p/4").exists()
    assert codes(well) == []
    for name in ("tile/0/000.p/3", "tile/entries/000.p/3"):
        file = well.log_folder / name
        data = file.read_bytes()
        file.write_bytes(data[:32])
        assert codes(well) == [("doctor.log-shown-other", str(file))]
        file.write_bytes(data)


def test_what_is_being_written_at_that_moment_is_no_harm(well):
    (well.log_folder / "tile/0/000.p/.4-0a1b2c3d").write_bytes(b"half")
    assert codes(well) == []


def test_public_keys_that_no_start_has_made_yet_are_no_harm_to_the_others(well):
    well.public_keys_file.unlink()
    assert secrets.unreadable(well) == []


def test_a_signer_that_was_made_to_forget_is_told(well):
    well.signed_file.unlink()
    assert codes(well) == [("doctor.log-signed-gone", str(well.signed_file))]


def test_a_signer_that_remembers_less_than_it_signed_is_told(well):
    file, older = well.signed_file, well.signed_file.read_text()
    write(sha(4), timezone.now())
    tasks.bring_up_to_date()
    assert codes(well) == []
    file.write_text(older)
    assert codes(well) == [("doctor.log-signed-older", str(file))]


@pytest.mark.parametrize("which", ["log", "issuer"])
def test_a_public_key_that_somebody_added_is_told(well, which):
    """What is signed with it would be believed by whoever takes the trust file from here."""
    other = new_keys("testserver/log", "did:web:testserver", timezone.now().date(), well.public_keys_file)
    document, file = public_keys(), well.signing_keys_file.with_name("other.json")
    write_keys(file, file.with_name("public.json"), other)
    theirs = json.loads(file.with_name("public.json").read_text())[which][-1]
    document[which].insert(0, theirs)
    well.public_keys_file.write_text(json.dumps(document))
    assert codes(well) == [("doctor.log-keys-foreign", theirs if which == "log" else theirs["method"])]


@pytest.mark.parametrize("part", ["trede/signing-keys", "PRIVATE+KEY", "seed", '"method"', '"from"'])
def test_a_byte_of_the_keys_to_sign_with_is_told(well, part):
    assert secrets.unreadable(well) == []
    text = well.signing_keys_file.read_text()
    at = text.index(part) + len(part) - 1
    well.signing_keys_file.write_text(f"{text[:at]}{'x' if text[at] != 'x' else 'y'}{text[at + 1 :]}")
    assert [each.code for each in secrets.unreadable(well)] == ["doctor.signing-keys-other"]


@pytest.mark.parametrize("left", ["", "{}"])
def test_public_keys_that_are_gone_are_told_and_no_harm_to_the_database(well, left):
    well.public_keys_file.unlink()
    if left:
        well.public_keys_file.write_text(left, "utf-8")
    assert codes(well) == [("doctor.log-keys", str(well.public_keys_file))]


def test_what_was_left_unsigned_is_told(well, now):
    write(sha(9), now)  # weeks before this test runs, or after: only the past counts
    past = timezone.now() > now
    assert [code for code, _ in codes(well)] == ["doctor.log-behind"] * past


def test_what_no_witness_saw_is_told(office, asked, settings, now, monkeypatch):  # noqa: F811
    settings.TREDE_LOG_POLICY = f"witness east {EAST.verifier.line}\nquorum east"
    write(sha(1), now)
    tasks.bring_up_to_date()
    monkeypatch.setattr(log, "UNSEEN", -log.UNSEEN * 10_000)
    assert [code for code, _ in codes(office)] == ["doctor.log-unwitnessed"]


def test_a_new_key_is_a_command_and_stands_in_the_journal(well, now):
    for which, known in (("log", "log"), ("issuer", "issuer")):
        public = rotate(well, which, on=now)
        assert public in str(public_keys()[known][-1])
        assert Event.objects.filter(kind="signing.new-key", facts__key=public).exists()
    write(sha(4), now)
    tasks.bring_up_to_date()
    assert codes(well) == []
    assert len(log_keys()) == 2


def test_keys_that_were_lost_stay_known_and_their_names_are_not_used_again(well, now):
    """A backup without keys was restored: the next start makes new ones."""
    old = public_keys()
    keys = new_keys("pso.example/log", "did:web:pso.example", now.date(), well.public_keys_file)
    write_keys(well.signing_keys_file, well.public_keys_file, keys)
    assert read_keys(well.signing_keys_file).issuer[0].method == "did:web:pso.example#key-2"
    found = public_keys()
    assert found["log"][0] == old["log"][0]
    assert [each["method"][-1] for each in found["issuer"]] == ["1", "2"]
    assert found["issuer"][0]["until"] == now.date().isoformat()
    assert codes(well) == []
