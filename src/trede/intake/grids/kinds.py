# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by its content; and the refusal of what it should not be."""

from __future__ import annotations

import re

from trede.intake.grids.refusal import refused

SUFFIXES = {
    "xlsx": (".xlsx",),
    "ods": (".ods",),
    "csv": (".csv", ".tsv", ".txt"),
    "xml": (".xml", ".xaf"),
    "zip": (".zip",),
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<?mso", b"mime-version")
_OTHER = (b"%PDF", b"{\\rtf", b"SQLite format 3\0", b"PAR1", b"\x7fELF", b"MZ\x90\0")
_PACKED = (b"7z\xbc\xaf", b"Rar!\x1a", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
# Workbooks of before 1997, without a container around them.
_BARE_EXCEL = (b"\x09\x08", b"\x09\x04\x06\0", b"\x09\x02\x06\0", b"\x09\0\x04\0")
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{])")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
# Photos of telephones (HEIC, AVIF) and films say what they are behind the length of their first part.
_BOX = b"ftyp"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What rights management leaves in a file with a sensitivity label.
_LABELLED = (
    "DRMEncrypted".encode("utf-16-le"),
    b"DRMEncrypted",
    b"LabelInfo",
    "LabelInfo".encode("utf-16-le"),
)


def is_archive(data: bytes) -> bool:
    return data.startswith(_ZIP)


def check_content(data: bytes) -> None:
    """Refuse what is plainly something else: nothing, an old or locked workbook, a web page, a PDF."""
    if not data:
        raise refused("file.empty")
    if data.startswith(_OLE):
        raise refused(_why_locked(data))
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:14].lower().startswith(_MARKUP):
        raise refused("file.web-page")
    if data.startswith(_PICTURES) or data[4:8] == _BOX:
        raise refused("file.picture")
    for code, starts in (
        ("file.unknown-kind", _OTHER),
        ("file.packed", _PACKED),
        ("file.old-excel", _BARE_EXCEL),
    ):
        if data.startswith(starts):
            raise refused(code)
    if _JSON.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise refused("file.json")


def _why_locked(data: bytes) -> str:
    """A label locks a file without a password: there is none to take off."""
    if any(mark in data for mark in _LABELLED):
        return "file.labelled"
    return "file.password" if _ENCRYPTED in data else "file.old-excel"


def suffix_kind(suffix: str) -> str:
    """What a file is by its name; empty for a name that we do not know."""
    return next((kind for kind, suffixes in SUFFIXES.items() if suffix.lower() in suffixes), "")


def check_name(suffix: str, kind: str) -> None:
    """Refuse a file whose name says something else than its content."""
    if not suffix:
        raise refused("file.no-ending", kind=kind)
    if suffix.lower() not in SUFFIXES[kind]:
        raise refused("file.renamed", suffix, suffix=suffix, kind=kind)
