# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the rows file of an employer to opened rows that an auditor checked, with files alone."""

import json

import pytest
from tests.unit.proofs.logged import EAST, LOG, POLICY, WEST, checkpoint
from tests.unit.proofs.sealed import sealed

from trede.cli.app import run
from trede.proofs import rows_file_bytes
from trede.proofs.log_entries import entry_bytes
from trede.proofs.log_proofs import LogProof
from trede.proofs.merkle import inclusion_path, leaf_hash
from trede.proofs.notes import Signer
from trede.sampling import is_replayed

FILE = sealed()
ROOT = FILE.seal.root
OTHER = Signer("log.example/other", bytes(range(3, 35)))
ENTRIES = [entry_bytes("seal", "0" * 64), entry_bytes("seal", ROOT)]
TRUST = f"""format = "trede/trust/1"
policy = '''
{POLICY}'''
[[issuers]]
did = "did:web:pso.example"
method = "did:web:pso.example#key-1"
key = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"
from = 2026-01-01
"""


def proof(index=1, witnesses=(EAST, WEST)):
    path = inclusion_path([leaf_hash(each) for each in ENTRIES], index)
    return LogProof(index, path, checkpoint(ENTRIES, *witnesses)).text


@pytest.fixture
def files(tmp_path):
    (tmp_path / "rows.json").write_bytes(rows_file_bytes(FILE))
    (tmp_path / "seal.tlog-proof").write_text(proof(), "utf-8")
    (tmp_path / "trust.toml").write_text(TRUST, "utf-8")
    return tmp_path


def drawn(files, *more):
    options = ["--proof", str(files / "seal.tlog-proof"), "--trust", str(files / "trust.toml")]
    return run(["sample", str(files / "rows.json"), *options, *more])


def test_the_rows_are_those_that_anybody_draws(files, capsys):
    assert drawn(files, "--json", "--out", str(files / "openings.json")) == 0
    document = json.loads(capsys.readouterr().out)
    assert is_replayed(document)
    assert document["checkpoint"].startswith(LOG.name)
    assert sorted(document["rows"]) == [0, 1, 2, 3, 4]  # five rows: all of them
    assert (files / "openings.json").stat().st_mode & 0o077 == 0
    assert run(["opened", str(files / "openings.json"), "--seal", ROOT]) == 0
    assert "5, 4, 1, 3, 2" in capsys.readouterr().out


def test_it_says_which_rows_in_both_languages(files, capsys):
    assert drawn(files) == 0
    assert "5 van de 5 regels" in capsys.readouterr().out
    assert drawn(files, "--language", "en") == 0
    assert "asks for 5 of 5" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("seal.tlog-proof", b"", "is geen bewijs uit het logboek"),
        ("seal.tlog-proof", b"\xff", "is geen bewijs uit het logboek"),
        ("seal.tlog-proof", proof(0).encode(), "over een ander zegel"),
        ("seal.tlog-proof", proof(witnesses=(EAST,)).encode(), "minder getuigen"),
        ("trust.toml", TRUST.replace("log ", "log x", 1).encode(), "is geen vertrouwensbestand"),
        ("trust.toml", b"\xff", "is geen vertrouwensbestand"),
        (
            "trust.toml",
            TRUST.replace(LOG.verifier.line, OTHER.verifier.line).encode(),
            "niet in uw vertrouwensbestand",
        ),
    ],
    ids=["empty", "no text", "another entry", "one witness", "bad policy", "bad trust", "another log"],
)
def test_nothing_is_drawn_from_what_does_not_hold(files, capsys, name, data, told):
    (files / name).write_bytes(data)
    assert drawn(files, "--out", str(files / "openings.json")) == 2
    assert told in " ".join(capsys.readouterr().err.split())
    assert not (files / "openings.json").exists()


def test_one_row_is_opened_and_checked(files, capsys):
    out = files / "one.json"
    assert run(["open", str(files / "rows.json"), "--row", "4", "--out", str(out)]) == 0
    assert run(["opened", str(out), "--seal", ROOT, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == [{"index": 3, "row": dict(FILE.rows[3])}]
    assert run(["opened", str(out), "--seal", "0" * 64, "--language", "en"]) == 1
    assert "does not belong to the seal" in " ".join(capsys.readouterr().err.split())


def test_without_a_file_it_is_shown(files, capsys):
    assert run(["open", str(files / "rows.json"), "--row", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["format"] == "trede/openings/1"
    assert run(["open", str(files / "rows.json"), "--row", "6", "--out", str(files / "five.json")]) == 2
    assert "rij 6. Dit bestand heeft de rijen 1 tot en met 5" in " ".join(capsys.readouterr().err.split())
    assert not (files / "five.json").exists()
    (files / "rows.json").write_text("{}", "utf-8")
    assert run(["open", str(files / "rows.json"), "--row", "1"]) == 2
