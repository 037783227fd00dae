# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Unpacking one entry of a zip without trusting what the zip says about it, and packing it again."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from trede.intake.grids.refusal import refused

if TYPE_CHECKING:
    from zipfile import ZipInfo

STORED, DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8_NAME = 0x800
_VERSION = 20


@dataclass(frozen=True, slots=True)
class Part:
    """One entry, checked: as it was packed, and what came out of it."""

    name: str
    method: int
    packed: bytes
    content: bytes


def data_start(data: bytes, entry: ZipInfo) -> int:
    """Where the packed bytes begin; refuses a local header that tells another story than the directory."""
    try:
        header = _LOCAL.unpack_from(data, entry.header_offset)
    except struct.error:
        raise refused("file.damaged") from None
    signature, _, flags, method, *_, name_length, extra_length = header
    name_start = entry.header_offset + _LOCAL.size
    encoding = "utf-8" if flags & _UTF8_NAME else "cp437"
    name = data[name_start : name_start + name_length].decode(encoding, "replace")
    if (signature, method, name) != (b"PK\x03\x04", entry.compress_type, entry.orig_filename):
        raise refused("file.archive-unsafe")
    return name_start + int(name_length) + int(extra_length)


def unpacked(data: bytes, entry: ZipInfo) -> Part:
    """The content of an entry: exactly the declared bytes with the declared checksum, or refused."""
    start = data_start(data, entry)
    packed = data[start : start + entry.compress_size]
    content = packed if entry.compress_type == STORED else _inflated(packed, entry.file_size)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise refused("file.damaged")
    return Part(entry.filename, entry.compress_type, packed, content)


def _inflated(packed: bytes, size: int) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, size + 1)
    except zlib.error:
        raise refused("file.damaged") from None
    if not inflater.eof or inflater.unused_data:
        raise refused("file.damaged")
    return content


def repacked(parts: list[Part]) -> BytesIO:
    """A plain zip of these parts, without packing anything anew.

    The spreadsheet reader gets this and never the original, so that it cannot find in the archive
    what the checks did not see.
    """
    out, directory = BytesIO(), b""
    for part in parts:
        name = part.name.encode()
        sizes = (zlib.crc32(part.content), len(part.packed), len(part.content), len(name))
        offset = out.tell()
        out.write(_LOCAL.pack(b"PK\x03\x04", _VERSION, _UTF8_NAME, part.method, 0, 0x21, *sizes, 0))
        out.write(name)
        out.write(part.packed)
        directory += _CENTRAL.pack(
            b"PK\x01\x02", _VERSION, _VERSION, _UTF8_NAME, part.method, 0, 0x21, *sizes, 0, 0, 0, 0, 0, offset
        )
        directory += name
    start = out.tell()
    out.write(directory)
    out.write(_END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), start, 0))
    out.seek(0)
    return out
