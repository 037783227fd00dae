# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the page of a signed application to the rows that an auditor asks for, on the command line."""

import json

import pytest
from django.urls import reverse
from tests.unit.office.dossier import filled
from tests.unit.office.server.signing.test_signing import asked, office, signing  # noqa: F401 - fixtures

from trede.cli.app import run
from trede.office.dossier import actions, queries
from trede.office.log import tasks


@pytest.fixture
def signatory(colleague):
    return colleague("signatory")


@pytest.fixture
def signed(now, administrator, signatory):
    """The application, and the rows file that stayed with the employer."""
    told = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": filled.INTENDED}
    dossier = actions.open_dossier(by=administrator, on=now, **told).pk
    rows = actions.measure(by=administrator, on=now, dossier=dossier, declared=filled.declared()).rows_file
    filled.answer_all(administrator, now, dossier)
    seen = queries.to_freeze(signatory, dossier)
    return actions.hand_in(by=signatory, on=now, dossier=dossier, seen_sha256=seen.sha256), rows


@pytest.fixture
def place(administrator, signed):
    made, _ = signed
    return reverse("application-proof", args=[administrator.organisation, made.dossier_id, made.pk])


def test_the_proof_draws_the_sample(office, asked, browser, client, signed, place, tmp_path, capsys):  # noqa: F811
    made, rows = signed
    page = place.removesuffix("zegel/")
    assert place in browser.get(page).content.decode()
    waits = browser.get(place, follow=True)
    assert "Dit bewijs is er niet" in waits.content.decode()
    tasks.sign_newest()
    proof = browser.get(place)
    assert proof["Cache-Control"] == "no-store"
    assert 'filename="seal.tlog-proof"' in proof["Content-Disposition"]
    files = {
        "rows.json": rows,
        "seal.tlog-proof": proof.content,
        "trust.json": client.get("/log/trust.json").content,
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    told = ["--proof", str(tmp_path / "seal.tlog-proof"), "--trust", str(tmp_path / "trust.json")]
    out = ["--out", str(tmp_path / "openings.json"), "--json"]
    assert run(["sample", str(tmp_path / "rows.json"), *told, *out]) == 0
    drawn = json.loads(capsys.readouterr().out)
    assert drawn["seal"] == json.loads(made.document)["seal"]["root"]
    assert run(["opened", str(tmp_path / "openings.json"), "--seal", drawn["seal"]]) == 0


def test_a_test_application_has_none(now, administrator, browser, at):
    told = {"title": "Proef", "wanted_level": "trede-1", "intended_on": filled.INTENDED}
    dossier = actions.open_dossier(by=administrator, on=now, **told).pk
    actions.measure(by=administrator, on=now, dossier=dossier, declared=filled.declared())
    made = actions.hand_in_test(by=administrator, on=now, dossier=dossier)
    there = browser.get(at("application-proof", dossier, made.pk))
    assert there.url == at("application", dossier, made.pk)
    assert "zegel/" not in browser.get(at("application", dossier, made.pk)).content.decode()
