# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables, JSON, TOML and XML made to do harm."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile import seeds
from tests.hostile.archives import BILLION, DTD, MEGA

if TYPE_CHECKING:
    from collections.abc import Callable

    Makers = dict[str, Callable[[], bytes]]

HEAD = "Personeelsnummer;Uren per week;In dienst;Doelgroep\n"
BSN = "111222333"
"""Passes the test of eleven, and is nobody's."""


def table(*rows: str, head: str = HEAD) -> bytes:
    return (head + "\n".join(rows) + "\n").encode()


def with_ref(ref: str) -> bytes:
    """A number of a citizen, dressed up as the number of a member of staff."""
    return table(*(f"{ref};32;01-01-2016;" for _ in range(3)))


FULL_WIDTH = BSN.translate({48 + digit: 0xFF10 + digit for digit in range(10)})
ARABIC = BSN.translate({48 + digit: 0x0660 + digit for digit in range(10)})

TABLES: Makers = {
    "nothing.csv": lambda: b"",
    "a mark and nothing.csv": lambda: b"\xef\xbb\xbf",
    "one end of a line.csv": lambda: b"\n",
    "nuls.csv": lambda: bytes(100_000),
    "nuls between.csv": lambda: HEAD.encode().replace(b";", b"\0;"),
    "a million quoted ends of lines.csv": lambda: HEAD.encode() + b'"' + b"\n" * MEGA + b'";1;2;3\n',
    "a quote that never ends.csv": lambda: HEAD.encode() + b'"' + b"x\n" * 5 * MEGA,
    "nothing but quotes.csv": lambda: b'"' * 5 * MEGA,
    "quotes that open and close.csv": lambda: b'"";' * 300 + b'a"b"c"' * MEGA,
    "utf-16 without a mark.csv": lambda: HEAD.encode("utf-16-le"),
    "utf-16.csv": lambda: HEAD.encode("utf-16"),
    "half a sign of utf-16.csv": lambda: HEAD.encode("utf-16")[:-1],
    "utf-32.csv": lambda: HEAD.encode("utf-32"),
    "two encodings.csv": lambda: HEAD.encode() + "café;1;2;3\n".encode("cp1252") + "café;1;2;3\n".encode(),
    "half of a pair.csv": lambda: HEAD.encode() + b"\xed\xa0\x80;1;2;3\n",
    "too long for one sign.csv": lambda: HEAD.encode() + b"\xc0\xaf\xe0\x80\xaf;1;2;3\n",
    "a mark in the middle.csv": lambda: HEAD.encode() + b"\xef\xbb\xbfP1;1;2;3\n",
    "old ends of lines.csv": lambda: table("P1;32;01-01-2016;").replace(b"\n", b"\r"),
    "three kinds of ends.csv": lambda: b"a;b\r\n1;2\r3;4\n5;6\x0b7;8\x0c\x1c\x85",
    "a million columns.csv": lambda: b";" * MEGA,
    "two million lines.csv": lambda: b"1;2\n" * 2 * MEGA,
    "one line of 40 MB.csv": lambda: b"x" * 40 * MEGA,
    "more than 50 MB.csv": lambda: b"x;y\n" * 14 * MEGA,
    "every separator.csv": lambda: b"a;b,c\td|e\n" * 50_000,
    "a table that grows.csv": lambda: b"\n".join(b";" * n for n in range(2_500)),
    "headers of brackets.csv": lambda: table("1;2;3;4", head="(" * 200_000 + ";" + "[" * 200_000 + ";a;b\n"),
    "headers of blanks.csv": lambda: table(
        "1;2;3;4", head=" " * 500_000 + "x;" + "\u00a0" * 500_000 + "y;a;b\n"
    ),
    "headers of accents.csv": lambda: table("1;2;3;4", head="a" + "\u0301\u0323" * 100_000 + ";b;c;d\n"),
    "headers of dashes.csv": lambda: table("1;2;3;4", head="-_./" * 100_000 + ";b;c;d\n"),
    "a header a thousand times.csv": lambda: table("1;" * 900, head="Uren;" * 900 + "\n"),
    "numbers of 30,000 digits.csv": lambda: table(*(f"P{n};{'9' * 30_000};01-01-2016;" for n in range(200))),
    "numbers of dots.csv": lambda: table(*(f"P{n};{'1.' * 15_000}1;01-01-2016;" for n in range(200))),
    "numbers of exponents.csv": lambda: table(
        "P1;1e999999999;01-01-2016;", "P2;1E-999999999;01-01-2016;", "P3;0x20;1_0;"
    ),
    "days of dashes.csv": lambda: table(*(f"P{n};32;{'1-' * 15_000}1;" for n in range(200))),
    "days of blanks.csv": lambda: table(*(f"P{n};32;1{' ' * 30_000}x;" for n in range(200))),
    "days far away.csv": lambda: table(
        "P1;32;31-12-999999999;", "P2;32;00-00-0000;", "P3;32;-1;", "P4;32;99999999999999;"
    ),
    "hours below nothing.csv": lambda: table("P1;-32;01-01-2016;", "P2;∞;01-01-2016;", "P3;NaN;01-01-2016;"),
    "100,000 words nobody knows.csv": lambda: table(
        *(f"P{n};32;01-01-2016;woord {n}" for n in range(100_000))
    ),
    "100,000 mistakes in a row.csv": lambda: table(*(f"P{n};x;y;z" for n in range(100_000))),
    "formulas.csv": lambda: table(
        "=cmd|' /C calc'!A0;32;01-01-2016;", '"+1+1";32;01-01-2016;', "@SUM(1);32;01-01-2016;", "\t=1;32;;"
    ),
    "a web page.csv": lambda: b"<html><script>alert(1)</script>" + HEAD.encode(),
    "a program.csv": lambda: b"MZ\x90\0" + bytes(1_000),
    "a program of Linux.csv": lambda: b"\x7fELF" + bytes(1_000),
    "a pdf.csv": lambda: seeds.proofs()["certificate.pdf"],
    "a picture.csv": lambda: b"\x89PNG\r\n\x1a\n" + bytes(1_000),
    "escapes of a terminal.csv": lambda: table("\x1b]0;hacked\x07\x1b[2J;\x1b[31m32;x;y"),
    "text that turns around.csv": lambda: table("\u202e1P\u202c;32;01-01-2016;\u2066x"),
    "names of scripts.csv": lambda: table(
        "<script>alert(1)</script>;32;01-01-2016;'\"><img src=x onerror=alert(1)>"
    ),
    "a column of citizens.csv": lambda: table(f"P1;32;01-01-2016;;{BSN}", head=HEAD.strip() + ";BSN\n"),
    "citizens as numbers.csv": lambda: with_ref(BSN),
    "citizens with dots.csv": lambda: with_ref("111.222.333"),
    "citizens with blanks.csv": lambda: with_ref("1112 22 333"),
    "citizens with dashes.csv": lambda: with_ref("1112-22-333"),
    "citizens in wide digits.csv": lambda: with_ref(FULL_WIDTH),
    "citizens in Arabic digits.csv": lambda: with_ref(ARABIC),
    "citizens with signs nobody sees.csv": lambda: with_ref("\u200b".join(BSN)),
    "citizens behind a word.csv": lambda: with_ref(f"medewerker {BSN}"),
    "citizens behind an apostrophe.csv": lambda: with_ref(f"'{BSN}"),
    "citizens as formulas.csv": lambda: with_ref(f'="{BSN}"'),
    "citizens with zeros before.csv": lambda: with_ref(f"0{BSN}"),
    "citizens as decimals.csv": lambda: with_ref(f"{BSN},0"),
    **{
        f"citizens with {name}.csv": partial(with_ref, written)
        for name, written in {
            "three blanks": "111   222   333",
            "plusses": "111+222+333",
            "brackets": "(111) 222-333",
            "bars": "111|222|333",
            "commas": "111,222,333",
            "accents": "\u0301".join(BSN),
            "keys around them": "".join(f"{digit}\ufe0f\u20e3" for digit in BSN),
            "rings around them": "".join(chr(0x2460 + int(digit) - 1) for digit in BSN),
            "a letter between": "1112x22333",
            "an exponent": "1,11222333e+08",
            "another number behind": f"{BSN} 12",
            "a letter for a one": BSN.replace("1", "l"),
            "many zeros before": f"000{BSN}",
            "a sum around them": '="1112"&"22333"',
        }.items()
    },
    "one citizen among others.csv": lambda: table(
        *(f"{ref};32;01-01-2016;" for ref in ("P1", "P2", "P3", "P4", f"BSN {BSN}"))
    ),
    "a document.csv": lambda: seeds.documents()["measurement.json"],
    "citizens in the hours.csv": lambda: table(f"P1;{BSN};01-01-2016;", f"P2;{BSN};01-01-2016;"),
    "citizens in a header.csv": lambda: table("P1;32;01-01-2016;;1", head=HEAD.strip() + f";{BSN}\n"),
}


