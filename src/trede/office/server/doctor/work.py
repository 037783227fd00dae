# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether what need not be done at once gets done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.office.server.folder import in_use

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def undone(configuration: Configuration) -> list[Finding]:
    """A worker that was not seen lately while the office runs here, work that waits for it, and work that failed.

    An office that is not running has no worker, and that is no fault.
    """
    from django.utils import timezone

    from trede.office.work.queries import work

    now = work(on=timezone.now())
    found = []
    if in_use(configuration) and now.silent:
        seen = f"{timezone.localtime(now.last_seen):%Y-%m-%d %H:%M}" if now.last_seen else "-"
        found.append(finding("doctor.worker-silent", "work", seen, late=now.late))
    if now.given_up:
        found.append(finding("doctor.tasks-failed", "work", now.given_up))
    return found
