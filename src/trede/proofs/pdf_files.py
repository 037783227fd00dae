# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is in a PDF of ours: what is attached, and the text of its pages. Others may have changed it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf import PageObject, PdfReader

INLINE, MOST_NESTED = b"INLINE IMAGE", 5
MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class PdfParts:
    """``attached``: files by name; ``text`` of all pages, empty when more can be seen than text and lines."""

    attached: Mapping[str, list[bytes]]
    text: str
    pages: int


def is_pdf(data: bytes) -> bool:
    """Whether it says that it is one; the mark may stand a little further on."""
    return b"%PDF-" in data[:1024]


def parts_of(data: bytes) -> PdfParts:
    """Raises ProofError when it cannot be read."""
    from pypdf import PdfReader

    _start_no_program()
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # it quotes what a stranger wrote, on the terminal too
    try:
        reader = PdfReader(BytesIO(data))
        attached: dict[str, list[bytes]] = {}
        for each in reader.attachment_list:
            attached.setdefault(each.name, []).append(each.content)
        return PdfParts(attached, _text(reader), len(reader.pages))
    except MemoryError:
        raise
    # A file can be broken in more ways than a reader of it names; whatever it stumbles over, it is none of ours.
    except Exception as broken:
        raise ProofError("This PDF cannot be read.") from broken


def _start_no_program() -> None:
    """For one kind of picture the reader starts jbig2dec where that is installed, with the bytes of a stranger."""
    from pypdf import filters

    if decoder := getattr(filters, "JBIG2Decode", None):
        decoder.decode = staticmethod(_refuse)


def _refuse(*_told: object, **_named: object) -> bytes:
    raise ProofError("This PDF has a picture in it that we do not read.")


def pdf_in(data: bytes) -> PdfParts | None:
    """What is in a file, when it is a PDF that can be read. Taking out the text is slow: do it once for each file."""
    try:
        return parts_of(data) if is_pdf(data) else None
    except ProofError:
        return None


def _text(reader: PdfReader) -> str:
    """The text of its pages; empty when the file has more that can be seen than text and lines, or does something."""
    if any(name in reader.root_object for name in ("/AcroForm", "/OpenAction", "/AA", "/OCProperties")):
        return ""
    if "/JavaScript" in _entries(reader.root_object, "/Names"):
        return ""
    if len(reader.pages) > MOST_PAGES or any(map(_has_more, reader.pages)):
        return ""
    return "\n".join(page.extract_text() for page in reader.pages)


def _has_more(page: PageObject) -> bool:
    if page.get("/Annots") or page.get("/AA"):
        return True
    return _has_picture(page.pdf, page, page.get_contents(), MOST_NESTED)


def _has_picture(reader: Any, holder: Any, content: Any, depth: int) -> bool:
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
