# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing to the terminal: its width, its colours, and findings on standard error."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from trede.cli.json_text import json_pieces
from trede.kernel.findings import findings_document
from trede.reports.terminal.look import Look
from trede.reports.terminal.overview import findings_text
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.kernel.findings import Finding
    from trede.scheme import Language


def look_of(stream: TextIO) -> Look:
    """What this stream can show: colour only on a terminal that did not refuse it (https://no-color.org)."""
    on_terminal = stream.isatty()
    colour = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = _columns() if on_terminal else 80
    plain = "utf" not in (stream.encoding or "").lower()
    return Look(width=width, colour=colour, plain=plain)


def _columns() -> int:
    import shutil  # not loaded for output that goes into a file or a pipe

    return shutil.get_terminal_size((80, 24)).columns


def tell_findings(findings: Iterable[Finding], language: Language, *, every: bool = False) -> None:
    """The findings on standard error; ``every`` one, or those of a kind as many as can be read."""
    print(
        findings_text(findings, wording(language), look_of(sys.stderr), every=every), file=sys.stderr, end=""
    )


def tell_refusal(findings: Sequence[Finding], language: Language, *, as_json: bool, every: bool) -> None:
    """Why nothing came of it: for people on standard error; for machines one document, on standard output."""
    if as_json:
        print_json(findings_document(findings))
    tell_findings(findings, language, every=every)


def as_json_text(document: dict[str, Any]) -> str:
    """A document as JSON for people and machines to read."""
    return json.dumps(document, indent=2, ensure_ascii=False)


def print_json(document: dict[str, Any]) -> None:
    """One JSON document on standard output, piece by piece."""
    sys.stdout.writelines(json_pieces(document))
    print()
