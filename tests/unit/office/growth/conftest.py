# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An employer that agreed, with a dossier."""

from __future__ import annotations

import pytest
from tests.unit.office.growth import agreed

from trede.office.growth import actions


@pytest.fixture
def dossier(administrator, now):
    return agreed.measured(administrator, now)


@pytest.fixture
def is_on(administrator, now):
    return actions.switch_on(by=administrator, on=now, **agreed.AGREED)
