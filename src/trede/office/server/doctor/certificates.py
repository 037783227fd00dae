# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether certificates, their states, the lists and the register follow from what was signed and logged: a second way.

Only when it is asked for (``--deep``): it reads and verifies every document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import ConfigurationError
from trede.kernel.findings import Finding, finding
from trede.office.server.snapshot import one_snapshot

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration

PLACE, MOST_NAMED = "certificates", 20


def differing(configuration: Configuration) -> list[Finding]:
    """What does not follow, at most so many of them by name."""
    from trede.office.certificates import following

    try:
        with one_snapshot():
            found = list(following.differing())
    except ConfigurationError:
        return [finding("doctor.log-keys", PLACE, configuration.public_keys_file)]
    named = [finding(f"doctor.other-{each.what}", PLACE, each.owner) for each in found[:MOST_NAMED]]
    rest = len(found) - len(named)
    return [*named, finding("doctor.kept-more", PLACE, rest)] if rest else named
