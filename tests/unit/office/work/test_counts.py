# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is counted of visitors: readable to nobody, and gone when it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from trede.office.work import checkpoints
from trede.office.work.counts import forget_counts, hidden

BACKEND = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "server_cache",
    "KEY_FUNCTION": "trede.office.work.counts.hidden",
}
ADDRESS = "203.0.113.77"


@pytest.fixture
def counts(settings):
    settings.CACHES = {"default": BACKEND}
    if "server_cache" not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)
    return caches["default"]


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM server_cache")
        return [key for (key,) in cursor.fetchall()]


def test_no_address_of_a_visitor_stands_there(counts):
    counts.set(f"allauth:rl:login_failed:ip:{ADDRESS}", [1.0], 60)
    assert counts.get(f"allauth:rl:login_failed:ip:{ADDRESS}") == [1.0]
    assert len(rows()) == 1
    assert ADDRESS not in str(rows())


def test_what_is_over_goes_with_each_checkpoint(counts, monkeypatch):
    counts.set("a", 1, 60)
    counts.set("b", 1, 600)
    now = timezone.now()
    forget_counts(on=now)
    assert len(rows()) == 2
    monkeypatch.setattr(checkpoints, "keep", lambda: None)
    monkeypatch.setattr(checkpoints.timezone, "now", lambda: now + timedelta(minutes=2))
    checkpoints.keep_checkpoints.func()
    assert rows() == [hidden("b", "", 1)]
