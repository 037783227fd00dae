# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What programs of strangers read: without an account, and nothing of anybody in it."""

import json

import pytest
from django.conf import settings
from django.utils import timezone
from tests.unit.office.certificates.conftest import asked, office, ready, signing, signs  # noqa: F401 - fixtures
from tests.unit.office.log.kept import EAST
from tests.unit.office.tampering import without_guards

from trede.office.accounts.models import Membership
from trede.office.accounts.queries import member
from trede.office.certificates import actions
from trede.office.certificates.listing import signed_list
from trede.office.certificates.open_data import signed_register
from trede.office.journal.rules import System
from trede.office.log import queries
from trede.office.log import tasks as log
from trede.proofs.certificates import context_address, read_certificate
from trede.proofs.checkpoints import read_checkpoint
from trede.proofs.merkle import root_over
from trede.proofs.notes import read_note
from trede.proofs.signed_files import check_files
from trede.proofs.tiles import read_bundle, read_tile, tiles_of
from trede.proofs.trust import read_trust
from trede.reports.certificate import address


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


def test_the_page_about_the_log_says_where_it_stands(client, issued):
    page = client.get("/log/").content.decode()
    newest = queries.newest()
    assert newest.root in page
    assert "pso.example/log" in page
    assert 'href="/log/trust.json"' in page
    assert 'href="/log/checkpoint"' in page
    assert "nog geen getuigen" in page
    assert "door getuigen gezien" not in page
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "The public log" in client.get("/log/").content.decode()


def test_the_page_names_the_witnesses_and_what_each_saw(client, issued, settings):
    settings.TREDE_LOG_POLICY = f"witness east {EAST.verifier.line} https://witness.example\nquorum east"
    page = client.get("/log/").content.decode()
    assert f'<th scope="row">{EAST.verifier.name}</th>' in page
    assert "door getuigen gezien" in page
    assert ">0</td>" in page


def test_before_there_are_keys_the_page_says_that_there_is_no_log(client, settings, tmp_path, db):
    settings.TREDE_PUBLIC_KEYS = tmp_path / "none.json"
    page = client.get("/log/").content.decode()
    assert "Er is nog geen logboek" in page
    assert "/log/trust.json" not in page
    assert "/log/checkpoint" not in page


def test_the_code_on_paper_is_answered(client, issued, settings):
    """As scanned: the address in the code of the PDF, with what the issuer says of that certificate now."""
    keys = json.loads(settings.TREDE_PUBLIC_KEYS.read_text())
    keys["issuer"][0]["from"] = "2026-01-01"  # the day of the test is not that of the keys
    settings.TREDE_PUBLIC_KEYS.write_text(json.dumps(keys))
    facts = read_certificate(json.loads(issued.credential))
    answer = client.get(address(facts).removeprefix("https://pso.example"))
    page = answer.content.decode()
    assert f"{issued.holder}, KvK-nummer {issued.kvk}: trede 1" in page
    assert "Vergelijk dit met het papier" in page
    assert answer.headers["Cache-Control"] == "no-store"
    actions.withdraw(by=_scheme(issued), on=timezone.now(), certificate=issued.pk, reason="Zo.")
    for purpose in ("suspension", "revocation"):
        now = timezone.now()
        document = signed_list(purpose, on=now)
        actions.publish_list(by=System("test"), on=now, purpose=purpose, document=document)
    assert "ingetrokken" in client.get(f"/controleren/?certificate={issued.pk}").content.decode()


def test_a_code_of_no_certificate_here_is_told_apart(client, issued):
    for number in ("00000000-0000-4000-8000-000000000000", "x", "' OR 1=1 --", "é" * 5000):
        page = client.get("/controleren/", {"certificate": number}).content.decode()
        assert "hoort hier bij geen certificaat" in page


def test_a_certificate_that_was_altered_here_is_no_answer(client, issued):
    without_guards()
    type(issued).objects.update(credential=issued.credential.replace("trede-1", "trede-3"))
    page = client.get("/controleren/", {"certificate": str(issued.pk)}).content.decode()
    assert "trede 3" not in page
    assert "beschadigd" in page


def _scheme(issued):
    person = Membership.objects.filter(organisation=issued.scheme, role="decider").first().person_id
    return member(person, issued.scheme, on=timezone.now())


@pytest.fixture
def exported(issued, settings, tmp_path):
    """As ``trede register export DATA/open-data`` leaves it."""
    settings.TREDE_DATA = tmp_path
    (tmp_path / "open-data").mkdir()
    now = timezone.now()
    actions.show_in_register(by=System("test"), on=now, certificate=issued.pk)
    for name, content in signed_register(on=now).items():
        (tmp_path / "open-data" / name).write_bytes(content)
    return tmp_path / "open-data"


def taken_home(answer):
    data = b"".join(answer.streaming_content)
    answer.close()
    return data


def test_the_register_is_there_as_files(client, issued, exported):
    taken = {each.name: taken_home(client.get(f"/open-data/{each.name}")) for each in exported.iterdir()}
    assert f"organisation-{issued.kvk}.json" in taken
    assert (
        check_files(taken, read_trust(client.get("/log/trust.json").content)).issuer == "did:web:pso.example"
    )
    answer = client.get("/open-data/changes.atom")
    taken_home(answer)
    assert answer["Content-Type"] == "application/atom+xml"
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = client.get("/register/").content.decode()
    assert all(
        f'href="/open-data/{each}"' in told for each in ("register.csv", "register.json", "changes.atom")
    )


@pytest.mark.parametrize(
    "name", ["..%2Fsecret.json", "%2e%2e", "secret.JSON", "none.csv", ".csv", "a.json%00"]
)
def test_nothing_else_is_given(client, exported, name):
    (exported.parent / "secret.json").write_text("{}")
    assert client.get(f"/open-data/{name}").status_code in {400, 404}


def test_without_an_export_nothing_is_told_of_it(client, settings, tmp_path):
    settings.TREDE_DATA = tmp_path
    assert "/open-data/" not in client.get("/register/").content.decode()
    assert client.get("/open-data/register.csv").status_code == 404
