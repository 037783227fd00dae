# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An answer from the register in one file: what was asked, a row for each KvK number, and the signature of the issuer.

Format ``trede/register-answer/1``, canonical JSON. The signature is a W3C credential over the SHA-256 of the answer, so
a list of any length has a small one. Checked without network, by the keys that whoever checks had already.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.kernel.days import dutch_day
from trede.proofs.certificate_words import day_name
from trede.proofs.certificates import LEVELS
from trede.proofs.contexts import CONTEXT
from trede.proofs.credentials import verify
from trede.proofs.data_integrity import proofs_of
from trede.proofs.data_model import id_of
from trede.proofs.dids import public_key
from trede.proofs.documents import equals, has_shape, list_of, read_json
from trede.proofs.jcs import NOT_JSON, canonical_bytes
from trede.proofs.moments import EPOCH, moment_in_calendar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.proofs.trust import Trust

FORMAT = "trede/register-answer/1"
NAME = "register-answer.json"
MOST_BYTES, MOST_ROWS, MOST_SIGNS = 10_000_000, 10_000, 200
SUBJECT = "urn:trede:register-answer:"
ROW = re.compile(r"([0-9]{8})\s+(Ja|Nee|Yes|No)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a register (its address) at a moment: a level or higher on each day, and 30+ with it."""

    level: str
    first: date
    last: date
    thirty_plus: bool
    at: str
    register: str
    official: bool


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MOST_SIGNS


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_reason(value: object) -> bool:
    return isinstance(value, str) and value in _texts()["nl"]["reasons"]


def _or_empty(value: object) -> bool:
    return value == "" or _is_day(value)


_ROW = {
    "kvk": _is_text,
    "good": lambda value: isinstance(value, bool),
    "reason": _is_reason,
    "holder": _is_text,
    "holder_kvk": _is_text,
    "level": _is_text,
    "certificate": _is_text,
    "valid_from": _or_empty,
    "valid_until": _or_empty,
    "wrong_on": _or_empty,
}


def _is_row(value: object) -> bool:
    if not isinstance(value, dict) or not has_shape(value, _ROW):
        return False
    return bool(value["good"] == (value["reason"] == "valid"))


_ASKED = {
    "level": lambda value: value in LEVELS,
    "first": _is_day,
    "last": _is_day,
    "thirty_plus": lambda value: isinstance(value, bool),
    "at": lambda value: moment_in_calendar(value) is not None,
    "register": _is_text,
    "official": lambda value: isinstance(value, bool),
}
_SHAPE = {
    "answer": lambda value: has_shape(
        value,
        {
            "asked": lambda asked: has_shape(asked, _ASKED),
            "rows": list_of(_is_row),
        },
    ),
    "credential": lambda value: isinstance(value, dict),
    "format": equals(FORMAT),
}


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("answer.toml").read_text(encoding="utf-8"))


@cache
def _levels(language: str) -> Mapping[str, str]:
    told = tomllib.loads(Path(__file__).with_name("certificate.toml").read_text(encoding="utf-8"))
    levels: Mapping[str, str] = told[language]["levels"]
    return levels


def answer_document(asked: Asked, rows: Sequence[Mapping[str, object]]) -> dict[str, Any]:
    """What is signed; rows have the keys of the format."""
    told = {
        "level": asked.level,
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
        "thirty_plus": asked.thirty_plus,
        "at": asked.at,
        "register": asked.register,
        "official": asked.official,
    }
    return {"asked": told, "rows": [dict(row) for row in rows]}


def answer_credential(answer: Mapping[str, Any], issuer: str, issuer_name: str) -> dict[str, Any]:
    """The credential over an answer, to be signed by its issuer, a DID."""
    return {
        "@context": [CONTEXT],
        "type": ["VerifiableCredential"],
        "issuer": {"id": issuer, "name": issuer_name},
        "validFrom": answer["asked"]["at"],
        "credentialSubject": {"id": _subject(answer)},
    }


def answer_bytes(answer: Mapping[str, Any], credential: Mapping[str, Any]) -> bytes:
    """As it is handed over."""
    return canonical_bytes({"answer": dict(answer), "credential": dict(credential), "format": FORMAT})


def _subject(answer: Mapping[str, Any]) -> str:
    return SUBJECT + hashlib.sha256(canonical_bytes(dict(answer))).hexdigest()


