# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office in processes of its own, on either kind of database."""

import pytest
from tests.integration.office.environments import environment_of


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.needs("postgres"))])
def environment(request, tmp_path):
    """Of an office on a database of its own."""
    with environment_of(request.param, tmp_path) as found:
        yield found
