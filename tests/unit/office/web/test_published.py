# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What programs of strangers read: without an account, and nothing of anybody in it."""

import json

import pytest
from django.utils import timezone
from tests.unit.office.certificates.conftest import asked, office, ready, signing, signs  # noqa: F401 - fixtures

from trede.office.certificates import actions
from trede.office.certificates.listing import signed_list
from trede.office.journal.rules import System
from trede.office.log import queries
from trede.office.log import tasks as log
from trede.proofs.certificates import context_address
from trede.proofs.checkpoints import read_checkpoint
from trede.proofs.merkle import root_over
from trede.proofs.notes import read_note
from trede.proofs.tiles import read_bundle, read_tile, tiles_of
from trede.proofs.trust import read_trust


@pytest.fixture
def issued(ready):  # noqa: F811
    made = ready.issue()
    log.bring_up_to_date()
    return made


def test_a_stranger_can_check_all_of_the_log(client, issued):
    """From the checkpoint and the tiles alone, as c2sp.org/tlog-tiles says."""
    answer = client.get("/log/checkpoint")
    checkpoint = read_checkpoint(read_note(answer.content.decode()).text)
    assert checkpoint.size == queries.size() == 2
    (tile,) = tiles_of(2)
    hashes = read_tile(client.get(f"/log/{tile.path}").content, tile)
    assert root_over(hashes) == checkpoint.root
    found = client.get(f"/log/{tile.entries_path}")
    assert read_bundle(found.content, tile) == queries.entries()
    assert "immutable" in found.headers["Cache-Control"]
    assert "max-age=5" in answer.headers["Cache-Control"]


def test_the_address_of_everything_in_a_certificate_answers(client, issued):
    for purpose in ("suspension", "revocation"):
        now = timezone.now()
        document = signed_list(purpose, on=now)
        actions.publish_list(by=System("test"), on=now, purpose=purpose, document=document)
    credential = json.loads(issued.credential)
    for entry in credential["credentialStatus"]:
        path = entry["statusListCredential"].removeprefix("https://pso.example")
        assert client.get(path).json()["id"] == entry["statusListCredential"]
    assert context_address("did:web:pso.example") in credential["@context"]
    context = client.get(context_address("did:web:pso.example").removeprefix("https://pso.example"))
    assert "@context" in context.json()
    method = credential["proof"]["verificationMethod"]
    document = client.get("/.well-known/did.json").json()
    assert method in document["assertionMethod"]
    assert read_trust(client.get("/log/trust.json").content).issuers.keys() == {method}


@pytest.mark.parametrize(
    "path",
    [
        *("/log/checkpoint", "/log/tile/0/000.p/1", "/log/tile/entries/000", "/log/tile/0/00", "/log/tile/x"),
        *("/log/tile/../checkpoint", "/status/suspension", "/status/other"),
    ],
)
def test_what_is_not_there_is_not_found(client, office, path):  # noqa: F811
    assert client.get(path).status_code == 404


def test_without_keys_there_is_no_document(client, settings, tmp_path):
    settings.TREDE_PUBLIC_KEYS = tmp_path / "none.json"
    assert client.get("/.well-known/did.json").status_code == 404
    assert client.get("/log/trust.json").status_code == 404
