# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Putting a restored office in its place, wholly or not at all: also when the power goes halfway.

All files are made in a folder of their own. Once that has its final name, the restore has happened, and whoever comes
next moves what is not in its place yet.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from trede.kernel.on_disk import add, make_folder, sync_folder

if TYPE_CHECKING:
    from pathlib import Path

    from trede.office.server.configuration import Configuration

MAKING, MADE = "restoring", "restored"


def new_stage(configuration: Configuration) -> Path:
    """An empty folder to make the restored office in; what an interrupted restore left of one is removed."""
    stage = configuration.data / MAKING
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(mode=0o700)
    return stage


def put_file(file: Path, text: str) -> None:
    """Add a piece to a file of the stage, for its owner only; it is on the disk when this comes back."""
    make_folder(file.parent)
    add(file, text.encode())


def put_in_place(configuration: Configuration) -> None:
    """From here on the restored office is the office."""
    sync_folder(configuration.data / MAKING)
    (configuration.data / MAKING).rename(configuration.data / MADE)
    try:
        sync_folder(configuration.data)
        finish(configuration)
    except OSError:
        finish(configuration)  # once more: it has happened, and half of it must not be what people find


def finish(configuration: Configuration) -> None:
    """Move what a restore made and did not move yet; remove what it did not finish making."""
    stage = configuration.data / MADE
    if stage.is_dir():
        if (stage / configuration.sqlite_file.name).exists():
            for ending in ("-wal", "-shm"):  # of the database that goes: SQLite would add it to the new one
                configuration.sqlite_file.with_name(f"{configuration.sqlite_file.name}{ending}").unlink(
                    missing_ok=True
                )
            sync_folder(configuration.data)
        for file in sorted(each for each in stage.rglob("*") if each.is_file()):
            target = configuration.data / file.relative_to(stage)
            make_folder(target.parent)
            file.replace(target)
            sync_folder(target.parent)
        shutil.rmtree(stage)
    clear(configuration)


def clear(configuration: Configuration) -> None:
    """Remove what a restore did not finish making."""
    shutil.rmtree(configuration.data / MAKING, ignore_errors=True)


def unfinished(configuration: Configuration) -> bool:
    """Whether a restore was interrupted after it had happened."""
    return (configuration.data / MADE).is_dir()
