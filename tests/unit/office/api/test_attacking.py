# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""No call of an operation leads to a server error, or to an answer that is not documented."""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from tests.unit.office.api.attacking import HOSTS, There, attack, operations
from tests.unit.office.web.test_register import listed  # noqa: F401 - a fixture
from tests.unit.office.web.test_register_answers import signs  # noqa: F401 - a fixture
from tests.unit.office.web.test_verifying import keys  # noqa: F401 - a fixture
from tests.unit.proofs.certified import bundle

from trede.proofs.bundles import bundle_bytes

MORE = "TREDE_TEST_EXAMPLES"
"""In the environment: of each kind so many, and others each time."""
EXAMPLES = int(os.environ.get(MORE, "8"))
ONLY = os.environ.get("TREDE_TEST_OPERATIONS", "")
"""Part of a path; empty for every operation."""
NUMBERS = ("99000201", "99000202", "99000501", "99000502", "99000603", "99000604")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connection_stays")]


@pytest.mark.usefixtures("listed", "signs")
def test_every_operation(settings, client):
    settings.ALLOWED_HOSTS = HOSTS
    file = bundle_bytes(bundle())
    assert client.post("/api/v1/certificates/verify", {"file": BytesIO(file)}).json()["certificate"]
    there = There(NUMBERS, file)
    found = {}
    for each in (each for each in operations() if ONLY in each.path):
        name = f"{each.method.upper()} {each.path}"
        found[name] = attack(each, EXAMPLES, there, seed=MORE in os.environ)
        print(f"{name}: {found[name]} calls, nothing found", flush=True)
    every = {
        "GET /alive",
        "GET /health",
        "POST /certificates/verify",
        "GET /register/organisations/{kvk}",
        "POST /register/answers",
    }
    assert set(found) == {name for name in every if ONLY in name}
    assert all(found.values())
