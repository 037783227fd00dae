# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by its content; and the refusal of what it should not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.intake.grids.refusal import refused

if TYPE_CHECKING:
    from trede.errors import InputRefusedError

SUFFIXES = {"xlsx": (".xlsx",), "ods": (".ods",), "csv": (".csv", ".tsv", ".txt")}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<?mso", b"mime-version")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_archive(data: bytes) -> bool:
    return data.startswith(_ZIP)


def not_a_spreadsheet(data: bytes) -> InputRefusedError | None:
    """The refusal of what is plainly something else: empty, an old or locked workbook, a web page."""
    if not data:
        return refused("file.empty")
    if data.startswith(_OLE):
        return refused("file.password" if _ENCRYPTED in data else "file.old-excel")
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:14].lower().startswith(_MARKUP):
        return refused("file.web-page")
    return refused("file.unknown-kind") if data.startswith((b"%PDF", b"\x89PNG", b"{\\rtf")) else None


def renamed(suffix: str, kind: str) -> InputRefusedError | None:
    """The refusal of a file whose name says something else than its content."""
    if suffix.lower() in SUFFIXES[kind]:
        return None
    return refused("file.renamed", suffix or None, suffix=suffix or "-", kind=kind)
