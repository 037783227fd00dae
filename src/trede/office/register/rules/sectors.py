# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sectors: codes of the SBI in its versions, as ``sectors.toml`` has them. The register keeps those of 2025."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Version = Literal["2025", "2008"]
VERSIONS: tuple[Version, ...] = ("2025", "2008")
DIVISION = 2
"""Digits of a division: as deep as ``first of its sector`` looks."""
DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Sector:
    """A code without dots in a version, its titles, and the beginnings of the codes of 2025 that it stands for."""

    version: Version
    code: str
    nl: str
    en: str
    now: tuple[str, ...]

    @property
    def dotted(self) -> str:
        """As it is written: 62.10."""
        return ".".join(part for part in (self.code[:2], self.code[2:4], self.code[4:]) if part)

    def title(self, language: str) -> str:
        return self.nl if language == "nl" else self.en


@cache
def sectors(version: Version) -> dict[str, Sector]:
    """Every code of a version that has a title here, in order."""
    text = files("trede.office.register.rules").joinpath("sectors.toml").read_text(encoding="utf-8")
    codes = tomllib.loads(text)[version]["codes"]
    return {
        code: Sector(version, code, told["nl"], told["en"], tuple(told.get("now", [code])))
        for code, told in sorted(codes.items())
    }


def sector_at(code: str, digits: int = DIVISION) -> Sector | None:
    """The sector of 2025 to which a code belongs, so many digits deep."""
    return sectors("2025").get(code[:digits])


def known_code(text: str) -> str | None:
    """A code of 2025 without its dots, or None when there is no such division."""
    code = text.strip().replace(".", "")
    well_formed = code.isascii() and code.isdigit() and DIVISION <= len(code) <= DEEPEST
    return code if well_formed and sector_at(code) else None
