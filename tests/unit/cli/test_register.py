# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede register verify``: a folder as it was published, and as somebody made something of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.unit.proofs.certified import trust
from tests.unit.proofs.test_signed_files import signed
from typer.testing import CliRunner

from trede.cli.app import app_with
from trede.proofs.trust import trust_document

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "open-data"
    made.mkdir()
    for name, data in signed().items():
        (made / name).write_bytes(data)
    believed = trust()
    keys = trust_document(list(believed.issuers.values()), believed.policy_text)
    (tmp_path / "trust.json").write_text(json.dumps(keys))
    return made


def run(folder: Path, *more: str) -> tuple[int, str]:
    trusted = str(folder.parent / "trust.json")
    app = app_with(["register", "verify"])
    done = CliRunner().invoke(app, ["register", "verify", str(folder), "--trust", trusted, *more])
    return done.exit_code, done.output


def test_what_was_signed_is_said_with_who_and_when(folder: Path) -> None:
    status, told = run(folder)
    assert status == 0
    assert told.startswith(
        "Deze bestanden zijn van did:web:scheme.example, gemaakt op 29-11-2026 om 12:00 UTC"
    )
    assert run(folder, "--language", "en")[1].startswith("These files are of did:web:scheme.example")


def test_what_was_changed_or_put_beside_it_is_told(folder: Path) -> None:
    (folder / "register.csv").write_bytes(b"kvk,name\r\n12345678,x\r\n")
    status, told = run(folder)
    assert (status, "register.csv is niet wat er is getekend" in told) == (1, True)
    assert told.startswith("Deze bestanden zijn niet wat de uitgever tekende")
    (folder / "register.csv").write_bytes(signed()["register.csv"])
    (folder / "more").mkdir()
    (folder / "more" / "x.json").write_bytes(b"{}")
    told = run(folder, "--language", "en")[1]
    assert told.startswith("These files are not what the issuer signed.\n  more/x.json was not signed.")


def test_a_trust_file_that_is_none_is_wrong_input(folder: Path) -> None:
    (folder.parent / "trust.json").write_text("{}")
    assert run(folder)[0] == 2
