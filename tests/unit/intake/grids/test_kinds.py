# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that are not what they should be, or not what their name says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from trede.errors import InputRefusedError
from trede.intake.grids.kinds import check_content

if TYPE_CHECKING:
    from collections.abc import Callable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (OLE + b"Workbook", "file.old-excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file.password"),
        (b"\xef\xbb\xbf \n<HTML><table>", "file.web-page"),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", "file.web-page"),
        (b"%PDF-1.7", "file.unknown-kind"),
        (b"SQLite format 3\0", "file.unknown-kind"),
        (b"7z\xbc\xaf\x27\x1c", "file.packed"),
        (b"\x1f\x8b\x08\0", "file.packed"),
        (b"\x09\x08\x10\0\0\x06", "file.old-excel"),
        (b'\xef\xbb\xbf\n{"format": 1}', "file.json"),
        (b"[[1]]", "file.json"),
    ],
)
def test_something_else(read: Callable[..., Any], data: bytes, code: str) -> None:
    assert read(data, ".xlsx") == [code]


@pytest.mark.parametrize("suffix", [".xls", ".xlsm", ".ods", ".csv", ".json"])
def test_a_workbook_under_another_name(
    read: Callable[..., Any], zipped: Callable[..., bytes], xlsx_parts: Callable[..., Any], suffix: str
) -> None:
    assert read(zipped(xlsx_parts()), suffix) == ["file.renamed"]


def test_other_files_under_another_name(
    read: Callable[..., Any], zipped: Callable[..., bytes], ods_parts: Callable[..., Any]
) -> None:
    assert read(b"a;b\n", ".xlsx") == ["file.renamed"]
    assert read(b"a;b\n", "") == ["file.no-ending"]
    assert read(zipped(ods_parts("")), ".xlsx") == ["file.renamed"]


@pytest.mark.parametrize("table", [b"{a};b\n", b"[a];b\n", b"\ta;b\n"])
def test_a_table_may_begin_with_a_bracket_or_a_tab(read: Callable[..., Any], table: bytes) -> None:
    assert len(read(table, ".csv")) == 1


def test_capitals_in_the_extension_are_fine(read: Callable[..., Any]) -> None:
    assert read(b"a;b\n", ".CSV")[0].rows == (("a", "b"),)


def test_other_archives(read: Callable[..., Any], zipped: Callable[..., bytes]) -> None:
    relations = (
        b'<R><Relationship Type="x/officeDocument" Target="word/document.xml"/><Relationship Type="y"/></R>'
    )
    assert read(zipped({"a.txt": b""})) == ["file.renamed"]
    assert read(zipped({"_rels/.rels": relations, "word/document.xml": b"<w:document/>"})) == [
        "file.unknown-kind"
    ]
    assert read(zipped({"xl/workbook.bin": b""})) == ["file.old-excel"]
    assert read(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})) == ["file.unknown-kind"]
    assert read(zipped({})) == ["file.unknown-kind"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "LabelInfo".encode("utf-16-le"), "file.labelled"),
        (b"GIF89a", "file.picture"),
    ],
)
def test_what_it_is_instead_is_said(data: bytes, code: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        check_content(data)
    assert [found.code for found in refused.value.findings] == [code]
