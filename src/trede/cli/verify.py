# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede verify``: judge a certificate without network, by the keys that you had already."""

from __future__ import annotations

from datetime import UTC, date, datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from trede.cli.bounded import TooMuchError, bounded
from trede.cli.options import AsJson, LanguageOption

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.proofs.verdicts import Judgement
    from trede.scheme import Language

MOST_BYTES = 20_000_000
Read = TypeVar("Read")

CertificateFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="The certificate: its PDF, or the JSON that is inside.",
        show_default=False,
        exists=True,
        dir_okay=False,
    ),
]
TrustFile = Annotated[
    Path,
    typer.Option(
        "--trust",
        metavar="TRUST.toml",
        envvar="TREDE_TRUST",
        show_envvar=False,
        help="The keys and witnesses that you trust, got another way. Otherwise that of TREDE_TRUST.",
        show_default=False,
        exists=True,
        dir_okay=False,
    ),
]
StatusFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--status",
        metavar="STATUS.json",
        help="A status list of the issuer; give it once for each list.",
        exists=True,
        dir_okay=False,
    ),
]
OnDay = Annotated[
    str | None,
    typer.Option("--at", metavar="DATE", help="Judge for this day (2026-11-29); without it, today."),
]


def verify(
    file: CertificateFile,
    trust: TrustFile,
    at: OnDay = None,
    status: StatusFiles = None,
    as_json: AsJson = False,
    language: LanguageOption = "nl",
) -> None:
    """Check a certificate, without network: the first line is the verdict."""
    from trede.kernel.days import dutch_day
    from trede.proofs.certificate_files import judge_file, read_status
    from trede.proofs.trust import read_trust
    from trede.proofs.verdicts import judgement

    believed = _read(trust, read_trust, _("is no trust file that can be read"))
    lists = [each for path in status or () for each in _read(path, read_status, _("is no status list"))]
    today = dutch_day(datetime.now(UTC))
    day = today if at is None else _day(at)
    try:
        with bounded():
            found = judge_file(_bytes(file), believed, on=day, status=lists, today=today)
    except (TooMuchError, MemoryError):
        found = judgement("not-checked", day)
    if as_json:
        from trede.cli.output import print_json
        from trede.proofs.verdicts import verdict_document

        print_json(verdict_document(found))
    else:
        print(_said(found, language))
    if not found.good:
        raise typer.Exit(1)


def _day(at: str) -> date:
    try:
        return date.fromisoformat(at)
    except ValueError:
        raise typer.BadParameter(_("a day is written as 2026-11-29"), param_hint="--at") from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as opened:
        return opened.read(MOST_BYTES)


def _read(path: Path, read: Callable[[bytes], Read], why: str) -> Read:
    from trede.errors import ProofError

    try:
        return read(_bytes(path))
    except ProofError as wrong:
        raise typer.BadParameter(f"{path} {why}") from wrong


def _said(found: Judgement, language: Language) -> str:
    from trede.proofs.certificate_words import words

    said = found.said(language)
    lines = [said.says]
    if found.facts is not None:
        shown = words(found.facts, language)
        width = max(len(label) for label, value in shown.lines)
        lines += ["", f"{shown.holder}, {shown.kvk}: {shown.level}"]
        lines += [f"  {label:<{width}}  {value}" for label, value in shown.lines]
        lines.append(f"  {shown.notice}")
    return "\n".join([*lines, "", said.why, said.do])
