# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small workbooks made by hand, so that a test can bend any byte of them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from trede.intake.grids.child import answer
from trede.intake.grids.limits import Limits
from trede.intake.grids.wire import Decoder

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.intake.grids.grid import Grid

    Parts = dict[str, bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def xlsx_parts(
    rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>', sheet: str = "", calc: str = ""
) -> Parts:
    sheet = sheet or f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Blad" sheetId="1" r:id="r1"/>'
        f"</sheets>{calc}</workbook>"
    )
    relations = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>'
    )
    package = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    )
    return {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": package.encode(),
        "xl/workbook.xml": book.encode(),
        "xl/_rels/workbook.xml.rels": relations.encode(),
        "xl/worksheets/sheet1.xml": sheet.encode(),
    }


def ods_parts(table: str, styles: str = "") -> Parts:
    spaces = " ".join(
        f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text", "style", "calcext")
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": b"<manifest/>",
    }


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(data: bytes, suffix: str = ".xlsx", limits: Limits = Limits()) -> tuple[Grid, ...] | list[str]:  # noqa: B008
    """The grids, or the codes of the findings, without a process in between."""
    out = BytesIO()
    answer(BytesIO(data), out, suffix, limits)
    decoder = Decoder()
    for line in out.getvalue().splitlines(keepends=True):
        decoder.take_line(line)
    return [found.code for found in decoder.refused] if decoder.refused else decoder.grids()


@pytest.fixture(name="xlsx_parts")
def _xlsx_parts() -> Callable[..., Parts]:
    return xlsx_parts


@pytest.fixture(name="ods_parts")
def _ods_parts() -> Callable[..., Parts]:
    return ods_parts


@pytest.fixture(name="zipped")
def _zipped() -> Callable[..., bytes]:
    return zipped


@pytest.fixture(name="read")
def _read() -> Callable[..., tuple[Grid, ...] | list[str]]:
    return read
