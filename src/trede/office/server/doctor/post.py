# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether letters go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def stuck(configuration: Configuration) -> list[Finding]:
    """Letters that were given up, and letters that were tried in vain and will be tried again."""
    from trede.office.post.queries import standing

    letters = standing()
    told = {"doctor.letters-failed": letters.failed, "doctor.letters-wait": letters.tried}
    return [finding(code, "post", count) for code, count in told.items() if count]