def measured(**changes: object) -> bytes:
    """The example with other parts."""
    return json.dumps({**json.loads(seeds.documents()["measurement.json"]), **changes}).encode()


def employed(**changes: object) -> bytes:
    """The example, with something else of its first employment."""
    document = json.loads(seeds.documents()["measurement.json"])
    document["employments"][0] |= changes
    return json.dumps(document).encode()


def raw(value: str) -> bytes:
    """The example with this text as hours of the first employment."""
    return employed(hours="@@").replace(b'"@@"', value.encode())


DOCUMENTS: Makers = {
    "nothing.json": lambda: b"",
    "lists in lists.json": lambda: b"[" * MEGA,
    "objects in objects.json": lambda: b'{"a":' * MEGA,
    "lists that end.json": lambda: b"[" * 50_000 + b"]" * 50_000,
    "deep below a key.json": lambda: measured(organisation=0).replace(
        b'"organisation": 0', b'"organisation": ' + b"[" * 900 + b"]" * 900
    ),
    "a number of a million digits.json": lambda: raw("9" * MEGA),
    "a number of 5,000 digits.json": lambda: raw("9" * 5_000),
    "an exponent without end.json": lambda: raw("1e99999999999999999999"),
    "an exponent below.json": lambda: raw("1e-999999999"),
    "a decimal of a million digits.json": lambda: raw("0." + "1" * MEGA),
    "no number.json": lambda: raw("NaN"),
    "without end.json": lambda: raw("-Infinity"),
    "nothing at all.json": lambda: raw("null"),
    "true for hours.json": lambda: raw("true"),
    "less than nothing.json": lambda: raw("-0.0"),
    "a list for hours.json": lambda: raw('[[{"a":1}]]'),
    "a text of 30 MB.json": lambda: employed(ref="x" * 30 * MEGA),
    "a text of escapes.json": lambda: employed(ref="@@").replace(b"@@", b"\\u0041" * 2 * MEGA),
    "half of a pair.json": lambda: employed(ref="@@").replace(b"@@", b"\\ud800"),
    "a nul in a text.json": lambda: employed(ref="a\0b"),
    "text that turns around.json": lambda: employed(ref="\u202eP1"),
    "a citizen.json": lambda: employed(ref=BSN),
    "a citizen in wide digits.json": lambda: employed(ref=FULL_WIDTH),
    "a key twice.json": lambda: b'{"format":"trede/measurement/1","format":"x"}',
    "a million keys twice.json": lambda: b"{" + b'"a":1,' * MEGA + b'"a":1}',
    "three million keys.json": lambda: b"{" + b",".join(b'"%x":1' % n for n in range(3 * MEGA)) + b"}",
    "keys of prototypes.json": lambda: measured(__proto__={"a": 1}, constructor={"prototype": {}}),
    "a key of 30 MB.json": lambda: measured(**{"k" * 30 * MEGA: 1}),
    "200,001 rows.json": lambda: b'{"employments":[' + b",".join([b"{}"] * 200_001) + b"]}",
    "many rows of mistakes.json": lambda: (
        b'{"employments":[' + b",".join([b'{"ref":[],"hours":{}}'] * 50_000) + b"]}"
    ),
    "rows that are no rows.json": lambda: measured(employments=[1, "x", None, [], {}], purchases={"a": 1}),
    "all parts of other kinds.json": lambda: measured(
        organisation=[], reference_year="x", employments={}, purchases=1
    ),
    "another format.json": lambda: measured(format="trede/measurement/999"),
    "a format that is none.json": lambda: measured(format={"a": []}),
    "utf-16.json": lambda: seeds.documents()["measurement.json"].decode().encode("utf-16"),
    "with a mark.json": lambda: b"\xef\xbb\xbf" + seeds.documents()["measurement.json"],
    "something behind it.json": lambda: seeds.documents()["measurement.json"] + b"{}",
    "no utf-8.json": lambda: b'{"format":"\xff"}',
    "a program.json": lambda: b"MZ\x90\0" + bytes(1_000),
    "40 MB of blanks.json": lambda: b" " * 39 * MEGA + b"{}",
    "more than 40 MB.json": lambda: b" " * 41 * MEGA,
}


