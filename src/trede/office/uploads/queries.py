# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.uploads.models import ColumnMemory

if TYPE_CHECKING:
    from trede.office.accounts.rules.members import Member


def column_memory(by: Member) -> dict[str, str]:
    """What this organisation said of its columns: checksum of the header to the key of a field, or empty."""
    kept = ColumnMemory.objects.filter(organisation=by.organisation)
    return dict(kept.values_list("header_sha256", "field"))
