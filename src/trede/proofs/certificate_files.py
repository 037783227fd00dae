# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files with a certificate: the bundle as JSON, the signed credential alone, or the PDF with the bundle inside."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.proofs.bundles import HEAD, Bundle, DamagedError, read_bundle
from trede.proofs.documents import read_json
from trede.proofs.verdicts import Judgement, judge, judgement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pypdf import PdfReader

    from trede.proofs.trust import Trust

MOST_BYTES = 10_000_000
NAME = "certificate.json"
INLINE, MOST_NESTED = b"INLINE IMAGE", 5
STATUS_FORMAT = "trede/status/1"


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """The bundle in a file; ``page`` is the text of its page, of a PDF only, and empty when there is more than text."""

    bundle: Bundle
    page: str | None = None


def judge_file(data: bytes, trust: Trust, *, on: date, status: Sequence[Mapping[str, Any]] = ()) -> Judgement:
    """The verdict on a file of any kind, for a day in the Netherlands; see ``verdicts.judge``."""
    try:
        found = read_certificate_file(data)
    except DamagedError:
        return judgement("damaged", on)
    except ProofError:
        return judgement("no-certificate", on)
    return judge(found.bundle, trust, on=on, status=status, page=found.page)


def read_certificate_file(data: bytes) -> CertificateFile:
    """What is in a file; nothing of it is checked yet. Raises DamagedError, or ProofError: no certificate in it."""
    if len(data) > MOST_BYTES:
        raise ProofError("This is too large for a certificate.")
    if is_pdf(data):
        return _of_pdf(data)
    if data.strip().startswith(HEAD):
        return CertificateFile(read_bundle(data.strip()))
    return CertificateFile(Bundle(_credential(data)))


def is_pdf(data: bytes) -> bool:
    """Whether it says that it is one; the mark may stand a little further on."""
    return b"%PDF-" in data[:1024]


def _credential(data: bytes) -> dict[str, Any]:
    """A signed credential as a wallet gives it: genuine perhaps, but without proof that it is in the log."""
    try:
        document = read_json(data)
    except ValueError as broken:
        raise ProofError("This is no certificate of trede.") from broken
    if not isinstance(document, dict) or "proof" not in document:
        raise ProofError("This is no certificate of trede.")
    return document


def _of_pdf(data: bytes) -> CertificateFile:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data))
        found = [each.content for each in reader.attachment_list if each.name == NAME]
        page = _text(reader)
    # A file can be broken in more ways than a reader of it names; whatever it stumbles over, it is no certificate.
    except (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
        OSError,
    ) as broken:
        raise ProofError("This PDF cannot be read.") from broken
    if len(found) != 1:
        raise ProofError("There is no certificate in this PDF.")
    return CertificateFile(read_bundle(found[0]), page)


def _text(reader: PdfReader) -> str:
    """The text of the only page; empty when the file has more that can be seen than text and lines."""
    if len(reader.pages) != 1 or any(
        name in reader.root_object for name in ("/AcroForm", "/OpenAction", "/AA")
    ):
        return ""
    page = reader.pages[0]
    if page.get("/Annots") or page.get("/AA") or _has_picture(reader, page, page.get_contents(), MOST_NESTED):
        return ""
    return page.extract_text()


def _has_picture(reader: PdfReader, holder: Any, content: Any, depth: int) -> bool:
    """Whether a picture of dots is drawn, by the page or by what it draws; ours has only letters and lines."""
    from pypdf.generic import ContentStream

    if depth == 0 or any(operator == INLINE for _, operator in ContentStream(content, reader).operations):
        return True
    resources = _entries(holder, "/Resources")
    for kind in ("/XObject", "/Pattern"):
        for each in _entries(resources, kind).values():
            drawn = each.get_object()
            if drawn.get("/Subtype") == "/Image":
                return True
            if hasattr(drawn, "get_data") and _has_picture(reader, drawn, drawn, depth - 1):
                return True
    return False


def _entries(holder: Any, name: str) -> Any:
    return holder[name].get_object() if name in holder else {}


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
