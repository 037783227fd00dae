# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents meant to do harm, or broken on their way: a refusal that says why, within the limits, and never a part."""

from __future__ import annotations

import resource
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from tests.unit.intake.papers.made_papers import Person, invoice, ledger, line, month, wages

from trede.errors import InputRefusedError
from trede.intake.grids import read_grids, read_grids_in
from trede.intake.grids.child import answer
from trede.intake.grids.limits import Limits
from trede.intake.grids.wire import Decoder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DECLARATION = wages(month(1), [Person("1001", "32", "2015-04-13")])
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE Loonaangifte [<!ENTITY l0 "ha">{LAUGHS}]><Loonaangifte>&l9;</Loonaangifte>'
OUTSIDE = '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]><Invoice><ID>&x;</ID></Invoice>'
PARAMETER = '<!DOCTYPE Invoice [<!ENTITY % x SYSTEM "http://localhost/"> %x;]><Invoice/>'


def outcome(data: bytes, suffix: str = ".xml") -> Decoder:
    """What the child would answer, without the limits of a process."""
    out, decoder = BytesIO(), Decoder()
    answer(BytesIO(data), out, suffix, Limits())
    for each in out.getvalue().splitlines(keepends=True):
        decoder.take_line(each)
    assert decoder.ended
    return decoder


def refused(data: bytes, suffix: str = ".xml") -> list[str]:
    return [found.code for found in outcome(data, suffix).refused]


