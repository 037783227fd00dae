# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the register is found by what its rows say, and has no row that nobody earned. Only with ``--deep``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.office.server.snapshot import one_snapshot

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration

PLACE, MOST_NAMED = "register", 20


def misplaced(configuration: Configuration) -> list[Finding]:
    """The KvK numbers of which it is not so, at most so many of them."""
    from trede.office.register.placing import out_of_place

    with one_snapshot():
        found = out_of_place()
    named = [finding("doctor.register-misplaced", PLACE, each) for each in found[:MOST_NAMED]]
    rest = len(found) - len(named)
    return [*named, finding("doctor.kept-more", PLACE, rest)] if rest else named
