# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Waiting files in the database, so that each machine of an office finds what was brought to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connections
from django.db.models.functions import Now

from trede.office.vault.models import WaitingFile
from trede.office.vault.waiting import Waiting

if TYPE_CHECKING:
    from datetime import datetime


def waiting_files() -> Waiting:
    """Those of this office: in the database when it is one for several machines, else in the data folder."""
    folder = Path(settings.TREDE_WAITING)
    return Waiting(folder, Together() if settings.TREDE_FILES_TOGETHER else None)


class Together:
    """Files in a table; moments are those of the database, for two machines may have other clocks."""

    def names(self, part: str = "") -> list[str]:
        found = WaitingFile.objects.filter(title__contains=part) if part else WaitingFile.objects.all()
        return list(found.order_by().values_list("title", flat=True))

    def read(self, name: str) -> bytes:
        found = WaitingFile.objects.filter(title=name).values_list("content", flat=True).first()
        if found is None:
            raise FileNotFoundError(name)
        return bytes(found)

    def write(self, name: str, data: bytes) -> None:
        told = {"content": data, "touched_at": Now()}
        WaitingFile.objects.update_or_create(title=name, defaults=told)

    def touch(self, name: str) -> None:
        WaitingFile.objects.filter(title=name).update(touched_at=Now())

    def touched(self, name: str) -> datetime:
        found = WaitingFile.objects.filter(title=name).values_list("touched_at", flat=True).first()
        if found is None:
            raise FileNotFoundError(name)
        return found

    def remove(self, name: str) -> None:
        WaitingFile.objects.filter(title=name).delete()

    def release(self) -> None:
        connections.close_all()
