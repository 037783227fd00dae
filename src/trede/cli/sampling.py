# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede sample``, ``trede open`` and ``trede opened``: which rows are asked for, showing them, and checking those."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import AsJson, EditionsFolder, Force, LanguageOption
from trede.errors import InputRefusedError, ProofError
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.proofs import RowsFile
    from trede.sampling import Sample
    from trede.scheme import Language

RowsPath = Annotated[
    Path,
    typer.Argument(metavar="ROWS.json", help="The rows file that you kept.", exists=True, dir_okay=False),
]
OutPath = Annotated[
    Path | None,
    typer.Option("--out", metavar="openings.json", help="Where the opened rows come, for the auditor."),
]


def sample(
    file: RowsPath,
    proof: Annotated[
        Path,
        typer.Option(
            metavar="seal.tlog-proof",
            help="The proof that your seal is in the log.",
            exists=True,
            dir_okay=False,
        ),
    ],
    trust: Annotated[
        Path,
        typer.Option(
            metavar="trust.toml", help="Which log and witnesses you believe.", exists=True, dir_okay=False
        ),
    ],
    errors: Annotated[
        int, typer.Option("--errors", min=0, help="How many errors were found: the sample grows.")
    ] = 0,
    out: OutPath = None,
    as_json: AsJson = False,
    force: Force = False,
    language: LanguageOption = "nl",
) -> None:
    """Draw the rows that an auditor asks to see, as anybody else draws them, and open them."""
    from trede.cli.output import print_json
    from trede.cli.writing import check_places, places
    from trede.sampling import sample as drawn_from

    check_places(places((out, ".json")), [file, proof, trust], force=force)
    rows = _rows(file)
    drawn = drawn_from(rows.seal.root, rows.seal.count, _checkpoint(rows, proof, trust), seen=errors)
    _write(rows, list(drawn.rows), out, force=force)
    if as_json:
        print_json(drawn.document())
    else:
        print(_said(drawn, language))


def open_rows(
    file: RowsPath,
    row: Annotated[
        list[int], typer.Option("--row", min=1, help="Which row, counted from 1. May be repeated.")
    ],
    out: OutPath = None,
    force: Force = False,
    language: LanguageOption = "nl",
) -> None:
    """Open rows of your rows file, with the proof that each is under your seal."""
    from trede.cli.writing import check_places, places

    check_places(places((out, ".json")), [file], force=force)
    rows = _rows(file)
    data = _write(rows, [each - 1 for each in row], out, force=force)
    if out is None:
        print(data.decode())


def opened(
    file: Annotated[
        Path, typer.Argument(metavar="OPENINGS.json", help="The opened rows.", exists=True, dir_okay=False)
    ],
    seal: Annotated[str, typer.Option("--seal", metavar="ROOT", help="The seal that they must be under.")],
    as_json: AsJson = False,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
) -> None:
    """Check opened rows: under the seal, and each computed again. Exit status 1 when one does not hold."""
    from trede.cli.output import print_json, tell_findings
    from trede.cli.scoring import shelf_of
    from trede.intake.openings_door import opened_in

    good, wrong = opened_in(file.read_bytes(), seal.strip().lower(), shelf_of(editions))
    if as_json:
        rows = [{"index": each.index, "row": dict(each.row)} for each in good]
        print_json({"rows": rows, "wrong": [each.document() for each in wrong]})
    elif good:
        print(OPENED[language].format(rows=_counted(each.index for each in good)), flush=True)
    if wrong:
        tell_findings(wrong, language)
        raise typer.Exit(1)


def _rows(file: Path) -> RowsFile:
    from trede.intake.json_door import too_much
    from trede.proofs import read_rows_file

    data = file.read_bytes()
    if heavy := too_much(data):
        raise InputRefusedError([heavy])
    rows, findings = read_rows_file(data)
    if rows is None:
        raise InputRefusedError(findings)
    return rows


def _checkpoint(rows: RowsFile, proof: Path, trust: Path) -> str:
    """The text of the checkpoint that the seal of these rows is proven to be under."""
    from trede.proofs.log_entries import entry_bytes
    from trede.proofs.log_proofs import NotLoggedError, read_log_proof
    from trede.proofs.policies import TooFewWitnessesError, UnknownLogError
    from trede.proofs.trust import read_trust

    with _told("sample.no-trust", trust, ProofError):
        policy = read_trust(trust.read_bytes()).policy
    with _told("sample.no-proof", proof, UnicodeDecodeError, ProofError):
        logged = read_log_proof(proof.read_bytes().decode("utf-8"))
    with (
        _told("sample.no-proof", proof, ProofError),
        _told("sample.log-unknown", proof, UnknownLogError),
        _told("sample.too-few-witnesses", proof, TooFewWitnessesError),
        _told("sample.other-seal", proof, NotLoggedError),
    ):
        return logged.check(entry_bytes("seal", rows.seal.root), policy).checkpoint.text


@contextmanager
def _told(code: str, file: Path, *wrong: type[Exception]) -> Iterator[None]:
    """Tell of these errors as a finding about a file."""
    try:
        yield
    except wrong as error:
        raise InputRefusedError([finding(code, str(file), file.name)]) from error


def _write(rows: RowsFile, indexes: list[int], out: Path | None, *, force: bool) -> bytes:
    from trede.cli.writing import write_whole
    from trede.proofs.openings_file import openings_bytes

    if (unknown := next((each for each in indexes if each >= rows.seal.count), None)) is not None:
        raise InputRefusedError([finding("open.no-row", "row", unknown + 1, last=rows.seal.count)])
    data = openings_bytes(rows, indexes)
    if out is not None:
        write_whole(out, data, force=force, private=True)
    return data


def _counted(indexes: Iterable[int]) -> str:
    """Rows as people count them, from 1; in documents they count from 0."""
    return ", ".join(str(each + 1) for each in indexes)


def _said(drawn: Sample, language: Language) -> str:
    return SAID[language].format(
        count=drawn.count, size=len(drawn.rows), rows=_counted(drawn.rows), seed=drawn.seed.hex()
    )


SAID: dict[Language, str] = {
    "nl": "De auditor vraagt {size} van de {count} regels (geteld vanaf 1): {rows}\nStartwaarde: {seed}",
    "en": "The auditor asks for {size} of {count} rows (counted from 1): {rows}\nSeed: {seed}",
}
OPENED: dict[Language, str] = {
    "nl": "Bij dit zegel horen, en zijn nagerekend, de regels (geteld vanaf 1): {rows}",
    "en": "Under this seal, and computed again, are the rows (counted from 1): {rows}",
}
