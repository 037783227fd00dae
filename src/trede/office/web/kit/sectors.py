# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sectors to choose from, and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.register.rules.sectors import sectors
from trede.office.web.kit.words import spoken

if TYPE_CHECKING:
    from trede.office.register.rules.sectors import Version


def sector_choices(version: Version) -> list[tuple[str, str]]:
    """Code, and code with title, in the order of the codes."""
    return [(code, f"{each.dotted} {each.title(spoken())}") for code, each in sectors(version).items()]
