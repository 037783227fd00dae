# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.unit.reports.examples import employed, measured

from trede.reports.pdf import pdf
from trede.reports.record import Line, Part, Record, record_pdf
from trede.reports.signs import ELSEWHERE, REPLACEMENT, SHOWN, showable
from trede.reports.typesetting import folders
from trede.reports.wording import wording

if TYPE_CHECKING:
    from trede.reports.result import Result
    from trede.scheme import Language


FACES = {
    "NaskhArabic": "67b5a525a661b607",
    "SerifDevanagari": "1191e07bfeb062d8",
    "SerifThai": "34a7ad11647c8453",
    "SerifSC": "e8f396decc1f0963",
    "SerifKR": "5ea012e15cb7eacc",
}


def named(name: str) -> Result:
    organisation = replace(measured(employed("S")).measurement.organisation, name=name)
    return measured(employed("S"), employed(name, "wajong"), organisation=organisation)


def every(signs: str) -> str:
    """One text with all of them; a mark stands on a letter."""
    found = (sign for sign in map(chr, range(sys.maxunicode)) if re.match(f"[{signs}]", sign))
    return " ".join(f"a{sign}" if unicodedata.category(sign).startswith("M") else sign for sign in found)


def pages_of(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize(("signs", "least"), [(SHOWN, 1_500), (ELSEWHERE, 30_000)])
def test_every_sign_that_is_let_through_can_be_shown(signs: str, least: int) -> None:
    text = every(signs)
    assert len(text.split()) > least
    assert REPLACEMENT not in showable(text)
    lines = [Line("Naam", text[at : at + 2_000]) for at in range(0, len(text), 2_000)]
    record = Record("nl", "Namen", "", [Part("names", "Namen", lines, long=True)], "", "")
    assert record_pdf(record, b"{}", datetime(2026, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Bäckerei Łódź & Şahin",
            "面包店",
            "株式会社カナ",
            "شركة الأمل",
            "عברית",
            "хлеб",
            "Nguyễn Thị",
            "한국어",
        ),
        *("ไทย", "हिन्दी", "Հայ", "ქართული", "Ḥasan", "ʿAlī"),
    ],
)
def test_a_name_in_any_of_these_scripts_is_shown_as_it_is(name: str) -> None:
    (first, *_) = pages_of(pdf(named(name), b"{}"))
    assert showable(name) == unicodedata.normalize("NFC", name)
    assert REPLACEMENT not in first


@pytest.mark.parametrize(
    "name",
    [
        "🚀 BV",
        "👩‍👩‍👧",
        "🇳🇱",
        "1️⃣",
        "❤️",
        "বাংলা",
        "a\x00b",
        "\u202eBV",
        "\u2028",
        "\ue000",
        "\ufeff",
        "क\u200d",
        "\u0301",
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_no_face_has_does_not_stop_the_report_and_every_page_says_so(
    name: str, language: Language
) -> None:
    result = replace(named(f"Ster {name} BV"), wording=wording(language))
    said = wording(language).say("document.replaced", sign=REPLACEMENT)
    for page in pages_of(pdf(result, b"{}")):
        assert (said in page) == (REPLACEMENT in showable(name))


def test_joined_signs_are_replaced_by_one() -> None:
    assert showable("👩‍👩‍👧 1️⃣ 👍🏽 ★️") == f"{REPLACEMENT} 1{REPLACEMENT} {REPLACEMENT} ★"
    assert showable("क्\u200dष a\u200db") == "क्\u200dष ab"


def test_what_is_shown_stays_as_it_is() -> None:
    assert showable({"a": ["Müller & Zn. €", 1, None, ("ë",)]}) == {"a": ["Müller & Zn. €", 1, None, ["ë"]]}
    assert showable("Mu\u0308ller 株 ᚠ") == f"Müller 株 {REPLACEMENT}"


def test_only_faces_that_come_with_trede_are_used() -> None:
    """The files are these, to the byte: another version of a package would set other pages."""
    used = pdf(named("面包店 مخبز हिन्दी ไทย 한국어 Հայ"), b"{}")
    fonts = {
        font["/BaseFont"].partition("+")[2].removesuffix("-Identity-H")
        for page in PdfReader(BytesIO(used)).pages
        for font in (each.get_object() for each in page["/Resources"]["/Font"].values())
    }
    carried = {
        "LibertinusSerif-Regular",
        "LibertinusSerif-Bold",
        "LibertinusSerif-Semibold",
        "DejaVuSansMono",
    }
    assert fonts - carried == {f"Noto{each}-Regular" for each in FACES}
    files = {file.name: file for folder in map(Path, folders()) for file in folder.glob("Noto*")}
    for each, digest in FACES.items():
        (file,) = (file for name, file in files.items() if name.startswith(f"Noto{each}-"))
        assert hashlib.sha256(file.read_bytes()).hexdigest().startswith(digest)


def test_a_name_that_needs_no_other_faces_does_not_look_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trede.reports.typesetting.folders", lambda: pytest.fail("looked for"))
    assert pdf(named("Łódź Nguyễn хлеб ḥ"), b"{}")
