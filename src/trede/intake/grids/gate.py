# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The gate: what must hold of a zip before anything in it is unpacked, and of its XML before it is parsed.

Every check reads the directory of the archive only, until ``opened`` has found nothing wrong with it;
then each XML part is unpacked within its declared size. Parts that are not XML (pictures, printer settings)
are never unpacked and never reach the spreadsheet reader.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.intake.grids.archive import DEFLATED, STORED, Part, data_start, repacked, unpacked
from trede.intake.grids.kinds import SUFFIXES
from trede.intake.grids.limits import MEGABYTE
from trede.intake.grids.refusal import refused
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipInfo

    from trede.intake.grids.limits import Limits
    from trede.kernel.findings import Finding

_XML = (".xml", ".rels")
_PAPERS = SUFFIXES["xml"]
_DOCUMENTS = (*_PAPERS, *SUFFIXES["csv"])
_WORKBOOK = re.compile(r"^(\[Content_Types\]\.xml|mimetype|content\.xml|(META-INF|_rels|docProps|xl)/.*)$")
# What macOS puts beside every file in a zip.
_LITTER = re.compile(r"^__MACOSX/|(^|/)[.]|/$")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_DRIVE = re.compile(r"^[A-Za-z]:")
_NESTED = re.compile(r"\.(zip|7z|rar|gz|bz2|xz|tar|jar|xls[xmb]?|ods|odt|docx?|docm|pptx?)$", re.IGNORECASE)
_MACROS = re.compile(r"(vbaproject|vbadata)|^xl/macrosheets/|^(basic|scripts)/.*[^/]$", re.IGNORECASE)
_LINKS = re.compile(r"^xl/externallinks/", re.IGNORECASE)
_EMBEDDED = re.compile(r"^xl/embeddings/", re.IGNORECASE)
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"^<\?xml[^>]*\sencoding\s*=\s*[\"']([^\"']*)[\"']")
_ROOT = re.compile(rb"<[A-Za-z_]")
_EXTERNAL_ODS = re.compile(rb"<[\w.-]+:(table-source|cell-range-source|dde-source)[\s/>]")


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip that passed the gate: its XML parts by name."""

    names: frozenset[str]
    parts: dict[str, Part]

    def content(self, name: str) -> bytes | None:
        part = self.parts.get(name)
        return None if part is None else part.content

    def for_reader(self, names: Mapping[str, str] | None = None) -> BytesIO:
        """The same parts as a plain zip; ``names`` has those that the reader looks for under another name."""
        given = names or {}
        kept = (part for name, part in self.parts.items() if name in given or name not in given.values())
        return repacked([replace(part, name=given.get(part.name, part.name)) for part in kept])

    def documents(self) -> dict[str, bytes]:
        """What a zip of documents holds, by name; nothing when it holds anything else or is a workbook."""
        names = [name for name in self.names if not _LITTER.search(name)]
        of_kind = all(name.lower().endswith(_DOCUMENTS) for name in names)
        if _is_workbook(self.names) or not of_kind:
            return {}
        return {name: self.parts[name].content for name in names}


def opened(data: bytes, limits: Limits) -> Archive:
    """Unpack the XML of an archive after every check; raises with all that is wrong with the directory."""
    entries, directory_start = _directory(data)
    names = frozenset(entry.filename for entry in entries)
    problems = [*_contents_findings(names), *_entries_findings(entries), *_size_findings(entries, limits)]
    if problems:
        raise InputRefusedError(problems)
    _check_overlap(data, entries, directory_start)
    if not _is_workbook(names):  # whoever reads these looks at the XML itself
        return Archive(names, {each.filename: unpacked(data, each) for each in entries if _document(each)})
    parts = {entry.filename: _checked(unpacked(data, entry)) for entry in entries if _wanted(entry)}
    if b"encryption-data" in parts.get("META-INF/manifest.xml", Part("", STORED, b"", b"")).content:
        raise refused("file.password")
    return Archive(names, parts)


def _wanted(entry: ZipInfo) -> bool:
    return entry.filename == "mimetype" or entry.filename.lower().endswith(_XML)


def _document(entry: ZipInfo) -> bool:
    return entry.filename.lower().endswith(_DOCUMENTS) and not _LITTER.search(entry.filename)


def _is_workbook(names: frozenset[str]) -> bool:
    return any(map(_WORKBOOK.search, names))


def _directory(data: bytes) -> tuple[list[ZipInfo], int]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.infolist(), archive.start_dir
    except (zipfile.BadZipFile, struct.error, NotImplementedError, ValueError, OverflowError, EOFError):
        raise refused("file.damaged") from None


def _contents_findings(names: frozenset[str]) -> list[Finding]:
    """What a spreadsheet may contain, but an uploaded one may not."""
    unwelcome = {
        "file.macros": _MACROS,
        "file.external-links": _LINKS,
        "file.archive-nested": _EMBEDDED,
    }
    found = [code for code, pattern in unwelcome.items() if any(map(pattern.search, names))]
    if any(map(_NESTED.search, names)) and "file.archive-nested" not in found:
        found.append("file.archive-nested")
    return [finding(code, "") for code in found]


def _entries_findings(entries: list[ZipInfo]) -> list[Finding]:
    folded = {entry.filename.casefold() for entry in entries}
    unsafe = len(folded) < len(entries) or not all(map(_safe, entries))
    encrypted = any(entry.flag_bits & _ENCRYPTED for entry in entries)
    codes = {"file.archive-unsafe": unsafe, "file.password": encrypted}
    return [finding(code, "") for code, wrong in codes.items() if wrong]


def _safe(entry: ZipInfo) -> bool:
    name = entry.orig_filename
    if "\0" in name or "\\" in name or name.startswith("/") or _DRIVE.match(name):
        return False
    mode = entry.external_attr >> 16
    ordinary = stat.S_IFMT(mode) in {0, stat.S_IFREG, stat.S_IFDIR}
    return ordinary and ".." not in name.split("/") and entry.compress_type in {STORED, DEFLATED}


def _size_findings(entries: list[ZipInfo], limits: Limits) -> list[Finding]:
    if len(entries) > limits.parts:
        return [finding("file.archive-bomb", "")]
    total = sum(entry.file_size for entry in entries)
    bomb = total > limits.total_bytes or any(_bomb(entry, limits) for entry in entries)
    return [finding("file.archive-bomb", "")] if bomb else []


def _bomb(entry: ZipInfo, limits: Limits) -> bool:
    size, packed = entry.file_size, entry.compress_size
    return size > limits.part_bytes or (size > MEGABYTE and size > packed * limits.ratio)


def _check_overlap(data: bytes, entries: list[ZipInfo], directory_start: int) -> None:
    """Each entry ends before the next begins: one stretch of bytes cannot be unpacked twice.

    The first begins where the file does, or another archive stands before or around this one.
    """
    ranges = sorted((entry.header_offset, data_start(data, entry) + entry.compress_size) for entry in entries)
    overlaps = any(end > start for (_, end), (start, _) in pairwise([*ranges, (directory_start, 0)]))
    if overlaps or min(ranges, default=(0, 0))[0] > 0:
        raise refused("file.archive-unsafe")


def check_plain(part: Part | None) -> None:
    """Refuse remarks, instructions and marked stretches within the XML of a sheet or its texts: no program writes
    them there, and the reader of spreadsheets takes some of them for the end of a value, or for a value.
    """
    content = b"" if part is None else part.content
    root = _ROOT.search(content)
    if root and any(content.find(mark, root.end()) >= 0 for mark in (b"<!", b"<?")):
        raise refused("file.xml-unsafe")


def _checked(part: Part) -> Part:
    """XML without a document type or entities, in UTF-8, so that the bytes searched are the text parsed."""
    content = part.content
    if part.name == "mimetype":
        return part
    declared = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf")[:200])
    if declared and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}:
        raise refused("file.xml-unsafe")
    if b"\0" in content[:4] or content[:2] in {b"\xff\xfe", b"\xfe\xff"} or _DECLARED.search(content):
        raise refused("file.xml-unsafe")
    if part.name == "content.xml" and _EXTERNAL_ODS.search(content):
        raise refused("file.external-links")
    return part
