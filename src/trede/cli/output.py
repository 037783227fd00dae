# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing to the terminal: its width, its colours, and findings on standard error."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from trede.reports.terminal.look import Look
from trede.reports.terminal.overview import findings_text
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def language_of_environment() -> Language:
    """The language of messages when no command has said it: TREDE_LANGUAGE, else Dutch."""
    return "en" if os.environ.get("TREDE_LANGUAGE") == "en" else "nl"


def tell_findings(findings: Iterable[Finding], language: Language | None = None) -> None:
    """Every finding on standard error."""
    words = wording(language or language_of_environment())
    print(findings_text(findings, words, look_of(sys.stderr)), file=sys.stderr, end="")


def as_json_text(document: dict[str, Any]) -> str:
    """A document as JSON for people and machines to read."""
    return json.dumps(document, indent=2, ensure_ascii=False)


def print_json(document: dict[str, Any]) -> None:
    """One JSON document on standard output."""
    print(as_json_text(document))
