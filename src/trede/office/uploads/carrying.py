# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""In an office of several machines: what a process beside the request says and finds is carried to all of them.

It knows no database: it works in a folder of its machine, on a copy that is still encrypted. A thread of the web
process takes over what it leaves, and takes its ticket away when the work no longer counts. When this machine ends,
both end with it; then the work falls silent, and another machine begins anew.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from datetime import UTC, datetime

from trede.errors import NotFoundError
from trede.office.uploads.jobs import FOUND, KINDS, ROWS
from trede.office.uploads.places import FAILED, PROGRESS, SILENCE, Place, Progress
from trede.office.uploads.work import task_of

BETWEEN = 0.2
"""Seconds."""


def take_home(place: Place, here: Place, ticket: str) -> None:
    """From now on, until something was found or nobody waits for it any more."""
    threading.Thread(target=_take, args=(place, here, ticket), daemon=True).start()


def _take(place: Place, here: Place, ticket: str) -> None:
    try:
        while not _carried(place, here, ticket, datetime.now(UTC)):
            time.sleep(BETWEEN)
    except NotFoundError:  # dropped, or its time is over
        pass
    finally:
        here.waiting.drop(here.token, on=datetime.now(UTC))  # and so the process ends that still works on it
        place.waiting.files.release()


def _carried(place: Place, here: Place, ticket: str, on: datetime) -> bool:
    """Whether there is nothing more to come; what the database could not hear now, it hears the next time."""
    try:
        if not place.holds(ticket, on):
            return True
        with suppress(NotFoundError):
            here.found(ticket, on)
            _hand_in(place, here, ticket, on)
            return True
        text, said_at = here.waiting.noted(here.token, PROGRESS, on=on)
        if on - said_at > SILENCE:
            place.note(Progress(FAILED), on)
            return True
        place.waiting.note(place.token, PROGRESS, text, on=on)
    except NotFoundError:
        raise
    except Exception:  # whatever keeps the database away, the work goes on meanwhile
        place.waiting.files.release()
    return False


def _hand_in(place: Place, here: Place, ticket: str, on: datetime) -> None:
    """All that was found; that comes last, as it does where it was made."""
    for use in (ROWS, FOUND):
        place.waiting.carry(place.token, f"{use}-{ticket}", here.waiting, on=on)
    if not KINDS[task_of(place, ticket, on)[0]].again:
        place.waiting.empty(place.token, owner=place.owner, on=on)
