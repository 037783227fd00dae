# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The user's own workbook, with what was found beside its rows, or with what was mended on the page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from trede.intake.remarks import write_mended_in, write_remarks_in
from trede.intake.watching import unwatched

if TYPE_CHECKING:
    from trede.intake.watching import Watch
    from trede.office.uploads.rules.looking import Look
    from trede.scheme import Language


def remarks_book(found: Look, data: bytes | None, language: Language, watch: Watch = unwatched) -> bytes:
    """The workbook (.xlsx); of no file at all the list alone."""
    out, task = BytesIO(), found.task
    write_remarks_in(
        data, task.name, found.findings, out, language, found.said.columns, task.sheets, watch, task.mends
    )
    return out.getvalue()


def mended_book(found: Look, data: bytes, language: Language, watch: Watch = unwatched) -> bytes:
    """The workbook (.xlsx) to go on with. Raises InputRefusedError when the file cannot be opened."""
    out, task = BytesIO(), found.task
    write_mended_in(data, task.name, task.mends, out, language, found.said.columns, task.sheets, watch)
    return out.getvalue()
