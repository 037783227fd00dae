# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A name that stands beside a number in a column of employees stands in nothing that is made of the file."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader
from tests.unit.intake.real_files import HOURS, ORGANISATION, PEOPLE, REF, with_column, with_header

import trede
from trede.cli.app import run

NAMES = ("Kanarieman", "Kanarieboer", "Kanariesmit", "Kanariebos", "Kanariedijk", "Kanarieberg")
CANARY = "kanarie"
SHAPES = ("{number} - {name}, P.", "{name} ({number})", "P. {name} {number}", "{number} {name}")
MORE = (
    "{name}, P. ({number})",
    "{number}: {name}",
    "{number}/{name}",
    "{name} - {number}",
    "{name}; {number}",
)
OTHERS = (
    "{name}-{number}",
    "{name}{number}",
    "{number}{name}",
    "{name}, P., {number}",
    "{number}, dhr. P. {name}",
)
HIRE = 'format = "trede/changes/1"\n[[hire]]\nposition = "wajong"\nhours = "24"\n'


def rows_of(shape, wrong):
    refs = [shape.format(number=row[REF], name=name) for row, name in zip(PEOPLE, NAMES, strict=True)]
    rows = [list(row) for row in with_column(REF, refs)]
    if wrong:
        rows[1][HOURS], rows[3][HOURS + 2] = "340", "31-02-2018"
        rows[4][1] = "Wajonk"
    return [with_header(REF, "Medewerker"), *rows]


def as_folder(folder, rows):
    file = folder / "export"
    file.mkdir()
    for name, lines in (("Organisatie", ORGANISATION), ("Medewerkers", rows)):
        (file / f"{name}.csv").write_text("\n".join(";".join(line) for line in lines), "utf-8")
    return file


def as_workbook(folder, rows):
    book = openpyxl.Workbook()
    book.active.title = "Organisatie"
    for name, lines in (("Organisatie", ORGANISATION), ("Medewerkers", rows)):
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(folder / "export.xlsx")
    return folder / "export.xlsx"


DOORS = {"csv": as_folder, "xlsx": as_workbook}


@pytest.fixture(params=DOORS)
def export(request, tmp_path):
    """Makes the file, with or without mistakes in it."""
    return lambda shape, wrong=False: DOORS[request.param](tmp_path, rows_of(shape, wrong))


def text_in(file):
    """All that a file says, unpacked."""
    data = file.read_bytes()
    if data.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(data))
        attached = b"".join(each for found in reader.attachments.values() for each in found)
        return (
            "".join(page.extract_text() for page in reader.pages) + str(reader.metadata) + attached.decode()
        )
    if data.startswith(b"PK"):
        with zipfile.ZipFile(file) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return data.decode()


COMMANDS = {
    "result": ("measure", "{file}", "--all"),
    "json": ("measure", "{file}", "--json"),
    "explain": ("measure", "{file}", "--explain"),
    "explain-json": ("measure", "{file}", "--explain", "--json"),
    "pdf": ("measure", "{file}", "--pdf", "{out}/score.pdf"),
    "table": ("measure", "{file}", "--table", "csv"),
    "table-json": ("measure", "{file}", "--table", "json"),
    "table-xlsx": ("measure", "{file}", "--table", "xlsx", "--out", "{out}/table.xlsx"),
    "mapping": ("measure", "{file}", "--write-mapping", "{out}/mapping.toml"),
    "what-if": ("measure", "{file}", "--with", "{changes}", "--json"),
    "rows": ("commit", "{file}", "--out", "{out}/rows.json", "--json"),
    "compare": ("compare", "{file}", "--edition", "pso-1.7,pso-2.1", "--json"),
    "forecast": ("forecast", "{file}", "--until", "2030-01-01", "--json"),
    "plan": ("plan", "{file}", "--json"),
}


def told_by(command, file, tmp_path, capfd):
    """The exit status, and everything that was printed and written."""
    out, changes = tmp_path / "out", tmp_path / "changes.toml"
    out.mkdir()
    changes.write_text(HIRE, "utf-8")
    places = {"file": file, "out": out, "changes": changes}
    status = run([each.format(**places) for each in COMMANDS[command]])
    printed = "".join(capfd.readouterr())
    return status, "".join([printed, *(text_in(each) for each in out.iterdir())])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_name_is_in_nothing_that_a_command_makes(command, shape, export, tmp_path, capfd):
    status, told = told_by(command, export(shape), tmp_path, capfd)
    assert status == 0, told
    assert CANARY not in told.lower()


@pytest.mark.parametrize("shape", [*MORE, *OTHERS])
@pytest.mark.parametrize("command", ["json", "rows"])
def test_nor_of_a_file_with_neighbours_of_those_shapes(command, shape, export, tmp_path, capfd):
    """A shape that is not understood may be refused; it is not kept."""
    _status, told = told_by(command, export(shape), tmp_path, capfd)
    assert CANARY not in told.lower()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("command", ["result", "json", "table", "rows", "plan"])
def test_nor_of_a_file_with_mistakes(command, shape, export, tmp_path, capfd):
    status, told = told_by(command, export(shape, wrong=True), tmp_path, capfd)
    assert status == 2
    assert CANARY not in told.lower()


@pytest.mark.parametrize("shape", [*SHAPES, *MORE])
def test_nor_in_the_workbook_with_remarks(shape, tmp_path, capfd):
    """It comes from the owner's own file, and is mailed to a colleague more easily than that."""
    file, out = as_workbook(tmp_path, rows_of(shape, wrong=True)), tmp_path / "terug.xlsx"
    assert run(["measure", str(file), "--errors-to", str(out)]) == 2
    assert CANARY not in "".join(capfd.readouterr()).lower()
    assert CANARY in text_in(file).lower()
    assert CANARY not in text_in(out).lower()


@pytest.mark.parametrize("shape", SHAPES)
def test_nor_in_what_the_library_gives(shape, export, tmp_path):
    declared = trede.read(export(shape))
    score = trede.score(declared)
    sealed = trede.seal(score)
    told = f"{declared!r} {score!r} {score.document()} {trede.explain(score)!r} {sealed!r} {sealed.content!r}"
    assert CANARY not in told.lower()


@pytest.mark.parametrize("shape", SHAPES)
def test_nor_in_what_it_says_of_mistakes(shape, export):
    with pytest.raises(trede.InputRefusedError) as refused:
        trede.read(export(shape, wrong=True))
    assert CANARY not in f"{refused.value!r} {refused.value} {refused.value.findings!r}".lower()


def test_the_search_finds_what_is_there(tmp_path, capfd):
    """The control: a reference that is no name is kept, so that this search finds something."""
    rows = [list(row) for row in rows_of("{number}", wrong=False)]
    rows[1][REF] = "P1KANARIE1"
    told = told_by("rows", as_folder(tmp_path, rows), tmp_path, capfd)[1]
    assert CANARY in told.lower()
