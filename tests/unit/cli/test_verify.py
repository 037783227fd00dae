# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede verify``: the first line is the verdict, and the exit status says whether it is good."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.unit.proofs.certified import FACTS, bundle, status_list, trust

from trede.cli.app import run
from trede.proofs.bundles import bundle_bytes
from trede.proofs.trust import trust_document
from trede.proofs.verdicts import codes, judgement, verdict_document
from trede.reports.certificate import certificate_pdf

SCHEMA = json.loads((Path(__file__).parents[3] / "schema/verdict-1.json").read_text())


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a certificate, the trust file of who checks it, and status lists."""
    believed = trust()
    (tmp_path / "trust.json").write_text(
        json.dumps(trust_document(list(believed.issuers.values()), believed.policy_text))
    )
    made = bundle()
    (tmp_path / "certificate.json").write_bytes(bundle_bytes(made))
    (tmp_path / "certificate.pdf").write_bytes(certificate_pdf(made))
    (tmp_path / "revoked.json").write_text(json.dumps(status_list("revocation", FACTS.status_index)))
    both = {"format": "trede/status/1", "lists": [status_list("revocation"), status_list("suspension")]}
    (tmp_path / "status.json").write_text(json.dumps(both))
    return tmp_path


@pytest.fixture
def verify(here: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def verify(*options: str, file: str = "certificate.pdf", at: str = "2027-01-15") -> tuple[int, list[str]]:
        ended = run(["verify", str(here / file), "--trust", str(here / "trust.json"), "--at", at, *options])
        return ended, capsys.readouterr().out.splitlines()

    return verify


def test_the_first_line_is_the_verdict(verify: Any) -> None:
    ended, lines = verify()
    assert ended == 0
    assert lines[0] == "Dit certificaat is echt; de staat is bekend tot 30 november 2026."
    assert "Dit is geen officieel PSO-certificaat" in "".join(lines)
    assert (
        verify("--language", "en")[1][0]
        == "This certificate is genuine; its state is known until 30 November 2026."
    )


def test_with_status_lists(verify: Any, here: Path) -> None:
    assert verify("--status", str(here / "status.json"))[1][0].startswith(
        "Dit certificaat is echt en was geldig"
    )
    ended, lines = verify("--status", str(here / "revoked.json"))
    assert (ended, lines[0]) == (1, "Dit certificaat is ingetrokken.")


def test_the_day_decides(verify: Any) -> None:
    assert verify(at="2026-11-30")[0] == 1
    assert verify(at="2028-11-30", file="certificate.json")[0] == 0
    assert (
        verify(at="2028-12-01")[1][0] == "Dit certificaat is verlopen: het gold tot en met 30 november 2028."
    )


def test_without_a_day_it_is_today(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["verify", str(here / "certificate.pdf"), "--trust", str(here / "trust.json"), "--json"])
    assert abs(date.fromisoformat(json.loads(capsys.readouterr().out)["on"]) - date.today()).days <= 1  # noqa: DTZ011


def test_for_machines(verify: Any) -> None:
    ended, lines = verify("--json")
    found = json.loads("\n".join(lines))
    assert (ended, found["code"], found["certificate"]["kvk"]) == (0, "known-until", "12345678")


def test_every_verdict_fits_its_schema() -> None:
    for code in codes():
        for facts in (FACTS, None):
            Draft202012Validator(SCHEMA).validate(
                verdict_document(judgement(code, date(2027, 1, 1), facts=facts))
            )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--at", "gisteren"], "2026-11-29"),
        (["--trust", "certificate.pdf"], "vertrouwensbestand"),
        (["--trust", "nowhere.toml"], "nowhere.toml"),
        (["--status", "trust.json", "--status", "certificate.pdf"], "statuslijst"),
    ],
)
def test_wrong_use(
    here: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(here)
    given = ["verify", "certificate.pdf", "--trust", "trust.json", *options]
    assert run(given) == 2
    assert told in capsys.readouterr().err


def test_a_file_that_is_no_certificate(verify: Any) -> None:
    ended, lines = verify(file="trust.json")
    assert (ended, lines[0]) == (1, "Dit is geen certificaat van trede.")


def test_without_network_and_without_the_office(here: Path) -> None:
    """In a process of its own, that may not open a connection nor load Django."""
    script = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise SystemExit('network')\n"
        "socket.socket.connect = socket.create_connection = refuse\n"
        "from trede.cli.app import run\n"
        "ended = run(sys.argv[1:])\n"
        "assert 'django' not in sys.modules\n"
        "sys.exit(ended)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "verify", "certificate.pdf", "--trust", "trust.json", "--at", "2027-01-15"],
        cwd=here, capture_output=True, text=True, check=False, env={**os.environ, "TREDE_LANGUAGE": "en"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("This certificate is genuine")
