# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Warnings that may be kept: those about rows lose their rows, and become a number."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trede.kernel.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A finding about the scheme, not about a row, though its place is the list of rows.
ABOUT_ALL_ROWS = "employments"


def without_rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as documents; those about an employment become one for each code, with their ``count``.

    Codes without words of their own become one together, under the first of them. A finding that has a place in a
    table comes from the file: it is counted too, whatever it is about.
    """
    found = list(findings)
    rows = Counter((_told_as(each.code), each.severity) for each in found if _of_row(each))
    codes = {_told_as(each.code): each.code for each in reversed(found) if _of_row(each)}
    counted = [_counted(codes[told], severity, count) for (told, severity), count in rows.items()]
    return [*counted, *(each.document() for each in found if not _of_row(each))]


def _of_row(found: Finding) -> bool:
    return found.row is not None or found.place.startswith(f"{ABOUT_ALL_ROWS}[")


def _told_as(code: str) -> str:
    """Codes without words of their own are counted together."""
    return code if code in _texts() else "other"


def _counted(code: str, severity: str, count: int) -> dict[str, Any]:
    texts = _texts()[_told_as(code)]
    number = "one" if count == 1 else "more"
    words = {language: texts[language][number].format(count=count) for language in ("nl", "en")}
    return {
        "code": code,
        "severity": severity,
        "place": ABOUT_ALL_ROWS,
        "value": None,
        **words,
        "count": count,
    }


def read_finding(document: Mapping[str, Any]) -> Finding:
    """A finding as it was kept."""
    keys = ("code", "severity", "place", "value", "nl", "en")
    return Finding(**{key: document[key] for key in keys})


@cache
def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(Path(__file__).with_name("remarks.toml").read_text(encoding="utf-8"))
