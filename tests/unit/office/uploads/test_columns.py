# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of the columns of a file."""

import pytest

from trede.errors import NotFoundError
from trede.office.uploads.actions import remember_columns
from trede.office.uploads.models import ColumnMemory
from trede.office.uploads.queries import memory


def test_columns_are_remembered_without_their_words(now, administrator):
    remember_columns(by=administrator, on=now, columns={"Jan Jansen": "ref", "Kostenplaats": ""})
    remember_columns(by=administrator, on=now, columns={"jan  jansen": "hours"})
    assert sorted(memory(administrator).columns.values()) == ["", "hours"]
    assert "ansen" not in str(list(ColumnMemory.objects.values_list()))
    with pytest.raises(NotFoundError):
        remember_columns(by=administrator, on=now, columns={})
