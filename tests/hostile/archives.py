# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Archives made to do harm: bombs, names that lead elsewhere, directories that lie, workbooks with more than cells."""

from __future__ import annotations

import gzip
import stat
import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from tests.hostile import seeds
from tests.unit.intake.grids.conftest import MAIN, RELATIONS, ods_parts, xlsx_parts, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

    Makers = dict[str, Callable[[], bytes]]

MEGA = 1_000_000
ONE_CELL = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
ONE_OF_ODS = '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
DTD = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>'


def book(rows: str = "", sheet: str = "", calc: str = "", **more: bytes) -> bytes:
    """A workbook with these rows; ``more`` are other parts, with __ for /."""
    parts = xlsx_parts(rows, sheet, calc) if rows or sheet or calc else xlsx_parts()
    return zipped(parts | {name.replace("__", "/"): part for name, part in more.items()})


def sheet_of(inside: str) -> bytes:
    return book(sheet=f'<worksheet xmlns="{MAIN}">{inside}</worksheet>')


def cells(*texts: str) -> str:
    """Two rows: these as headers, and below each a number."""
    head = "".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in texts)
    return f'<row r="1">{head}</row><row r="2">{"<c><v>1</v></c>" * len(texts)}</row>'


def entry(name: str = "a.csv", **told: int) -> bytes:
    """One entry of which the directory says something else than is so."""
    info = zipfile.ZipInfo(name)
    for key, value in told.items():
        setattr(info, key, value)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, b"a;b\n")
    return out.getvalue()


def patched(data: bytes, at: int, value: bytes) -> bytes:
    """The same with other bytes in its directory, so many from the start of the first record there."""
    place = data.rindex(b"PK\x01\x02") + at
    return data[:place] + value + data[place + len(value) :]