def toml(body: str, kind: str = "mapping") -> bytes:
    return f'format = "trede/{kind}/1"\n{body}\n'.encode()


SMALL_FILES: Makers = {
    "nothing.toml": lambda: b"",
    "nuls.toml": lambda: bytes(1_000),
    "a number of 5,000 digits.toml": lambda: toml(f"fulltime_week = {'9' * 5_000}"),
    "a number in another base.toml": lambda: toml(f"fulltime_week = 0x{'f' * 5_000}"),
    "a number of 900,000 digits.toml": lambda: toml(f"value = 0b{'1' * 900_000}", "contract"),
    "an exponent without end.toml": lambda: toml("value = 1e999999999", "contract"),
    "no number.toml": lambda: toml("value = nan\nbudget = -inf", "costs"),
    "lists in lists.toml": lambda: toml("columns = " + "[" * 400_000),
    "tables in tables.toml": lambda: toml("columns = " + "{a=" * 100_000),
    "lists that end.toml": lambda: toml("columns = " + "[" * 300 + "]" * 300),
    "a key of 400,000 parts.toml": lambda: toml("a." * 400_000 + "a = 1"),
    "a table of 400,000 parts.toml": lambda: toml("[" + "a." * 400_000 + "a]"),
    "a format of many parts.toml": lambda: b"format" + b".a" * 90 + b" = 1\n",
    "quoted keys of many parts.toml": lambda: toml('"a" . ' * 100_000 + '"a" = 1'),
    "100,000 tables.toml": lambda: toml("".join(f"[t{n}]\n" for n in range(100_000))),
    "100,000 lines of a list.toml": lambda: toml("[[hire]]\n" * 100_000, "changes"),
    "a table twice.toml": lambda: toml("[columns]\n[columns]"),
    "a key twice.toml": lambda: toml("[columns]\na = 'ref'\na = 'hours'"),
    "100,000 columns.toml": lambda: toml(
        "[columns]\n" + "".join(f'"k{n}" = "hours"\n' for n in range(60_000))
    ),
    "60,000 words.toml": lambda: toml(
        "[contract]\n" + "".join(f'"k{n}" = "regular"\n' for n in range(30_000))
    ),
    "columns of other kinds.toml": lambda: toml(
        "columns = [1, 2]\ncontract = 3\nfulltime_week = [1]\nmonth_first = {}"
    ),
    "a day that is none.toml": lambda: toml("tender = 2025-99-99", "contract"),
    "days for everything.toml": lambda: toml("value = 2025-01-01T25:61:61Z\nname = 1979-05-27", "contract"),
    "a text of 900 KB.toml": lambda: toml(f'name = "{"x" * 900_000}"', "contract"),
    "more than 1 MB.toml": lambda: toml("# " + "x" * MEGA),
    "escapes that are none.toml": lambda: toml('name = "\\ud800"', "contract"),
    "text that never ends.toml": lambda: toml("name = '''" + "x\n" * 300_000, "contract"),
    "quotes without end.toml": lambda: toml("name = " + '"' * 300_000, "contract"),
    "no utf-8.toml": lambda: b'format = "trede/mapping/1"\n[columns]\n"caf\xe9" = "hours"\n',
    "utf-16.toml": lambda: toml("[columns]").decode().encode("utf-16"),
    "with a mark.toml": lambda: b"\xef\xbb\xbf" + toml("[columns]"),
    "escapes of a terminal.toml": lambda: toml('"\\u001b]0;hacked\\u0007" = 1'),
    "a citizen.toml": lambda: toml(f'[columns]\n"{BSN}" = "ref"'),
}


