# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the office says in the terminal."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of ``terminal.toml`` in one language."""

    preparing: str
    running: str
    working: str
    link: str
    others: str
    how_to_stop: str
    stopped: str
    well: str
    not_well: str
    checkpoint: str
    last_backup: str
    no_backup: str
    backup_made: str
    keys_in: str
    keys_out: str
    backup_key: str
    restored: str
    handed_over: str
    logged_out: str
    appointed: dict[str, str]
    rows: str
    checks: dict[str, str]
    places: dict[str, str]


def words(language: str) -> Words:
    """The texts in Dutch or English."""
    text = files("trede.office.server").joinpath("terminal.toml").read_text(encoding="utf-8")
    return Words(**tomllib.loads(text)[language])