def overlapping() -> bytes:
    """Many names for one stretch of bytes that unpacks to much."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(bytes(20 * MEGA)) + body.flush()
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), 20 * MEGA, 1, 0)
    names = [b"%c" % (97 + number) for number in range(20)]
    record = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(packed), 20 * MEGA, 1, 0, 0, 0, 0, 0, 0
    )
    records = b"".join(record + name for name in names)
    start = len(local) + 1 + len(packed)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(names), len(names), len(records), start, 0)
    return local + b"a" + packed + records + end


def within(layers: int) -> bytes:
    data = b"a;b\n"
    for number in range(layers):
        data = zipped({f"{number}.zip" if number else "a.csv": data})
    return data


def linked(kind: int) -> bytes:
    return entry(external_attr=(kind | 0o644) << 16)


ZIPS: Makers = {
    "a part of zeros.xlsx": lambda: book(sheet="<worksheet>" + " " * 150 * MEGA + "</worksheet>"),
    "many parts of zeros.xlsx": lambda: zipped(
        xlsx_parts() | {f"xl/{n}.xml": bytes(10 * MEGA) for n in range(30)}
    ),
    "a picture of zeros.xlsx": lambda: book(xl__media__a_png=bytes(150 * MEGA)),
    "zeros below the ratio.zip": lambda: zipped({f"{n}.csv": (b"%d;1\n" % n) * 200_000 for n in range(150)}),
    "zip in zip.zip": lambda: within(2),
    "ten zips in one another.zip": lambda: within(10),
    "overlapping.zip": overlapping,
    "a size that lies down.zip": lambda: patched(
        zipped({"a.csv": bytes(5 * MEGA)}), 24, struct.pack("<I", 4)
    ),
    "a size that lies up.zip": lambda: patched(entry(), 24, struct.pack("<I", 2**31)),
    "a packed size that lies.zip": lambda: patched(entry(), 20, struct.pack("<I", 2**30)),
    "an offset beyond the end.zip": lambda: patched(entry(), 42, struct.pack("<I", 2**30)),
    "a wrong checksum.zip": lambda: patched(entry(), 16, b"abcd"),
    "another name in front.zip": lambda: entry().replace(b"a.csv", b"b.exe", 1),
    "one name twice.zip": lambda: entry()[:0] + twice("a.csv", "a.csv"),
    "one name in two cases.zip": lambda: twice("a.csv", "A.CSV"),
    "a name upwards.zip": lambda: entry("../../../../etc/cron.d/a.csv"),
    "a name upwards in a workbook.xlsx": lambda: zipped(xlsx_parts() | {"xl/../../a.xml": b"<a/>"}),
    "a name from the root.zip": lambda: entry("/etc/passwd.csv"),
    "a name on a drive.zip": lambda: entry("C:/windows/a.csv"),
    "a name with backslashes.zip": lambda: entry("a.csv").replace(b"a.csv", b"\\.csv"),
    "a name with a nul.zip": lambda: entry("abcde.csv").replace(b"abcde.csv", b"abcd\0.csv"),
    "a name of 65,000 signs.zip": lambda: entry("a" * 65_000 + ".csv"),
    "a name that turns around.zip": lambda: entry("vsc.\u202exslx.csv"),
    "a name with a command.zip": lambda: entry("$(reboot);`id`.csv"),
    "an empty name.zip": lambda: entry("x").replace(b"x", b" "),
    "a symbolic link.zip": lambda: linked(stat.S_IFLNK),
    "a device.zip": lambda: linked(stat.S_IFCHR),
    "a pipe.zip": lambda: linked(stat.S_IFIFO),
    "locked.zip": lambda: patched(entry(), 8, b"\x01\0"),
    "packed with bzip2.zip": lambda: zipped({"a.csv": b"a;b\n" * 99}, zipfile.ZIP_BZIP2),
    "packed with lzma.zip": lambda: zipped({"a.csv": b"a;b\n" * 99}, zipfile.ZIP_LZMA),
    "packed in a way nobody knows.zip": lambda: patched(entry(), 10, b"\x63\0"),
    "a number of entries that lies.zip": lambda: entry()[:-12] + b"\xff\xff\xff\xff" + entry()[-8:],
    "3,000 entries.zip": lambda: zipped({f"{n}.csv": b"a;b\n" for n in range(3_000)}),
    "a long comment.zip": lambda: entry()[:-2] + b"\xff\xff" + b"c" * 65_535,
    "in front of it a program.xlsx": lambda: b"MZ" + bytes(10_000) + book(),
    "in front of it a pdf.zip": lambda: b"%PDF-1.7\n" + entry(),
    "behind it something.xlsx": lambda: book() + b"x" * 50_000,
    "another workbook before it.xlsx": lambda: book(cells("Ander")) + book(),
    "another workbook in its remark.xlsx": lambda: remarked(book(), book(cells("Ander"))),
    "a 7z.xlsx": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(1_000),
    "a gz.csv": lambda: gzip.compress(b"a;b\n" * 1_000),
    "a workbook of 1995.xls": lambda: b"\x09\x08\x08\0\0\x05\x10\0" + bytes(1_000),
    "nothing in it.zip": lambda: zipped({}),
    "nothing but folders.zip": lambda: zipped({"a/": b"", "a/b/": b""}),
    "without its directory.xlsx": lambda: book()[:-200],
    "an end of zip64 that lies.zip": lambda: (
        entry()[:-22]
        + b"PK\x06\x06"
        + struct.pack("<Q2H2I4Q", 44, 45, 45, 0, 0, 2**60, 2**60, 2**60, 0)
        + b"PK\x06\x07"
        + struct.pack("<IQI", 0, 2**40, 1)
        + entry()[-22:]
    ),
}


def remarked(data: bytes, remark: bytes) -> bytes:
    """The archive with this as its remark."""
    return data[:-2] + struct.pack("<H", len(remark)) + remark


def twice(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"a;b\n")
    return out.getvalue()


def with_part(name: str, old: bytes, new: bytes) -> bytes:
    parts = xlsx_parts()
    return zipped(parts | {name: parts[name].replace(old, new)})


def strings(count: int, text: str = "x", index: str = "0") -> bytes:
    """A workbook with so many shared strings, and a cell that has one of them."""
    table = f'<sst xmlns="{MAIN}" count="{count}">' + f"<si><t>{text}</t></si>" * count + "</sst>"
    relation = (
        f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    parts = xlsx_parts(f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>')
    linked_up = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", relation.encode())
    return zipped(parts | {"xl/sharedStrings.xml": table.encode(), "xl/_rels/workbook.xml.rels": linked_up})


def styled(formats: str) -> bytes:
    relation = f'<Relationship Id="r3" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>'
    parts = xlsx_parts('<row r="1"><c r="A1" s="0"><v>45000</v></c></row>')
    linked_up = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", relation.encode())
    styles = f'<styleSheet xmlns="{MAIN}">{formats}</styleSheet>'
    return zipped(parts | {"xl/styles.xml": styles.encode(), "xl/_rels/workbook.xml.rels": linked_up})


def number_format(code: str) -> bytes:
    return styled(
        f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>'
    )


def cell(inside: str, **attributes: str) -> bytes:
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return book(f'<row r="1"><c r="A1"{given}>{inside}</c></row>')


def doctype(name: str, declared: str, encoding: str = "utf-8") -> bytes:
    parts = xlsx_parts()
    return zipped(parts | {name: declared.encode(encoding) + parts[name].decode().encode(encoding)})


WORKBOOKS: Makers = {
    "macros.xlsx": lambda: book(xl__vbaProject_bin=b"x", **{"xl/vbaProject.bin": b"x"}),
    "macro sheets.xlsx": lambda: book(**{"xl/macrosheets/sheet1.xml": b"<a/>"}),
    "external links.xlsx": lambda: book(**{"xl/externalLinks/externalLink1.xml": b"<a/>"}),
    "an embedded file.xlsx": lambda: book(**{"xl/embeddings/oleObject1.bin": b"x"}),
    "an embedded workbook.xlsx": lambda: book(**{"xl/a.xlsx": b"PK"}),
    "a document type in a sheet.xlsx": lambda: doctype("xl/worksheets/sheet1.xml", DTD),
    "a document type in the book.xlsx": lambda: doctype("xl/workbook.xml", DTD),
    "a document type in relations.xlsx": lambda: doctype("_rels/.rels", DTD),
    "a billion laughs.xlsx": lambda: doctype("xl/worksheets/sheet1.xml", BILLION),
    "a document type in utf-16.xlsx": lambda: doctype("xl/worksheets/sheet1.xml", DTD, "utf-16"),
    "utf-7.xlsx": lambda: doctype("xl/worksheets/sheet1.xml", '<?xml version="1.0" encoding="utf-7"?>'),
    "the last cell there is.xlsx": lambda: book('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a row beyond the last.xlsx": lambda: book('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'),
    "a row below the first.xlsx": lambda: book('<row r="-1"><c r="A-1"><v>1</v></c></row>'),
    "a column beyond the last.xlsx": lambda: book('<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>'),
    "a cell that is nowhere.xlsx": lambda: book('<row r="1"><c r="?!"><v>1</v></c></row>'),
    "rows backwards.xlsx": lambda: book(
        '<row r="5"><c r="A5"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'
    ),
    "one cell twice.xlsx": lambda: book('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
    "millions of cells.xlsx": lambda: book(
        "".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 1_000 + "</row>" for n in range(1, 5_500))
    ),
    "a million empty rows.xlsx": lambda: book("<row/>" * MEGA),
    "260,000 rows.xlsx": lambda: book(
        "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(1, 260_000))
    ),
    "16,000 columns.xlsx": lambda: book('<row r="1">' + "<c><v>1</v></c>" * 16_000 + "</row>"),
    "10,000 sheets.xlsx": lambda: with_part(
        "xl/workbook.xml", b"<sheets>", b"<sheets>" + b'<sheet name="a" sheetId="1" r:id="r1"/>' * 10_000
    ),
    "a million shared strings.xlsx": lambda: strings(MEGA),
    "long shared strings.xlsx": lambda: strings(2_000, "x" * 32_000),
    "a string that is not there.xlsx": lambda: strings(1, index="99999999"),
    "a string before the first.xlsx": lambda: strings(1, index="-1"),
    "a string with a name.xlsx": lambda: strings(1, index="x"),
    "a formula without value.xlsx": lambda: cell("<f>SUM(A:A)</f>"),
    "a formula that is an error.xlsx": lambda: cell("<f>1/0</f><v>#DIV/0!</v>", t="e"),
    "a formula of another file.xlsx": lambda: cell("<f>[1]Blad!A1</f><v>1</v>"),
    "a formula that starts a program.xlsx": lambda: cell("<f>cmd|' /C calc'!A0</f>"),
    "a hidden sheet.xlsx": lambda: with_part(
        "xl/workbook.xml", b'name="Blad"', b'name="Blad" state="veryHidden"'
    ),
    "a hidden row.xlsx": lambda: book('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'),
    "a hidden column.xlsx": lambda: sheet_of('<cols><col min="1" max="1" hidden="1"/></cols>' + ONE_CELL),
    "columns hidden to the end.xlsx": lambda: sheet_of(
        '<cols><col min="1" max="99999999999" hidden="1"/></cols>' + ONE_CELL
    ),
    "merged over everything.xlsx": lambda: sheet_of(
        ONE_CELL + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    ),
    "a million merges.xlsx": lambda: sheet_of(
        "<sheetData/><mergeCells>" + '<mergeCell ref="A1:B2"/>' * MEGA + "</mergeCells>"
    ),
    "a number too large.xlsx": lambda: cell("<v>1e999999</v>"),
    "a number of a million digits.xlsx": lambda: cell("<v>" + "9" * MEGA + "</v>"),
    "no number.xlsx": lambda: cell("<v>NaN</v>"),
    "a day that is none.xlsx": lambda: number_format("dd-mm-yyyy").replace(b"45000", b"45000"),
    "a boolean of seven.xlsx": lambda: cell("<v>7</v>", t="b"),
    "a kind that is none.xlsx": lambda: cell("<v>7</v>", t="zzz"),
    "a style that is not there.xlsx": lambda: cell("<v>7</v>", s="999999999"),
    "a million styles.xlsx": lambda: styled("<cellXfs>" + '<xf numFmtId="14"/>' * MEGA + "</cellXfs>"),
    "a format of brackets.xlsx": lambda: number_format("[" * 300_000),
    "a format of quotes.xlsx": lambda: number_format("&quot;" * 300_000 + "d"),
    "a format of days.xlsx": lambda: number_format("d;" * 300_000),
    "a text of 30 MB.xlsx": lambda: cell(f"<is><t>{'x' * 30 * MEGA}</t></is>", t="inlineStr"),
    "a text of a million runs.xlsx": lambda: cell(f"<is>{'<r><t>x</t></r>' * MEGA}</is>", t="inlineStr"),
    "a header of brackets.xlsx": lambda: book(cells("(" * 300_000)),
    "headers of accents.xlsx": lambda: book(cells(*["a" + "\u0301\u0323" * 3_000] * 50)),
    "layers of rows.xlsx": lambda: book("<row>" * 100_000 + "</row>" * 100_000),
    "many attributes.xlsx": lambda: book("<row " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"),
    "a long remark.xlsx": lambda: book("<!--" + "-x" * 5 * MEGA + "-->"),
    "nul in a text.xlsx": lambda: cell("<is><t>a\0b</t></is>", t="inlineStr"),
    "signs nobody sees.xlsx": lambda: book(cells("Per\u200bso\u202eneels\u00adnummer", "U\u2066ren")),
    "no utf-8.xlsx": lambda: zipped(
        xlsx_parts() | {"xl/worksheets/sheet1.xml": b"<worksheet>\xff\xfe\xe9</worksheet>"}
    ),
    "no xml at all.xlsx": lambda: zipped(xlsx_parts() | {"xl/workbook.xml": bytes(range(256))}),
    "a sheet that is elsewhere.xlsx": lambda: with_part(
        "xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"../../../../etc/passwd"
    ),
    "a sheet on the web.xlsx": lambda: with_part(
        "xl/_rels/workbook.xml.rels",
        b'Target="worksheets/sheet1.xml"',
        b'Target="http://127.0.0.1:1/a" TargetMode="External"',
    ),
    "a sheet that is the book.xlsx": lambda: with_part(
        "xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"workbook.xml"
    ),
    "a sheet that is missing.xlsx": lambda: with_part(
        "xl/_rels/workbook.xml.rels", b"sheet1.xml", b"sheet9.xml"
    ),
    "a million names.xlsx": lambda: book(
        '<row r="1"/>',
        calc="<definedNames>" + '<definedName name="a">A1</definedName>' * 500_000 + "</definedNames>",
    ),
    "a remark in a number.xlsx": lambda: cell("<v>3<!-- -->2</v>"),
    "an instruction in a number.xlsx": lambda: cell("<v>3<?a b?>2</v>"),
    "a number that is marked.xlsx": lambda: cell("<v><![CDATA[32]]></v>"),
    "a text that is marked.xlsx": lambda: cell("<v><![CDATA[Wajong]]></v>", t="str"),
    "a number by its signs.xlsx": lambda: cell("<v>&#51;2</v>"),
    "two values.xlsx": lambda: cell("<v>32</v><v>3</v>"),
    "a cell in each of two worlds.xlsx": lambda: book(
        '<row r="1"><a><c r="A1"><v>1</v></c></a><b><c r="A1"><v>2</v></c></b></row>'
    ),
    "one row twice.xlsx": lambda: book('<row r="1"><c r="A1"><v>1</v></c></row>' * 2),
    "a cell of another row.xlsx": lambda: book('<row r="1" hidden="1"><c r="A7"><v>1</v></c></row>'),
    "a row of no height.xlsx": lambda: book('<row r="1" ht="0.0"><c r="A1"><v>1</v></c></row>'),
    "a row of a height by its signs.xlsx": lambda: book('<row r="1" ht="&#48;"><c r="A1"><v>1</v></c></row>'),
    "a column of no width.xlsx": lambda: sheet_of(
        '<cols><col min="1" max="1" width="0.0"/></cols>' + ONE_CELL
    ),
    "rows that begin in a remark.xlsx": lambda: sheet_of(
        "<!-- <sheetData> -->" + ONE_CELL + "<!-- <sheetData></sheetData> -->"
    ),
    "a formula with a blank.xlsx": lambda: cell("<f>A2</f><v> </v>"),
    "one relation twice.xlsx": lambda: with_part(
        "xl/_rels/workbook.xml.rels",
        b"</Relationships>",
        f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="b.xml"/></Relationships>'.encode(),
    ),
    "an old workbook.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_096),
    "a locked workbook.xlsx": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_024) + "EncryptedPackage".encode("utf-16-le")
    ),
    "a workbook as table.csv": book,
    "a table as workbook.xlsx": lambda: b"a;b\n1;2\n",
}


def ods(rows: str, styles: str = "") -> bytes:
    return zipped(ods_parts(f'<table:table table:name="Blad">{rows}</table:table>', styles))


def ods_cell(inside: str = "<text:p>x</text:p>", **attributes: str) -> bytes:
    given = "".join(
        f' {name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in attributes.items()
    )
    return ods(f"<table:table-row><table:table-cell{given}>{inside}</table:table-cell></table:table-row>")


def ods_with(**parts: bytes) -> bytes:
    return zipped(
        ods_parts('<table:table table:name="B"/>')
        | {name.replace("__", "/"): each for name, each in parts.items()}
    )


ODS: Makers = {
    "columns without end.ods": lambda: ods_cell(table__number_columns_repeated="2147483647"),
    "rows without end.ods": lambda: ods(
        '<table:table-row table:number-rows-repeated="2147483647">' + ONE_OF_ODS
    ),
    "repeated less than never.ods": lambda: ods_cell(table__number_columns_repeated="-5"),
    "repeated by a name.ods": lambda: ods_cell(table__number_columns_repeated="veel"),
    "repeated by a number of 5,000 digits.ods": lambda: ods_cell(table__number_columns_repeated="9" * 5_000),
    "blanks without end.ods": lambda: ods_cell('<text:p><text:s text:c="900000000"/>x</text:p>'),
    "blanks of 5,000 digits.ods": lambda: ods_cell(f'<text:p><text:s text:c="{"9" * 5_000}"/>x</text:p>'),
    "a million paragraphs.ods": lambda: ods_cell("<text:p>x</text:p>" * MEGA),
    "a source elsewhere.ods": lambda: ods('<table:table-source xlink:href="http://127.0.0.1:1/"/>'),
    "a link to a program.ods": lambda: ods('<office:dde-source office:dde-application="cmd"/>'),
    "macros.ods": lambda: ods_with(
        Basic__Standard__Module1_xml=b"<a/>", **{"Basic/Standard/Module1.xml": b"<a/>"}
    ),
    "a document type.ods": lambda: ods_with(content_xml=b"", **{"content.xml": DTD.encode() + b"<a/>"}),
    "a billion laughs.ods": lambda: ods_with(**{"content.xml": BILLION.encode() + b"<a>&l9;</a>"}),
    "locked.ods": lambda: ods_with(**{"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"}),
    "without its kind.ods": lambda: zipped({"content.xml": b"<a/>", "META-INF/manifest.xml": b"<manifest/>"}),
    "another kind.ods": lambda: ods_with(mimetype=b"application/vnd.oasis.opendocument.text"),
    "a formula without value.ods": lambda: ods_cell("", table__formula="of:=SUM([.A1])"),
    "a day that is none.ods": lambda: ods_cell(office__value_type="date", office__date_value="2025-99-99"),
    "a time of years.ods": lambda: ods_cell(office__value_type="time", office__time_value="PT999999999999H"),
    "a number that is none.ods": lambda: ods_cell(office__value_type="float", office__value="x"),
    "a hidden row.ods": lambda: ods('<table:table-row table:visibility="collapse">' + ONE_OF_ODS),
    "merged over everything.ods": lambda: ods_cell(
        table__number_columns_spanned="16384", table__number_rows_spanned="1048576"
    ),
    "tables in tables.ods": lambda: ods("<table:table-row><table:table-cell><table:table>" * 20_000),
    "100 sheets.ods": lambda: zipped(ods_parts('<table:table table:name="B"/>' * 100)),
    "repeated never.ods": lambda: ods('<table:table-row table:number-rows-repeated="0">' + ONE_OF_ODS),
    "text without a kind.ods": ods_cell,
    "text that is marked.ods": lambda: ods_cell(
        "<text:p><![CDATA[x]]></text:p>", office__value_type="string"
    ),
    "rows in a remark.ods": lambda: ods(
        "<!-- " + "<table:table-row>" * 9 + ' --><table:table-row table:visibility="collapse">' + ONE_OF_ODS
    ),
    "a hidden row behind a bracket.ods": lambda: ods(
        '<table:table-row table:style-name=">" table:visibility="collapse">' + ONE_OF_ODS
    ),
    "a hidden row by its signs.ods": lambda: ods(
        '<table:table-row table:visibility = "c&#111;llapse">' + ONE_OF_ODS
    ),
    "a folded group.ods": lambda: ods(
        f'<table:table-row-group table:display="false"><table:table-row>{ONE_OF_ODS}</table:table-row-group>'
    ),
    "a row of no height.ods": lambda: ods(
        '<table:table-row table:style-name="low">' + ONE_OF_ODS,
        '<style:style style:name="low"><style:table-row-properties style:row-height="0cm"/></style:style>',
    ),
    "names in another space.ods": lambda: zipped(
        {
            name: part.replace(b"table:", b"t:")
            for name, part in ods_parts('<table:table table:name="B"/>').items()
        }
    ),
    "not all of it.ods": lambda: seeds.tables()["small.ods"][:-30],
}
