# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Good files to start from, and small changes to them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hostile import parquets as parquets_made
from tests.unit.intake.grids.conftest import ods_parts, xlsx_parts, zipped
from tests.unit.intake.papers.made_papers import Person, invoice, ledger, line, month, wages
from tests.unit.proofs.certified import bundle, signed_certificate, status_list, trust
from tests.unit.proofs.logged import POLICY, checkpoint
from tests.unit.proofs.sealed import EVERYTHING, sealed

from trede.intake.grids.wire import Decoder
from trede.proofs import rows_file_bytes
from trede.proofs.bundles import bundle_bytes
from trede.proofs.openings_file import openings_bytes
from trede.proofs.trust import trust_document
from trede.reports.certificate import certificate_pdf

if TYPE_CHECKING:
    import random

    from trede.intake.grids.grid import Grid

ROOT = Path(__file__).resolve().parents[2]

ROOT_OF_SEAL = sealed().seal.root
CASE = {
    "format": "trede/matching/1",
    "tasks": [{"code": "a", "name": "Nalopen", "process": "Bank", "hours": "2.5", "asks": {"lezen": 3}}],
    "people": [{"code": "M01", "hours_week": 24, "hours_day": "7.5", "competences": {"lezen": 4}}],
}
MAPPING = """format = "trede/mapping/1"
fulltime_week = "36"

[columns]
"Uren pw" = "hours"
"Laatste werkdag" = "to"

[contract]
"Zaterdaghulp" = "regular"
"""
PEOPLE = "Personeelsnummer;Contracturen p/w;In dienst;Uit dienst;Soort dienstverband;Uitgangspositie\n"
PERSON = "{};32;13-04-2015;;Onbepaalde tijd;Wajong\n"
ENTITY = """<!DOCTYPE a [<!ENTITY b "ha">]><Loonaangifte>&b;</Loonaangifte>"""


def text_of(name: str) -> bytes:
    """One of the examples."""
    return (ROOT / "examples" / name).read_bytes()


@cache
def tables() -> dict[str, bytes]:
    """Workbooks, tables and documents of wages and invoices, by name."""
    sheet = (PEOPLE + "".join(PERSON.format(1000 + each) for each in range(40))).encode()
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>Uren</t></is></c></row>'
    rows = f'{head}<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'
    cell = '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    booked = ledger([("1", "2025-03-14", [line("1600", "1", "C", "S1"), line("4100", "1", "D")])])
    return {
        "example.xlsx": text_of("contactcentrum.xlsx"),
        "small.xlsx": zipped(xlsx_parts(rows)),
        "small.ods": zipped(ods_parts(f'<table:table table:name="B">{cell}</table:table>')),
        "people.csv": sheet,
        "wages.xml": wages(month(1), [Person("1001", "32", "2015-04-13")]).encode(),
        "invoice.xml": invoice("F1").encode(),
        "ledger.xaf": booked.encode(),
        "papers.zip": zipped({"a.xml": invoice("F1").encode(), "b.csv": sheet}),
    }


@cache
def texts() -> dict[str, bytes]:
    """The small files of users."""
    return {
        "mapping.toml": MAPPING.encode(),
        "contract.toml": text_of("contract.toml"),
        "costs.toml": text_of("costs.toml"),
        "changes.toml": text_of("from-april.toml"),
    }


@cache
def documents() -> dict[str, bytes]:
    """JSON of every format that comes in."""
    rows = sealed(EVERYTHING)
    return {
        "measurement.json": text_of("softwaretesters.json"),
        "rows.json": rows_file_bytes(rows),
        "openings.json": openings_bytes(sealed(), [0, 2]),
        "case.json": json.dumps(CASE).encode(),
    }


@cache
def parquets() -> dict[str, bytes]:
    """Tables of many organisations."""
    apart, rows = parquets_made.apart, parquets_made.rows
    made = {"employments": lambda: parquets_made.file(rows()), "survey": parquets_made.survey}
    return {f"{name}.parquet": apart(make) for name, make in made.items()}


@cache
def proofs() -> dict[str, bytes]:
    """What is verified, and what it is verified with."""
    made, believed = bundle(), trust()
    both = {"format": "trede/status/1", "lists": [status_list("revocation"), status_list("suspension")]}
    return {
        "certificate.json": bundle_bytes(made),
        "credential.json": json.dumps(signed_certificate()).encode(),
        "status.json": json.dumps(both).encode(),
        "trust.json": json.dumps(
            trust_document(list(believed.issuers.values()), believed.policy_text)
        ).encode(),
        "seal.tlog-proof": made.log_proof.encode(),
        "checkpoint": checkpoint([b"one", b"two"]).encode(),
        "policy": POLICY.encode(),
        "certificate.pdf": certificate_pdf(made),
    }


def of(target: str) -> list[bytes]:
    """The seeds of a target of fuzzing; the first byte chooses a door of it, so each stands there for each door."""
    made = {"gate": tables, "mapping": texts, "documents": documents, "verifier": proofs}[target]()
    return [bytes([door]) + data for data in made.values() for door in range(6) if len(data) < 60_000]


def grids_in(answer: bytes) -> tuple[Grid, ...]:
    """The grids that the child answered with; none when it refused."""
    decoder = Decoder()
    for each in answer.splitlines(keepends=True):
        decoder.take_line(each)
    return () if decoder.refused else decoder.grids()


SIGNS = (
    b"",
    b"\0",
    b"\xff",
    b'"',
    b"{",
    b"[",
    b"]",
    b"9" * 5_000,
    b"a." * 150,
    b"0x" + b"f" * 5_000,
    b"-1",
    b"1e999999",
    b"\n",
    b"=",
    b"<",
    b"\\u0000",
    b"[[",
    b"''",
)


def change(data: bytearray, chance: random.Random) -> None:
    """One small change: a byte, a stretch repeated or taken out, or a sign that means something."""
    place = chance.randrange(len(data) + 1)
    end = min(len(data), place + chance.choice((1, 1, 4, 64)))
    which = chance.randrange(4)
    if which == 0 and place < len(data):
        data[place] = chance.randrange(256)
    elif which == 1:
        del data[place:end]
    elif which == 2:
        data[place:place] = data[place:end] * chance.choice((1, 2, 50))
    else:
        data[place:end] = chance.choice(SIGNS)
