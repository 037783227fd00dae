# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A contract between a buyer and an employer."""

from __future__ import annotations

import pytest
from tests.unit.office.contracts import noted


@pytest.fixture
def buyer(now):
    return noted.buyer(now)


@pytest.fixture
def made(buyer, administrator, now):
    return noted.noted(buyer, administrator, now)