def in_a_child(data: bytes, name: str = "aangifte.xml") -> list[str]:
    """The codes of the refusal by the real child, which may use 5 seconds of processor time, and 512 MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        read_grids_in(data, name)
        codes = []
    except InputRefusedError as problem:
        codes = [found.code for found in problem.findings]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 6
    return codes


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE, PARAMETER, "<!DOCTYPE Loonaangifte><Loonaangifte/>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_document_types_and_entities(xml: str, encoding: str) -> None:
    assert refused(xml.encode(encoding)) == ["file.xml-doctype"]


def test_a_bomb_in_the_child() -> None:
    assert in_a_child(BOMB.encode()) == ["file.xml-doctype"]


def test_a_document_type_in_a_zip() -> None:
    packed = zipped(
        {"a.xml": DECLARATION.encode(), "b.xml": BOMB.encode(), "c.xaf": OUTSIDE.encode("utf-16")}
    )
    with pytest.raises(InputRefusedError) as problem:
        read_grids_in(packed, "alles.zip")
    told = [(found.code, found.place) for found in problem.value.findings]
    assert told == [("file.xml-doctype", "b.xml"), ("file.xml-doctype", "c.xaf")]


def test_layers_within_layers() -> None:
    assert in_a_child(b"<Loonaangifte>" + b"<a>" * 5_000_000) == ["file.xml-unsafe"]
    inside_a_value = b"<Loonaangifte><Bericht><DatTdAanm>" + b"<a>" * 100
    assert refused(inside_a_value) == ["file.xml-unsafe"]


@pytest.mark.parametrize(
    "xml",
    [
        b'<Loonaangifte a="' + b"x" * 40_000_000 + b'"/>',
        b"<Loonaangifte " + b" ".join(b'a%d="1"' % number for number in range(400_000)) + b"/>",
        b"<Loonaangifte><" + b"x" * 40_000_000,
        b"<Loonaangifte><!--" + b"-" * 30_000_000,
        b"<Loonaangifte><Bericht><DatTdAanm>" + b"x" * 40_000_000 + b"</DatTdAanm></Bericht></Loonaangifte>",
        b"<Loonaangifte>" + b"<InkomstenverhoudingInitieel/>" * 120_000 + b"</Loonaangifte>",
        b"<auditfile xmlns='/XAF/3'>" + b"<transaction><trLine/></transaction>" * 300_000 + b"</auditfile>",
        b"<?xml version='1.0'?>" + b" " * 45_000_000,
    ],
    ids=["value", "attributes", "name", "comment", "text", "lines", "transactions", "blanks"],
)
def test_what_is_huge(xml: bytes) -> None:
    codes = in_a_child(xml)
    assert len(codes) <= 1
    assert {*codes} <= {
        "file.too-heavy",
        "file.too-slow",
        "file.xml-damaged",
        "file.too-many-rows",
        "file.web-page",
    }


@pytest.mark.parametrize(
    "encoding", ["utf-7", "cp037", "hex", "idna", "rot13", "unicode_escape", "utf-32", "undefined", "x" * 150]
)
def test_encodings_that_no_package_writes(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><Loonaangifte/>'.encode()
    assert refused(xml) == ["file.xml-encoding"]


@pytest.mark.parametrize("declared", ["utf-8", "us-ascii", "utf-16"])
def test_bytes_that_are_not_in_the_encoding_they_say(declared: str) -> None:
    xml = b'<?xml version="1.0" encoding="%s"?><Loonaangifte>caf\xe9</Loonaangifte>' % declared.encode()
    assert refused(xml) == ["file.web-page"] if declared == "utf-16" else ["file.xml-damaged"]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16", "utf-8"])
def test_encodings_that_packages_write(encoding: str) -> None:
    text = invoice("F1").replace("De Buxus", "Café").replace("UTF-8", encoding)
    (grid,) = outcome(text.encode(encoding)).grids()
    assert grid.rows[1][1] == "Groenbedrijf Café"


def test_nothing_before_the_first_element() -> None:
    assert refused(b"<?xml version='1.0'?>") == ["file.web-page"]
    assert refused(b"<html><body>&nbsp;</body></html>") == ["file.web-page"]


def test_other_documents_are_named() -> None:
    assert refused(b"<Salarisstrook/>") == ["file.xml-unknown"]
    assert refused(b"<auditfile xmlns='http://www.auditfiles.nl/XAS/7.0'/>") == ["file.xas"]
    assert refused(b"<auditfile/>") == ["file.xaf-version"]


def test_a_name_that_says_something_else() -> None:
    assert refused(DECLARATION.encode(), ".csv") == ["file.renamed"]
    assert refused(zipped({"a.xml": DECLARATION.encode()}), ".xlsx") == ["file.renamed"]


@pytest.mark.parametrize(
    "text",
    [
        DECLARATION,
        invoice("F1"),
        ledger([("1", "2025-03-14", [line("1600", "1", "C", "S1"), line("4100", "1", "D")])]),
    ],
    ids=["wages", "invoice", "ledger"],
)
def test_cut_off_at_every_64th_byte(text: str) -> None:
    """Never a part of it: what lost its end is refused."""
    data = text.encode()
    for end in range(0, len(data) - 1, 64):
        assert len(refused(data[:end])) == 1, end


def test_a_zip_cut_off_at_every_64th_byte() -> None:
    data = zipped({"a.xml": DECLARATION.encode(), "b.csv": b"a;b\n"})
    for end in range(0, len(data) - 1, 64):
        assert len(refused(data[:end], ".zip")) == 1, end


def test_a_zip_may_hold_nothing_else() -> None:
    assert refused(zipped({"a.xml": DECLARATION.encode(), "b.exe": b"MZ"}), ".zip") == ["file.unknown-kind"]
    assert refused(zipped({"a.xml": DECLARATION.encode(), "b.zip": b"PK"}), ".zip") == ["file.archive-nested"]
    assert refused(zipped({"a.xml": b""}), ".zip") == ["file.web-page"]
    assert refused(zipped({"a.xml": DECLARATION.encode(), "b.csv": b"%PDF"}), ".zip") == ["file.unknown-kind"]
    assert refused(zipped({"a.xml": DECLARATION.encode(), "b.csv": b"<html>"}), ".zip") == ["file.web-page"]


def test_tables_in_a_zip_keep_their_names() -> None:
    parts = {"a.xml": DECLARATION.encode(), "x/Doelgroep.csv": b"a;b\n", "leeg.txt": b"\n"}
    grids = outcome(zipped(parts), ".zip").grids()
    assert [(grid.name, grid.layout.paper) for grid in grids] == [
        ("a", "wages"),
        ("leeg", ""),
        ("Doelgroep", ""),
    ]
    assert grids[2].rows == (("a", "b"),)


def test_a_folder_names_the_file_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(DECLARATION)
    (tmp_path / "b.xml").write_text(BOMB)
    (tmp_path / "c.xml").mkdir()
    with pytest.raises(InputRefusedError) as problem:
        read_grids(tmp_path)
    assert [(found.code, found.place) for found in problem.value.findings] == [("file.not-a-file", "c.xml")]
    (tmp_path / "c.xml").rmdir()
    with pytest.raises(InputRefusedError) as problem:
        read_grids(tmp_path)
    assert [(found.code, found.place) for found in problem.value.findings] == [("file.xml-doctype", "b.xml")]


def test_a_file_that_leads_nowhere(tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).symlink_to(name)
    with pytest.raises(InputRefusedError) as problem:
        read_grids(tmp_path)
    assert [(found.code, found.place) for found in problem.value.findings] == [("file.unreadable", "a.xml")]


def test_more_documents_than_anybody_has(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.xml").write_text(invoice(f"F{number}"))
    with pytest.raises(InputRefusedError) as problem:
        read_grids(tmp_path, Limits(parts=3))
    assert [found.code for found in problem.value.findings] == ["file.too-many-files"]


def test_a_year_of_invoices_is_read_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trede.intake.grids.folder.BATCH_BYTES", 5_000)
    for number in range(9):
        (tmp_path / f"{number}.xml").write_text(invoice(f"F{number}"))
    grids = read_grids(tmp_path)
    assert [grid.rows[1][0] for grid in grids] == [f"F{number}" for number in range(9)]
