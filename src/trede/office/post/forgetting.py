# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters that nobody needs any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.journal.parts import part
from trede.office.post.models import Letter
from trede.office.post.rules import FAILED_IS_KEPT

if TYPE_CHECKING:
    from datetime import datetime


@part
def forget_letters(about: str) -> None:
    """What they are about is over."""
    Letter.objects.filter(about=about).delete()


@part
def forget_failed_letters(*, on: datetime) -> None:
    """Those that were given up so long ago that nobody repairs them any more."""
    Letter.objects.filter(failed_at__lte=on - FAILED_IS_KEPT).delete()
