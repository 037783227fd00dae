# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a line of the log may say: an address can be a secret link, so it names the route."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

if TYPE_CHECKING:
    from collections.abc import Callable

ELSEWHERE = re.compile(r"(https?://[^/\s'\"]*)/[^\s'\"]*")
"""The address of a page: its site may stand in a log, what follows may not."""

REFUSED_UNREAD = "django.security."
MOST = 120
"""Characters of such a line."""
OUTAGES = (OperationalError, InterfaceError)
"""What a database that is away, busy or full raises; no mistake of the code that asked."""


class JsonLines(logging.Formatter):
    """Each line a JSON object, for what gathers the logs of several machines; it says what a line of text says."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


class RoutesForAddresses(logging.Filter):
    """Puts the route in the place of the address, in whatever Django says of a request."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            without = _without(request)
            record.msg = without(str(record.msg))
            if isinstance(record.args, tuple):
                record.args = tuple(without(each) if isinstance(each, str) else each for each in record.args)
        return True


class ShortRefusals(logging.Filter):
    """One short line for a request that was refused unread, such as one for a host that we are not.

    Anybody can send those, as many and as long as they like; where in our code it was refused helps nobody.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(REFUSED_UNREAD):
            record.msg, record.args = record.getMessage()[:MOST], None
            record.exc_info = record.exc_text = record.stack_info = None
        return True


class ShortOutages(logging.Filter):
    """One line for a request that found no database: there are as many as there are visitors, and where in our code
    each noticed it helps nobody.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, OUTAGES):
            reason = (str(error).splitlines() or [""])[0]
            record.msg, record.args = (
                f"{record.getMessage()}: {type(error).__name__}: {reason}"[: 2 * MOST],
                None,
            )
            record.exc_info = record.exc_text = None
        return True


def _without(request: HttpRequest) -> Callable[[str], str]:
    match = request.resolver_match
    route = f"/{match.route}" if match else "(no page)"
    addresses = sorted(
        {request.get_full_path(), request.path, request.path_info} - {"/"}, key=len, reverse=True
    )

    def replace(text: str) -> str:
        for address in addresses:
            text = text.replace(address, route)
        return ELSEWHERE.sub(r"\1/...", text)

    return replace
