# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Archives that want to harm the reader, each made here."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from trede.errors import InputRefusedError
from trede.intake.grids.gate import opened
from trede.intake.grids.limits import MEGABYTE, Limits

if TYPE_CHECKING:
    from collections.abc import Callable


def codes(data: bytes, limits: Limits = Limits()) -> list[str]:  # noqa: B008
    with pytest.raises(InputRefusedError) as problem:
        opened(data, limits)
    return [found.code for found in problem.value.findings]


def archive(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry, content in entries:
            made.writestr(entry, content)
    return out.getvalue()


def patched(data: bytes, central: int, local: int | None, form: str, value: int) -> bytes:
    """The first entry with a field in its directory entry, and perhaps its local header, overwritten."""
    bent = bytearray(data)
    struct.pack_into(form, bent, bent.index(b"PK\x01\x02") + central, value)
    if local is not None:
        struct.pack_into(form, bent, local, value)
    return bytes(bent)


def test_xml_parts_are_unpacked_and_others_are_not() -> None:
    found = opened(archive(("a.xml", b"<a/>"), ("b.png", b"png"), ("xl/", b"")), Limits())
    assert found.content("a.xml") == b"<a/>"
    assert found.content("b.png") is None
    assert found.names == {"a.xml", "b.png", "xl/"}


def test_the_reader_gets_an_archive_of_our_own() -> None:
    found = opened(archive(("é.xml", b"<a/>" * 99), ("b.png", b"png")), Limits())
    with zipfile.ZipFile(found.for_reader()) as again:
        assert again.testzip() is None
        assert again.namelist() == ["é.xml"]
        assert again.read("é.xml") == b"<a/>" * 99


@pytest.mark.parametrize(
    "name", ["/etc/a.xml", "../a.xml", "xl/../../a.xml", "C:a.xml", "xl\\a.xml", "\\\\host\\a.xml"]
)
def test_paths_that_lead_elsewhere(name: str) -> None:
    assert codes(archive((name, b"<a/>"))) == ["file.archive-unsafe"]


def test_a_name_cut_by_a_zero_byte() -> None:
    data = archive(("a.xmlX.png", b"<a/>")).replace(b"a.xmlX.png", b"a.xml\0.png")
    assert codes(data) == ["file.archive-unsafe"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["xl/a.xml", "XL/A.xml"])
def test_one_name_twice(second: str) -> None:
    assert codes(archive(("xl/a.xml", b"<a/>"), (second, b"<b/>"))) == ["file.archive-unsafe"]


def test_a_symlink() -> None:
    link = zipfile.ZipInfo("a.xml")
    link.external_attr = 0o120777 << 16
    assert codes(archive((link, b"/etc/passwd"))) == ["file.archive-unsafe"]


def test_a_packing_method_no_workbook_uses() -> None:
    link = zipfile.ZipInfo("a.xml")
    link.compress_type = zipfile.ZIP_BZIP2
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(link, b"<a/>")
    assert codes(out.getvalue()) == ["file.archive-unsafe"]


def test_an_encrypted_entry() -> None:
    assert codes(patched(archive(("a.xml", b"<a/>")), 8, 6, "<H", 1)) == ["file.password"]


def test_an_encrypted_ods() -> None:
    manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert codes(archive(("META-INF/manifest.xml", manifest))) == ["file.password"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("xl/vbaProject.bin", "file.macros"),
        ("xl/macrosheets/sheet1.xml", "file.macros"),
        ("Basic/Standard/Module1.xml", "file.macros"),
        ("Scripts/python/a.py", "file.macros"),
        ("xl/externalLinks/externalLink1.xml", "file.external-links"),
        ("xl/embeddings/oleObject1.bin", "file.archive-nested"),
        ("xl/media/again.xlsx", "file.archive-nested"),
        ("42.zip", "file.archive-nested"),
    ],
)
def test_what_an_uploaded_workbook_may_not_contain(name: str, code: str) -> None:
    assert codes(archive((name, b"x"))) == [code]


def test_everything_wrong_with_the_directory_comes_at_once() -> None:
    found = codes(archive(("../vbaProject.bin", b"x"), ("xl/embeddings/a.zip", b"x")))
    assert found == ["file.macros", "file.archive-nested", "file.archive-unsafe"]


def test_an_archive_in_an_archive_is_not_followed() -> None:
    inner = archive(("a.xml", b"<a/>"))
    for _ in range(5):
        inner = archive(("a.xml", inner))
    assert zipfile.is_zipfile(BytesIO(opened(inner, Limits()).content("a.xml") or b""))


def test_a_bomb_by_ratio() -> None:
    assert codes(archive(("a.xml", b" " * (2 * MEGABYTE)))) == ["file.archive-bomb"]


