# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people call a field of an employment and a starting position, for findings."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trede.scheme.shelf import texts_of
from trede.scheme.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.scheme.edition import Edition


@cache
def field_labels() -> Mapping[str, Mapping[str, str]]:
    """The headers of the fields that a window or a minimum may need, by key and language."""
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


def labels(field: str) -> dict[str, str]:
    """``field_nl`` and ``field_en``."""
    return {f"field_{language}": field_labels()[field][language] for language in LANGUAGES}


def names(edition: Edition, position: str) -> dict[str, str]:
    """``position_nl`` and ``position_en``."""
    return {
        f"position_{language}": texts_of(edition.folder, language).positions[position]
        for language in LANGUAGES
    }
