# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""No call of an operation leads to a server error, or to an answer that is not documented."""

from __future__ import annotations

import pytest
from tests.unit.office.api.attacking import HOSTS, attack, operations

EXAMPLES = 8

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connection_stays")]


def test_every_operation(settings):
    settings.ALLOWED_HOSTS = HOSTS
    found = {f"{each.method.upper()} {each.path}": attack(each, EXAMPLES) for each in operations()}
    assert set(found) == {
        "GET /alive",
        "GET /health",
        "POST /certificates/verify",
        "GET /register/organisations/{kvk}",
        "POST /register/answers",
    }
    assert all(found.values())