def xml(body: str, head: str = "") -> bytes:
    return (head + body).encode()


PAPERS: Makers = {
    "a document type.xml": lambda: xml("<Loonaangifte>&x;</Loonaangifte>", DTD),
    "a billion laughs.xml": lambda: xml("<Loonaangifte>&l9;</Loonaangifte>", BILLION),
    "a document type in utf-16.xml": lambda: (DTD + "<Invoice/>").encode("utf-16"),
    "a parameter from outside.xml": lambda: xml(
        "<Invoice/>", '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:1/"> %x;]>'
    ),
    "one long entity.xml": lambda: xml(
        "<Invoice>" + "&a;" * 50_000 + "</Invoice>", f'<!DOCTYPE a [<!ENTITY a "{"x" * 50_000}">]>'
    ),
    "a file from elsewhere.xml": lambda: xml(
        '<Invoice xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="/etc/passwd" parse="text"/></Invoice>'
    ),
    "layers in layers.xml": lambda: xml("<Loonaangifte>" + "<a>" * 3 * MEGA),
    "many attributes.xml": lambda: xml(
        "<Loonaangifte " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>"
    ),
    "many spaces of names.xml": lambda: xml(
        "<Loonaangifte " + " ".join(f'xmlns:a{n}="u:{n}"' for n in range(100_000)) + "/>"
    ),
    "a name of 30 MB.xml": lambda: xml("<" + "x" * 30 * MEGA),
    "a remark of 30 MB.xml": lambda: xml("<Loonaangifte><!--" + "- " * 15 * MEGA),
    "a text of 30 MB.xml": lambda: xml("<Loonaangifte><a>" + "x" * 30 * MEGA + "</a></Loonaangifte>"),
    "text that is not marked up.xml": lambda: xml("<Invoice><![CDATA[" + "]]" * 5 * MEGA + "]]></Invoice>"),
    "120,000 people.xml": lambda: xml(
        "<Loonaangifte>" + "<InkomstenverhoudingInitieel/>" * 120_000 + "</Loonaangifte>"
    ),
    "an encoding nobody writes.xml": lambda: xml("<Loonaangifte/>", '<?xml version="1.0" encoding="utf-7"?>'),
    "an encoding that lies.xml": lambda: (
        b'<?xml version="1.0" encoding="us-ascii"?><Loonaangifte>\xe9</Loonaangifte>'
    ),
    "nuls.xml": lambda: b"<Loonaangifte>\0\0</Loonaangifte>",
    "signs that may not be.xml": lambda: xml("<Loonaangifte>&#0;&#x1F;&#xFFFFFFFF;</Loonaangifte>"),
    "instructions.xml": lambda: xml("<Invoice/>", "<?xml-stylesheet href='http://127.0.0.1:1/'?>" * 100_000),
    "a web page.xml": lambda: b"<html><body onload='alert(1)'></body></html>",
    "another document.xml": lambda: xml("<Salarisstrook/>"),
    "an amount without end.xml": lambda: seeds.tables()["invoice.xml"].replace(b"100", b"1" + b"0" * 30_000),
    "a citizen in an invoice.xml": lambda: seeds.tables()["invoice.xml"].replace(b"De Buxus", BSN.encode()),
}
