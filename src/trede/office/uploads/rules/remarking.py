# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The user's own workbook with what was found beside its rows."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from trede.intake.remarks import write_remarks_in
from trede.intake.watching import unwatched

if TYPE_CHECKING:
    from trede.intake.watching import Watch
    from trede.office.uploads.rules.looking import Look
    from trede.scheme import Language


def remarks_book(found: Look, data: bytes, language: Language, watch: Watch = unwatched) -> bytes:
    """The workbook (.xlsx); of no file at all the list alone."""
    out = BytesIO()
    name = found.task.name if data else "remarks.json"
    write_remarks_in(data, name, found.findings, out, language, found.columns, found.task.sheets, watch)
    return out.getvalue()
