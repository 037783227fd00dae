# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the styles and fonts were built."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration

STYLES = "web/static/trede/trede.css"


def missing(configuration: Configuration) -> list[Finding]:
    """The styles, when they are not there."""
    built = files("trede.office").joinpath(STYLES).is_file()
    return [] if built else [finding("doctor.styles-missing", "styles")]
