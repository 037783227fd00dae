# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede commit``: put a seal over the rows of a measurement, and keep the rows with their salts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import (
    AsJson,
    EditionsFolder,
    Force,
    Handbook,
    LanguageOption,
    MappingFile,
    MeasurementFile,
)

if TYPE_CHECKING:
    from trede.proofs import Seal
    from trede.scheme import Language


def commit(
    file: MeasurementFile,
    out: Annotated[Path, typer.Option("--out", metavar="rows.json", help="Where to keep the rows.")],
    edition: Handbook = None,
    as_json: AsJson = False,
    force: Force = False,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
    mapping: MappingFile = None,
) -> None:
    """Seal the rows: the root proves the totals, and any row can be opened later without the others."""
    from trede.api.sealed import seal
    from trede.cli.output import print_json
    from trede.cli.scoring import said_in, score_file, shelf_of
    from trede.cli.writing import check_places, places, write_whole
    from trede.proofs import seal_document

    check_places(places((out, ".json")), [file], force=force)
    kept = seal(score_file(file, shelf_of(editions), edition, said_in(mapping)))
    write_whole(out, kept.content, force=force, private=True)
    if as_json:
        print_json(seal_document(kept.rows.seal))
    else:
        print(_said(kept.rows.seal, out, language))


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
