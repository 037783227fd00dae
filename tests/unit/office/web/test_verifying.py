# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page and the operation on which anybody checks a certificate: the same verdicts as everywhere, nothing kept."""

import json
import re
import time
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from jsonschema import Draft202012Validator
from pypdf import PdfReader, PdfWriter
from tests.conftest import ROOT
from tests.unit.proofs.certified import FACTS, bundle, status_list, trust
from tests.unit.proofs.logged import LOG, POLICY

from trede.office.certificates.models import StatusList
from trede.office.uploads import apart, certificate_apart, verifying
from trede.proofs.bundles import bundle_bytes
from trede.proofs.multikeys import multikey
from trede.reports.certificate import certificate_pdf

pytestmark = pytest.mark.django_db
PAGE, OPERATION = "/controleren/", "/api/v1/certificates/verify"
SCHEMA = json.loads((ROOT / "schema/verdict-1.json").read_text())


@pytest.fixture
def keys(settings, tmp_path):
    """This installation is the issuer of the tests."""
    [issuer] = trust().issuers.values()
    document = {
        "log": [LOG.verifier.line],
        "issuer": [
            {"method": issuer.method, "key": multikey(issuer.public), "from": "2026-01-01", "until": None}
        ],
    }
    settings.TREDE_PUBLIC_KEYS = tmp_path / "public-keys.json"
    settings.TREDE_PUBLIC_KEYS.write_text(json.dumps(document))
    settings.TREDE_LOG_POLICY = "\n".join(
        line for line in POLICY.splitlines() if not line.startswith(("log", "#"))
    )


@pytest.fixture(scope="module")
def pdf():
    return certificate_pdf(bundle())


def brought(data, name="certificate.pdf"):
    return SimpleUploadedFile(name, data)


def heading(answer):
    return re.search(r"<h1[^>]*>(.*?)</h1>", answer.content.decode(), re.DOTALL)[1].strip()


def test_the_page_asks_for_the_certificate(client):
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert heading(answer) == "Controleer een certificaat"
    assert "no-store" in answer["Cache-Control"]


def test_who_scanned_the_code_is_told_what_to_do(client):
    assert "Vraag de organisatie om de pdf" in client.get(PAGE, {"certificate": "x"}).content.decode()


@pytest.mark.usefixtures("keys")
def test_a_pdf(client, pdf):
    answer = client.post(PAGE, {"file": brought(pdf), "on": "15-01-2027"})
    assert heading(answer) == "Dit certificaat is echt; de staat is bekend tot 30 november 2026."
    shown = answer.content.decode()
    assert "Contact &amp; Zorg B.V., KvK-nummer 12345678: trede 2" in shown
    assert "Dit is geen officieel PSO-certificaat" in shown


@pytest.mark.usefixtures("keys")
def test_in_english(client, pdf):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = client.post(PAGE, {"file": brought(pdf), "on": "15-01-2027"})
    assert heading(answer).startswith("This certificate is genuine")


@pytest.mark.usefixtures("keys")
def test_pasted(client):
    text = bundle_bytes(bundle()).decode()
    assert heading(client.post(PAGE, {"text": text, "on": "15-01-2029"})).startswith(
        "Dit certificaat is verlopen"
    )
    assert (
        heading(client.post(PAGE, {"text": text.replace("trede-2", "trede-3")}))
        == "Dit bestand is beschadigd."
    )


@pytest.mark.usefixtures("keys")
def test_a_list_in_the_bundle_that_says_no(client):
    revoked = bundle(status=(status_list("revocation", FACTS.status_index),))
    answer = client.post(PAGE, {"file": brought(certificate_pdf(revoked)), "on": "15-01-2027"})
    assert heading(answer) == "Dit certificaat is ingetrokken."


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7 nothing", "Dit is geen certificaat van trede."),
        (b"hello", "Dit is geen certificaat van trede."),
        (b"%PDF-1.7" + b" " * certificate_apart.MOST_BYTES, "Dit is geen certificaat van trede."),
    ],
)
def test_what_is_no_certificate(client, data, expected):
    assert heading(client.post(PAGE, {"file": brought(data)})) == expected


