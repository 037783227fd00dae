# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of a file that passed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.journal.actions import action, record
from trede.office.uploads.models import ColumnMemory
from trede.office.uploads.rules.columns import header_sha256
from trede.office.uploads.states import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from trede.office.accounts.rules.members import Member


@action
def remember_columns(*, by: Member, on: datetime, columns: Mapping[str, str]) -> None:
    """Remember what columns of the organisation's own files are: header to the key of a field, empty for none.

    Of a header only a checksum is kept. Raises NotFoundError when there is nothing to remember.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    if not columns:
        raise NotFoundError("There are no columns to remember.")
    for header, field in columns.items():
        ColumnMemory.objects.update_or_create(
            organisation=by.organisation,
            header_sha256=header_sha256(by.organisation, header),
            defaults={"field": field, "remembered_at": on},
        )
    subject = f"organisation:{by.organisation}"
    record(
        "columns.remembered",
        by=by,
        on=on,
        subject=subject,
        organisations=[by.organisation],
        columns=len(columns),
        **COLUMNS.fact(by.organisation),
    )
