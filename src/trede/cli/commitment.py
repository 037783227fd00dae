# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede commit``: put a seal over the rows of a measurement, and keep the rows with their salts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import AsJson, EditionsFolder, LanguageOption, MeasurementFile

if TYPE_CHECKING:
    from trede.cli.scoring import Scored
    from trede.proofs import RowsFile, Seal
    from trede.scheme import Language


def commit(
    file: MeasurementFile,
    out: Annotated[
        Path, typer.Option("--out", metavar="rows.json", help="Where to keep the rows.", dir_okay=False)
    ],
    edition: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The handbook, such as pso-1.7. Without it the application date decides."
        ),
    ] = None,
    as_json: AsJson = False,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
) -> None:
    """Seal the rows: the root proves the totals, and any row can be opened later without the others."""
    from trede.cli.output import print_json, tell_findings
    from trede.cli.scoring import read_file, scored, shelf_of
    from trede.errors import InputRefusedError
    from trede.proofs import rows_file_bytes, seal_document

    try:
        result = scored(read_file(file), shelf_of(editions), edition)
    except InputRefusedError as refused:
        tell_findings(refused.findings, language)
        raise typer.Exit(2) from None
    kept = _sealed(result)
    out.parent.mkdir(parents=True, exist_ok=True)
    _write_private(out, rows_file_bytes(kept))
    if as_json:
        print_json(seal_document(kept.seal))
    else:
        print(_said(kept.seal, out, language))


def _sealed(result: Scored) -> RowsFile:
    import secrets

    from trede.proofs import SALT_BYTES, seal_rows
    from trede.scoring.row_documents import row_documents, seal_subject, without_rows

    rows = row_documents(result.edition, result.measurement)
    salts = [secrets.token_bytes(SALT_BYTES) for _ in rows]
    subject = seal_subject(result.edition, result.measurement)
    return seal_rows(rows, salts, subject, without_rows(result.measurement))


def _write_private(out: Path, data: bytes) -> None:
    """For the owner's eyes only: whoever has this file can read every row."""
    import os

    out.unlink(missing_ok=True)
    with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)


def _said(seal: Seal, out: Path, language: Language) -> str:
    from trede.kernel.values import fixed
    from trede.proofs import total_fte, weighted_fte

    figures = {"total": fixed(total_fte(seal), 6), "weighted": fixed(weighted_fte(seal), 6)}
    shown = {key: text.replace(".", ",") if language == "nl" else text for key, text in figures.items()}
    return SAID[language].format(root=seal.root, count=seal.count, out=out, **shown)


SAID: dict[Language, str] = {
    "nl": "Zegel over {count} regels: {root}\n"
    "Totaal {total} fte, gewogen {weighted} fte: dat volgt uit dit zegel.\n"
    "Bewaar {out} zelf, op een veilige plek. Zonder dat bestand kunt u de auditor geen regel laten zien.",
    "en": "Seal over {count} rows: {root}\n"
    "Total {total} fte, weighted {weighted} fte: that follows from this seal.\n"
    "Keep {out} yourself, in a safe place. Without that file you cannot show the auditor any row.",
}