@pytest.mark.usefixtures("keys")
def test_a_pdf_with_a_damaged_certificate(client, pdf, monkeypatch):
    monkeypatch.setattr(verifying, "read_apart", lambda data, seconds: {"damaged": True})
    assert heading(client.post(PAGE, {"file": brought(pdf)})) == "Dit bestand is beschadigd."


@pytest.mark.usefixtures("keys")
def test_a_pdf_that_somebody_changed(client, pdf):
    writer, changed = PdfWriter(clone_from=PdfReader(BytesIO(pdf))), BytesIO()
    writer.add_blank_page()
    writer.write(changed)
    answer = client.post(PAGE, {"file": brought(changed.getvalue())})
    assert heading(answer) == "Deze pdf is veranderd: wat u ziet, is niet wat is ondertekend."
    assert "notice--positive" not in answer.content.decode()


def test_nothing_brought(client):
    shown = client.post(PAGE, {}).content.decode()
    assert "Kies een bestand, of plak de tekst hieronder." in shown


def test_before_there_are_keys(client, pdf, settings, tmp_path):
    settings.TREDE_PUBLIC_KEYS = tmp_path / "nowhere.json"
    assert "nog geen sleutel" in client.post(PAGE, {"file": brought(pdf)}).content.decode()
    assert client.post(OPERATION, {"file": brought(pdf)}).status_code == 503


@pytest.mark.usefixtures("keys")
def test_the_operation(client, pdf):
    answer = client.post(f"{OPERATION}?on=2027-01-15", {"file": brought(pdf)})
    found = answer.json()
    assert (answer.status_code, found["code"]) == (200, "known-until")
    Draft202012Validator(SCHEMA).validate(found)
    assert client.post(OPERATION, {"file": brought(b"x")}).json()["certificate"] is None
    assert client.post(OPERATION).status_code == 400


@pytest.mark.usefixtures("keys")
def test_the_status_lists_of_this_installation_count(client, pdf):
    for purpose, indexes in (("suspension", [FACTS.status_index]), ("revocation", [])):
        document = status_list(purpose, *indexes)
        StatusList.objects.create(purpose=purpose, document=json.dumps(document), signed_at=timezone.now())
    answer = client.post(PAGE, {"file": brought(pdf), "on": "15-01-2027"})
    assert heading(answer) == "Dit certificaat is geschorst."


@pytest.mark.usefixtures("keys")
def test_a_file_that_takes_for_ever_is_stopped(pdf, monkeypatch):
    monkeypatch.setattr(verifying, "SECONDS", 0.5)
    monkeypatch.setattr(apart, "BOOT", "import time; time.sleep(60)")
    start = time.monotonic()
    assert verifying.verdict(pdf, trust(), on=FACTS.valid_from).code == "not-checked"
    assert time.monotonic() - start < 10


@pytest.mark.usefixtures("keys")
def test_too_many_at_once_are_not_started_and_nothing_is_said_of_the_certificate(client, pdf, monkeypatch):
    monkeypatch.setattr(verifying, "SECONDS", 0.1)
    for _ in range(verifying.AT_ONCE):
        verifying._turns.acquire()
    try:
        answer = client.post(PAGE, {"file": brought(pdf)})
        assert heading(answer) == "Wij konden dit bestand nu niet controleren."
        assert "Over het certificaat zegt dit niets." in answer.content.decode()
    finally:
        for _ in range(verifying.AT_ONCE):
            verifying._turns.release()


def test_what_the_process_beside_says(pdf):
    assert certificate_apart.found_in(b"x") == {}
    assert certificate_apart.found_in(bundle_bytes(bundle()).replace(b"trede-2", b"trede-3")) == {
        "damaged": True
    }
    assert certificate_apart.found_in(pdf)["page"]