def is_answer(data: bytes) -> bool:
    """Whether it says that it is one, in whatever order and with whatever blanks it was written down again."""
    if not data.lstrip().startswith(b"{") or len(data) > MOST_BYTES or FORMAT.encode() not in data:
        return False
    try:
        document = read_json(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(document, dict) and document.get("format") == FORMAT


def read_answer(data: bytes) -> dict[str, Any]:
    """The document in these bytes; nothing is checked yet. Raises ProofError: it is no answer."""
    try:
        document = read_json(data) if len(data) <= MOST_BYTES else None
        canonical_bytes(document)  # half a sign of two parts can be written, and has no bytes
    except NOT_JSON as broken:
        raise ProofError("This is no answer of a register.") from broken
    if not isinstance(document, dict) or not has_shape(document, _SHAPE):
        raise ProofError("This is no answer of a register.")
    return document


def wrong_with_answer(document: Mapping[str, Any], trust: Trust, page: str | None = None) -> str | None:
    """The code of the verdict against an answer, or None. ``page`` is the text of the PDF that it came from."""
    credential = document["credential"]
    proof = _only_proof(credential)
    method = str(proof.get("verificationMethod"))
    key = trust.issuers.get(method)
    if key is None or key.did != id_of(credential.get("issuer")):
        return "answer-wrong-key"
    created = moment_in_calendar(proof.get("created"))
    subject = credential.get("credentialSubject")
    if created is None or subject != {"id": _subject(document["answer"])}:
        return "answer-changed"
    if not verify(credential, {method: public_key(key.public)}, at=created).holds:
        return "answer-changed"
    if credential.get("validFrom") != document["answer"]["asked"]["at"] or not key.may_sign_on(
        dutch_day(created)
    ):
        return "answer-wrong-key"
    return None if page is None or shows_answer(document["answer"], page) else "answer-edited-pdf"


def _only_proof(credential: Mapping[str, Any]) -> Mapping[str, Any]:
    """The one proof that an answer has; empty when there is none, or more than one."""
    proofs = [each for each in proofs_of(credential) if isinstance(each, dict)]
    return proofs[0] if len(proofs) == 1 else {}


def shows_answer(answer: Mapping[str, Any], page: str) -> bool:
    """Whether the pages say what was signed: the question, and each number with its yes or no, in order."""
    flat = " ".join(page.split())
    numbers = [row for row in answer["rows"] if re.fullmatch(r"[0-9]{8}", row["kvk"])]
    for language in ("nl", "en"):
        text = _texts()[language]
        wanted = [(row["kvk"], text["yes"] if row["good"] else text["no"]) for row in numbers]
        if ROW.findall(flat) == wanted and all(line in flat for line in question_lines(answer, language)):
            return True
    return False


def question_lines(answer: Mapping[str, Any], language: str) -> list[str]:
    """What was asked, of which register and when, and how many times the answer is yes."""
    say, asked = _texts()[language], answer["asked"]
    first, last = date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"])
    at = dutch_day(moment_in_calendar(asked["at"]) or EPOCH)
    fields = {
        "level": _levels(language)[asked["level"]],
        "first": day_name(first, language),
        "last": day_name(last, language),
        "at": day_name(at, language),
        "register": asked["register"],
        "good": sum(row["good"] for row in answer["rows"]),
        "all": len(answer["rows"]),
    }
    parts = [
        "asked_day" if first == last else "asked_period",
        *(["asked_plus"] if asked["thirty_plus"] else []),
    ]
    parts += ["sums", "at", "register", "official" if asked["official"] else "unofficial"]
    return [str(say[part]).format_map(fields) for part in parts]


def row_words(row: Mapping[str, Any], language: str, first: str) -> tuple[str, str, str, str]:
    """Number, yes or no, who, and why. ``first``: the first day that was asked for, as the document has it.

    What ends within the asked period was valid when it began: that is no certificate that expired.
    """
    say = _texts()[language]
    ends_within = row["reason"] == "expired" and row["wrong_on"] > first
    why = [say["too_short"] if ends_within else say["reasons"][row["reason"]]]
    if row["level"] and row["valid_until"]:
        day = day_name(date.fromisoformat(row["valid_until"]), language)
        level = str(_levels(language).get(row["level"], row["level"]))
        why.append(say["until"].format(level=level[:1].upper() + level[1:], day=day))
    if row["wrong_on"]:
        why.append(say["wrong_on"].format(day=day_name(date.fromisoformat(row["wrong_on"]), language)))
    return row["kvk"], say["yes"] if row["good"] else say["no"], row["holder"], " ".join(why)


def answer_texts(language: str) -> Mapping[str, Any]:
    """The other words of the document: title, head of the table, what the signature is for."""
    texts: Mapping[str, Any] = _texts()[language]
    return texts
