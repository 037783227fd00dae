# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files with a certificate: the bundle as JSON, the signed credential alone, or the PDF with the bundle inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.proofs.answer_files import answer_in, judge_answer
from trede.proofs.bundles import HEAD, Bundle, DamagedError, read_bundle
from trede.proofs.documents import read_json
from trede.proofs.pdf_files import PdfParts, is_pdf, parts_of, pdf_in
from trede.proofs.verdicts import Judgement, judge, judgement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from trede.proofs.trust import Trust

MOST_BYTES = 10_000_000
NAME = "certificate.json"
STATUS_FORMAT = "trede/status/1"


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """The bundle in a file; ``page`` is the text of its page, of a PDF only, and empty when there is more than text."""

    bundle: Bundle
    page: str | None = None


def judge_file(
    data: bytes,
    trust: Trust,
    *,
    on: date,
    status: Sequence[Mapping[str, Any]] = (),
    today: date | None = None,
) -> Judgement:
    """The verdict on a file of any kind, for a day in the Netherlands; see ``verdicts.judge``.

    Also on an answer from a register: that is dated, and status lists play no part in it.
    """
    pdf = pdf_in(data)
    if found_answer := answer_in(data, pdf):
        return judge_answer(found_answer[0], trust, on, found_answer[1])
    try:
        found = read_certificate_file(data, pdf)
    except DamagedError:
        return judgement("damaged", on)
    except ProofError:
        return judgement("no-certificate", on)
    return judge(found.bundle, trust, on=on, status=status, page=found.page, today=today)


def read_certificate_file(data: bytes, pdf: PdfParts | None = None) -> CertificateFile:
    """What is in a file; nothing of it is checked yet. ``pdf``: what was read of it already (``pdf_files.pdf_in``).

    Raises DamagedError, or ProofError: no certificate in it.
    """
    if len(data) > MOST_BYTES:
        raise ProofError("This is too large for a certificate.")
    if is_pdf(data):
        return _of_pdf(pdf or parts_of(data))
    if data.strip().startswith(HEAD):
        return CertificateFile(read_bundle(data.strip()))
    return CertificateFile(Bundle(_credential(data)))


def _credential(data: bytes) -> dict[str, Any]:
    """A signed credential as a wallet gives it: genuine perhaps, but without proof that it is in the log."""
    try:
        document = read_json(data)
    except ValueError as broken:
        raise ProofError("This is no certificate of trede.") from broken
    if not isinstance(document, dict) or "proof" not in document:
        raise ProofError("This is no certificate of trede.")
    return document


def _of_pdf(parts: PdfParts) -> CertificateFile:
    found = parts.attached.get(NAME, [])
    if len(found) != 1:
        raise ProofError("There is no certificate in this PDF.")
    return CertificateFile(read_bundle(found[0]), parts.text if parts.pages == 1 else "")


def read_status(data: bytes) -> list[dict[str, Any]]:
    """The status lists in a file: one credential, or several in the format ``trede/status/1``. Raises ProofError."""
    try:
        document = read_json(data) if len(data) <= MOST_BYTES else None
    except ValueError as broken:
        raise ProofError("This is no status list.") from broken
    lists = (
        document.get("lists")
        if isinstance(document, dict) and document.get("format") == STATUS_FORMAT
        else [document]
    )
    if not isinstance(lists, list) or not lists or not all(isinstance(each, dict) for each in lists):
        raise ProofError("This is no status list.")
    return lists