@pytest.mark.parametrize("limits", [Limits(parts=1), Limits(part_bytes=3), Limits(total_bytes=7)])
def test_more_than_the_caps(limits: Limits) -> None:
    assert codes(archive(("a.xml", b"<a/>"), ("b.xml", b"<b/>")), limits) == ["file.archive-bomb"]


@pytest.mark.parametrize("lie", [3, 5, 10**6])
def test_a_declared_size_that_is_not_so(lie: int) -> None:
    assert codes(patched(archive(("a.xml", b"<a/>")), 24, 22, "<L", lie)) == ["file.damaged"]


def test_a_small_declared_size_over_a_bomb_is_found_without_unpacking_it() -> None:
    data = archive(("a.xml", b" " * (64 * MEGABYTE)))
    assert codes(patched(data, 24, 22, "<L", 100)) == ["file.damaged"]


def test_a_checksum_that_is_not_so() -> None:
    assert codes(patched(archive(("a.xml", b"<a/>")), 16, 14, "<L", zlib.crc32(b"<b/>"))) == ["file.damaged"]


@pytest.mark.parametrize("size", [3, 7])
def test_a_packed_size_that_is_not_so(size: int) -> None:
    content = bytes(range(1, 200))
    data = archive(("a.xml", content), ("b.xml", content))
    length = struct.unpack_from("<L", data, data.index(b"PK\x01\x02") + 20)[0]
    assert codes(patched(data, 20, 18, "<L", length - size)) == ["file.damaged"]


def test_bytes_after_the_packed_content() -> None:
    stream = zlib.compressobj(wbits=-15)
    packed = stream.compress(b"<a/>") + stream.flush() + b"more"
    stored = zipfile.ZipInfo("a.xml")
    stored.compress_type = zipfile.ZIP_STORED
    data = archive((stored, packed))
    data = patched(patched(data, 10, 8, "<H", 8), 24, 22, "<L", 4)
    assert codes(patched(data, 16, 14, "<L", zlib.crc32(b"<a/>"))) == ["file.damaged"]


def test_packed_bytes_that_are_no_stream() -> None:
    stored = zipfile.ZipInfo("a.xml")
    data = archive((stored, b"\xff" * 9))
    assert codes(patched(data, 10, 8, "<H", 8)) == ["file.damaged"]


def test_a_local_header_that_tells_another_story() -> None:
    data = archive(("a.xml", b"<a/>"))
    assert codes(b"PK\x03\x04" + data[4:].replace(b"a.xml", b"b.xml", 1)) == ["file.archive-unsafe"]


def test_entries_that_share_their_bytes() -> None:
    data = archive(("a.xml", b"<a/>"), ("a.xmk", b"<b/>"))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    bent = bytearray(data)
    struct.pack_into("<L", bent, second + 42, 0)
    bent[second + 46 : second + 51] = b"a.xml"
    assert codes(bytes(bent)) == ["file.archive-unsafe"]
    longer = patched(data, 20, 18, "<L", 60)
    assert codes(longer) == ["file.archive-unsafe"]


def test_an_entry_outside_the_file() -> None:
    data = archive(("a.xml", b"<a/>"))
    assert codes(patched(data, 42, None, "<L", len(data) - 9)) == ["file.damaged"]


@pytest.mark.parametrize("cut", [4, 30, 60, 90])
def test_a_truncated_archive(cut: int) -> None:
    assert codes(archive(("a.xml", b"<a/>"))[:cut]) == ["file.damaged"]


LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))


@pytest.mark.parametrize(
    "xml",
    [
        b"<!DOCTYPE a><a/>",
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY l0 "ha">' + LAUGHS + b"]><a>&l9;</a>",
        '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"),
        "<!DOCTYPE a><a/>".encode("utf-16-le"),
        b'<?xml version="1.0" encoding="UTF-7"?><a/>',
        b"\xef\xbb\xbf<?xml version='1.0' encoding='cp037'?><a/>",
    ],
)
@pytest.mark.parametrize("name", ["docProps/app.xml", "xl/_rels/workbook.xml.rels", "xl/WORKBOOK.XML"])
def test_document_types_and_other_encodings(name: str, xml: bytes) -> None:
    assert codes(archive((name, xml))) == ["file.xml-unsafe"]


def test_ordinary_declarations_are_fine() -> None:
    xml = b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>'
    assert opened(archive(("a.xml", xml)), Limits()).content("a.xml") == xml


def test_an_ods_that_takes_values_from_elsewhere() -> None:
    assert codes(archive(("content.xml", b'<a><table:table-source x="1"/></a>'))) == ["file.external-links"]


def test_a_bomb_is_refused_as_a_finding(read: Callable[..., Any]) -> None:
    assert read(archive(("xl/workbook.xml", b" " * (9 * MEGABYTE)))) == ["file.archive-bomb"]
