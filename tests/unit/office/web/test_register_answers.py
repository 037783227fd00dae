# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A buyer asks for a list, and takes home an answer that a colleague checks off-line."""

import json
import time
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.unit.office.web.test_register import TODAY, YEAR, between, listed, words  # noqa: F401 - a fixture
from tests.unit.office.web.test_verifying import keys  # noqa: F401 - a fixture
from tests.unit.proofs.certified import trust
from tests.unit.proofs.credential_cases import KEY, METHOD

from trede.errors import RefusedError
from trede.office.certificates import issuing
from trede.office.register.models import Listing
from trede.office.register.parts import find_by
from trede.proofs.certificate_files import judge_file
from trede.proofs.credentials import sign

pytestmark = pytest.mark.django_db
PAGE, OPERATION = "/register/vragen/", "/api/v1/register/answers"


@pytest.fixture
def signs(keys, monkeypatch):  # noqa: F811
    def ask(request):
        return {"credential": sign(request["document"], KEY, METHOD, request["created"])}

    monkeypatch.setattr(issuing, "ask", ask)


def asks(client, **told):
    return client.post(PAGE, {"level": "trede-2"} | told)


def file_of(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_one_number_on_one_day(client):
    page = words(asks(client, text="99000201"))
    assert "1 van 1: ja" in page
    assert "Softwaretesters De Groene Vink" in page


def test_every_reason_is_told_apart(client):
    numbers = "99000201\n99000502\n99000601\t\n99000602\n99000603\n99000604\n12345678\n111222333\nx"
    page = words(asks(client, text=numbers, level="trede-1"))
    for says in (
        *(
            "99000601 Nee Weg BV Ingetrokken.",
            "99000602 Nee Stil BV Geschorst.",
            "99000603 Nee Over BV Verlopen.",
        ),
        *("99000604 Nee Sociaal Werk SW-organisatie", "12345678 Nee – Staat niet in dit register."),
        "99000502 Ja Groep <Glas> & Zonen Geldig.",
        "x Nee – Dit is geen KvK-nummer",
    ):
        assert says in page
    assert "111222333" not in page.partition("Stel nog een vraag")[0]


def test_a_whole_contract_that_outlasts_the_certificate(client):
    last = f"{TODAY + 2 * YEAR:%d-%m-%Y}"
    page = words(asks(client, text="99000501", first=f"{TODAY:%d-%m-%Y}", last=last))
    assert "0 van 1: ja" in page
    assert "Niet lang genoeg geldig." in page
    assert "Verlopen." not in page
    assert "Niet op" in page


def test_two_hundred_numbers_are_answered_with_a_file_that_a_colleague_checks_off_line(client, signs):
    numbers = "\n".join(["99000201", *(f"990{number:05}" for number in range(1000, 1199))])
    page = asks(client, text=numbers)
    assert "1 van 200: ja" in words(page)
    for kind in ("pdf", "json"):
        answer = asks(client, text=numbers, **{"as": kind})
        assert answer["Content-Disposition"].endswith(f'.{kind}"')
        found = judge_file(file_of(answer), trust(), on=TODAY)
        assert (found.code, found.good) == ("answer-genuine", True)
        assert "1 van 200: ja." in found.nl.why
        shown = client.post("/controleren/", {"file": SimpleUploadedFile(f"a.{kind}", file_of(answer))})
        assert "Dit antwoord uit het register is echt." in shown.content.decode()


def test_when_nothing_signs_the_page_still_answers(client, signs, monkeypatch):
    def refuse(request):
        raise RefusedError([])

    monkeypatch.setattr(issuing, "ask", refuse)
    page = words(asks(client, text="99000201", **{"as": "pdf"}))
    assert "Deze installatie tekent nu niet." in page
    assert "1 van 1: ja" in page


def workbook(rows):
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("lijst.csv", b"Naam;KvK-nummer\nVink;99000201\nOnbekend;12345678\n"),
        ("lijst.csv", "Leverancier\t99000201\n\t12345678".encode("utf-16")),
        ("lijst.xlsx", workbook([["Naam", "KvK"], ["Vink", 99000201], ["Onbekend", "12345678"]])),
        ("lijst.xlsx", workbook([["Vink", "99000201"], ["x", "12345678"]])),
        (
            "lijst.xlsx",
            workbook([["KvK-nummers van 2026"], [], ["Naam", "KvK"], ["Vink", 99000201], ["x", 12345678]]),
        ),
        ("lijst.xlsx", workbook([["Nummer KvK"], ["KvK 99000201"], ["12 34 56 78"]])),
        ("lijst.csv", b'KvK\n"=""99000201"""\n\'12345678\n'),
    ],
)
def test_a_list_in_a_file(client, name, data):
    page = words(asks(client, file=SimpleUploadedFile(name, data)))
    assert "1 van 2: ja" in page


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        ("KvK;Naam\n1234567;Een nul kwijt\n", "01234567"),
        ("KvK\n1.23457E+07\n", "1.23457E+07"),
    ],
)
def test_what_a_worksheet_did_to_a_number_is_put_right_or_told(client, data, asked):
    page = words(asks(client, file=SimpleUploadedFile("lijst.csv", data.encode())))
    assert asked in page
    assert ("geen KvK-nummer" in page) == (asked != "01234567")


