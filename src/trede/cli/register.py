# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede register``: the public register as signed files for any file server, and a check of such files."""

from __future__ import annotations

from datetime import UTC, datetime
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from trede.cli.office import DataFolder, ask_for_the_extra
from trede.cli.options import Force, LanguageOption
from trede.cli.verify import TrustFile

register = typer.Typer(
    no_args_is_help=True, help="The public register as signed files, and a check of such files."
)
SAID = {
    "nl": "Deze bestanden zijn van {issuer}, gemaakt op {made:%d-%m-%Y} om {made:%H:%M} UTC, voor {address}.",
    "en": "These files are of {issuer}, made on {made:%d-%m-%Y} at {made:%H:%M} UTC, for {address}.",
}
NOT = {
    "nl": "Deze bestanden zijn niet wat de uitgever tekende.",
    "en": "These files are not what the issuer signed.",
}
MADE = {"nl": "{count} bestanden geschreven in {folder}.", "en": "{count} files written in {folder}."}


@register.command("export")
def export(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder that is made.", show_default=False)
    ],
    force: Force = False,
    data: DataFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Write the register as CSV, JSON, a file for each organisation, a change feed and Atom, with a signed manifest."""
    ask_for_the_extra()
    from trede.cli.writing import check_folder_free, write_folder
    from trede.office.server.ready import ready_office

    check_folder_free(folder, ["manifest.json"], [], force=force)
    ready_office(data)
    from trede.office.certificates.open_data import signed_register
    from trede.office.server.snapshot import one_snapshot

    with one_snapshot():  # else who issues a certificate meanwhile would seem to have altered the register
        files = signed_register(on=datetime.now(UTC))

    def write(made: Path) -> None:
        for path, content in files.items():
            (made / path).write_bytes(content)

    write_folder(folder, write, force=force)
    print(MADE[language].format(count=len(files), folder=folder))


@register.command("verify")
def verify(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="The files as they were published.",
            show_default=False,
            exists=True,
            file_okay=False,
        ),
    ],
    trust: TrustFile,
    language: LanguageOption = "nl",
) -> None:
    """Check without network that these files are what the issuer signed, all of them and nothing else."""
    from trede.errors import ProofError, SignedFilesError
    from trede.proofs.signed_files import check_files
    from trede.proofs.trust import read_trust

    try:
        believed = read_trust(trust.read_bytes())
    except ProofError as wrong:
        raise typer.BadParameter(f"{trust} {_('is no trust file that can be read')}") from wrong
    files = {
        str(each.relative_to(folder)): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }
    try:
        found = check_files(files, believed)
    except SignedFilesError as wrong:
        print(NOT[language], *(getattr(each, language) for each in wrong.findings), sep="\n  ")
        raise typer.Exit(1) from wrong
    print(SAID[language].format(issuer=found.issuer, made=found.made, address=found.address))
