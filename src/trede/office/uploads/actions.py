# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of a file that passed by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.journal.actions import action, record
from trede.office.uploads.models import ColumnMemory, WordMemory
from trede.office.uploads.rules.memory import WEEK, header_sha256, word_sha256
from trede.office.uploads.states import COLUMNS, WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from trede.intake.said import Columns, Words
    from trede.office.accounts.rules.members import Member


@action
def remember_columns(*, by: Member, on: datetime, columns: Columns) -> None:
    """Remember what columns of the organisation's own files are: header to the key of a field, none for "not read".

    Of a header only a checksum is kept. Raises NotFoundError when there is nothing to remember.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    if not columns:
        raise NotFoundError("There are no columns to remember.")
    for header, field in columns.items():
        ColumnMemory.objects.update_or_create(
            organisation=by.organisation,
            header_sha256=header_sha256(by.organisation, header),
            defaults={"field": field or "", "remembered_at": on},
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


@action
def remember_words(*, by: Member, on: datetime, words: Words, fulltime_week: int | None = None) -> None:
    """Remember what words for contracts and positions mean, by field, and the full-time week (hundredths of hours).

    Of a word only a checksum is kept. Raises NotFoundError when there is nothing to remember.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    meant = [(about, word, code or "") for about, those in words.items() for word, code in those.items()]
    if fulltime_week:
        meant.append((WEEK, "", str(fulltime_week)))
    if not meant:
        raise NotFoundError("There are no words to remember.")
    for about, word, meaning in meant:
        WordMemory.objects.update_or_create(
            organisation=by.organisation,
            word_sha256=word_sha256(by.organisation, about, word),
            defaults={"about": about, "meaning": meaning, "remembered_at": on},
        )
    record(
        "words.remembered",
        by=by,
        on=on,
        subject=f"organisation:{by.organisation}",
        organisations=[by.organisation],
        words=len(meant),
        **WORDS.fact(by.organisation),
    )