def test_a_pasted_heading_is_not_asked_after(client):
    assert "1 van 1: ja" in words(asks(client, text="Naam\tKvK-nummer\nVink\t99000201\n"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leeg.csv", b"Naam\nVink\n"),
        ("stuk.xlsx", b"PK\x03\x04 stuk"),
        ("macro.xlsm", b"PK\x03\x04"),
        ("foto.png", b"\x89PNG"),
        ("groot.csv", b"99000201\n" * 700_000),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(client, name, data):
    answer = asks(client, file=SimpleUploadedFile(name, data))
    assert answer.status_code == 200
    assert "Fout:" in answer.content.decode()


@pytest.mark.parametrize(
    "told",
    [
        {"text": ""},
        {"text": "99000201", "level": "trede-9"},
        {"text": "99000201", "first": "31-02-2026"},
        {"text": "99000201", "first": "02-01-2026", "last": "01-01-2026"},
        {"text": "\n".join(str(number) for number in range(20_000_000, 20_010_001))},
    ],
)
def test_what_is_asked_wrong_is_said_and_kept(client, told):
    answer = asks(client, **told)
    assert answer.status_code == 200
    assert "Fout:" in answer.content.decode()


class TestForPrograms:
    def post(self, client, **told):
        return client.post(OPERATION, {"level": "trede-2"} | told, content_type="application/json")

    def test_an_answer_and_its_signature(self, client, signs):
        plain = self.post(client, numbers=["99000201", "12345678"]).json()
        assert [(row["kvk"], row["reason"]) for row in plain["answer"]["rows"]] == [
            ("99000201", "valid"),
            ("12345678", "unknown"),
        ]
        assert plain["credential"] is None
        signed = self.post(client, numbers=["99000201"], signed=True)
        found = judge_file(
            json.dumps(signed.json(), ensure_ascii=False, separators=(",", ":")).encode(), trust(), on=TODAY
        )
        assert found.code == "answer-genuine"

    @pytest.mark.parametrize(
        "told",
        [
            {"numbers": []},
            {"numbers": ["1"]},
            {"numbers": ["99000201"], "level": "aspirant"},
            {"numbers": ["99000201"], "first": "2026-02-01", "last": "2026-01-01"},
            {"numbers": None},
        ],
    )
    def test_what_does_not_fit_is_refused(self, client, told):
        answer = self.post(client, **told)
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")

    def test_one_organisation(self, client):
        found = client.get("/api/v1/register/organisations/99000502").json()
        assert (found["rows"][0]["kvk"], found["rows"][0]["state"]) == ("99000501", "valid")
        assert client.get("/api/v1/register/organisations/99000602").json()["rows"][0]["state"] == "suspended"
        before = client.get("/api/v1/register/organisations/99000602", {"on": f"{TODAY - YEAR / 2}"}).json()
        assert before["rows"][0]["state"] == "valid"
        assert client.get("/api/v1/register/organisations/12345678").status_code == 404
        assert client.get("/api/v1/register/organisations/x").status_code == 400

    def test_without_keys_it_does_not_sign(self, client):
        assert self.post(client, numbers=["99000201"], signed=True).status_code == 503


def test_ten_thousand_numbers_take_seconds(client, now):
    """Half of them are in the register; measured in processor time, for others work here too."""
    rows = [
        Listing(
            kvk=f"{30_000_000 + number}",
            name=f"Bedrijf {number}",
            level="trede-2",
            first_day=TODAY - YEAR,
            last_day=TODAY + YEAR,
            public_since=now,
        )
        for number in range(5_000)
    ]
    Listing.objects.bulk_create(rows)
    find_by.__wrapped__(rows)  # nobody acts here
    before = time.process_time()
    answer = asks(client, text="\n".join(str(30_000_000 + number) for number in range(10_000)))
    assert time.process_time() - before < 5
    assert "5000 van 10000: ja" in words(answer)
