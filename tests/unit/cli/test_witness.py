# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede witness``: over HTTP as a log asks it, with what it saw on the disk before it answers."""

import json
import subprocess
import sys
import threading
import urllib.error
import urllib.request

import pytest
from tests.unit.proofs.logged import AT, EAST, ENTRIES, LOG, checkpoint

from trede.cli import witness_serving
from trede.cli.app import run
from trede.cli.witness_serving import Witness, read_state, serve, write_state
from trede.errors import InputRefusedError
from trede.proofs.cosignatures import cosigned_by
from trede.proofs.merkle import consistency_path, leaf_hash
from trede.proofs.notes import read_note, read_signer
from trede.proofs.witnessing import Request

OTHER = [*ENTRIES[:4], b"something else", *ENTRIES[5:]]


def body(before, entries):
    path = consistency_path([leaf_hash(each) for each in entries], before)
    return Request(before, path, checkpoint(entries)).text.encode()


@pytest.fixture
def place(tmp_path):
    state = tmp_path / "seen.json"
    write_state(state, {})
    return state


@pytest.fixture
def address(place):
    server = serve(Witness(EAST, {LOG.name: [LOG.verifier]}, place, lambda: AT), "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def ask(address, data, path="/add-checkpoint"):
    try:
        with urllib.request.urlopen(f"{address}{path}", data) as said:  # noqa: S310 - our own address
            return said.status, said.read().decode(), said.headers["Content-Type"]
    except urllib.error.HTTPError as said:
        return said.code, said.read().decode(), said.headers["Content-Type"]


def test_a_log_gets_its_signature_and_the_disk_has_it(address, place):
    status, line, _ = ask(address, body(0, ENTRIES[:5]))
    assert status == 200
    assert cosigned_by(read_note(checkpoint(ENTRIES[:5]) + line), [EAST.verifier])
    assert read_state(place)[LOG.name].size == 5
    assert ask(address, body(5, ENTRIES))[0] == 200
    assert read_state(place)[LOG.name].size == 13


def test_another_old_size_is_told_as_the_protocol_says(address):
    ask(address, body(0, ENTRIES[:5]))
    assert ask(address, body(3, ENTRIES)) == (409, "5\n", "text/x.tlog.size")


@pytest.mark.parametrize(
    ("before", "entries", "why"),
    [(3, ENTRIES[:4], "rolled-back"), (9, OTHER[:9], "split"), (9, OTHER, "forked")],
)
def test_rollback_split_view_and_fork_are_refused_told_and_kept(address, place, capfd, before, entries, why):
    ask(address, body(0, ENTRIES[:9]))
    kept = place.read_bytes()
    assert ask(address, body(before, entries))[0] in {409, 422}
    assert place.read_bytes() == kept
    evidence = place.with_name("seen.json.refused").read_text("utf-8")
    assert evidence.startswith(f"{why}\nold {before}\n")
    assert checkpoint(entries) in evidence
    assert f"log.example/pso: {why}" in capfd.readouterr().err


def test_the_same_lie_after_a_restart_is_refused_too(place):
    first = Witness(EAST, {LOG.name: [LOG.verifier]}, place, lambda: AT)
    assert first.take(body(0, ENTRIES[:9])).status == 200
    again = Witness(EAST, first.logs, place, lambda: AT, read_state(place))
    assert again.take(body(9, OTHER)).status == 422
    assert again.take(body(9, ENTRIES)).status == 200


def test_forty_at_once_are_answered_one_by_one(address, place):
    """Of forty logs that say that they grew from nothing, one is first; nobody's list goes back."""
    said = []
    sizes = [1 + n % 13 for n in range(40)]
    threads = [
        threading.Thread(target=lambda n=n: said.append((n, ask(address, body(0, ENTRIES[:n]))[0])))
        for n in sizes
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    signed = {size for size, status in said if status == 200}
    assert len(signed) == 1
    assert read_state(place)[LOG.name].size == signed.pop()
    assert {status for _, status in said} == {200, 409}


def test_what_cannot_be_kept_is_not_signed(address, place, monkeypatch):
    def full(*_):
        raise OSError("disk full")

    monkeypatch.setattr(witness_serving, "write_state", full)
    status, said, _ = ask(address, body(0, ENTRIES[:5]))
    assert status == 500
    assert "—" not in said


def test_other_addresses_and_too_much(address):
    assert ask(address, b"", "/other")[0] == 404
    assert ask(address, None, "/other")[0] == 404
    assert ask(address, bytes(70_000))[0] == 413
    assert ask(address, b"")[0] == 400


def test_whoever_looks_sees_the_key_and_the_last_checkpoint(address):
    ask(address, body(0, ENTRIES[:5]))
    said = ask(address, None, "/")[1]
    assert said.startswith(EAST.verifier.line)
    assert checkpoint(ENTRIES[:5]) in said


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", '{"format":"other","logs":{}}', '{"format":"trede/witness/1","logs":{"a":{}}}'],
)
def test_a_broken_state_is_not_begun_anew(tmp_path, content):
    file = tmp_path / "seen.json"
    file.write_text(content, "utf-8")
    with pytest.raises(InputRefusedError, match="cannot be read"):
        read_state(file)


def test_from_the_command_line(tmp_path):
    """A key, a first start, a checkpoint, a stop; then a start without what was seen."""
    key, state = tmp_path / "witness.key", tmp_path / "seen.json"
    made = subprocess.run(
        [sys.executable, "-m", "trede", "witness", "key", "east.example", "--out", str(key)],
        capture_output=True,
        text=True,
        check=True,
    )
    signer = read_signer(key.read_text("utf-8"))
    assert made.stdout.strip() == signer.verifier.line
    assert key.stat().st_mode & 0o077 == 0
    command = [
        *(sys.executable, "-m", "trede", "witness", "run", "--key", str(key), "--state", str(state)),
        *("--log", LOG.verifier.line, "--port", "0"),
    ]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "--begin" in refused.stderr
    with subprocess.Popen([*command, "--begin"], stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout.readline().strip() == signer.verifier.line
            address = running.stdout.readline().strip().rstrip("/")
            assert ask(address, body(0, ENTRIES[:5]))[0] == 200
            second = subprocess.run(command, capture_output=True, text=True, check=False)
            assert second.returncode == 2
            assert "draait al" in second.stderr
        finally:
            running.terminate()
    assert json.loads(state.read_text("utf-8"))["logs"][LOG.name]["size"] == 5


def test_a_wrong_key_is_told(tmp_path, capsys):
    wrong = tmp_path / "log.key"
    wrong.write_text(LOG.secret, "utf-8")
    options = ["--key", str(wrong), "--state", str(tmp_path / "s.json")]
    assert run(["witness", "run", *options, "--log", LOG.verifier.line]) == 2
    assert "trede witness key" in " ".join(capsys.readouterr().err.split())
    wrong.write_text(EAST.secret, "utf-8")
    for key in (EAST.verifier.line, "nothing"):
        assert run(["witness", "run", *options, "--log", key]) == 2


def test_what_was_seen_is_never_begun_over(tmp_path, capsys):
    key, state = tmp_path / "witness.key", tmp_path / "seen.json"
    key.write_text(EAST.secret, "utf-8")
    write_state(state, {})
    options = ["--key", str(key), "--state", str(state), "--log", LOG.verifier.line]
    assert run(["witness", "run", *options, "--begin"]) == 2
    assert "bestaat al" in capsys.readouterr().err
