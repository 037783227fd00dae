# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page about the public log, for people; programs read the documents beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from trede.office.log.standing import standing

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.web.kit.pages import Visit


def log_page(visit: Visit[None]) -> HttpResponse:
    """What the log is, where it stands, who watches it, and how to check it yourself."""
    return render(visit.request, "public/log.html", {"log": standing()})
