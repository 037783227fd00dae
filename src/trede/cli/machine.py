# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the machine did not do for a command: a disk that is full or broken, too many open files, told as a finding."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.kernel.findings import Finding

BY_NUMBER = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "machine.full"),
    **dict.fromkeys((errno.EIO, errno.EROFS), "machine.broken"),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), "machine.too-many-open"),
}
BY_WORDS = {
    "database or disk is full": "machine.full",
    "disk I/O error": "machine.broken",
    "unable to open database file": "machine.too-many-open",
}
"""As SQLite says it, also through Django."""


def finding_of(problem: BaseException) -> Finding | None:
    """The finding for an error, or for what it was raised from; None when it is no fault of the machine."""
    for each in _reasons(problem):
        code = BY_NUMBER.get(getattr(each, "errno", None) or 0) if isinstance(each, OSError) else None
        code = code or next((code for words, code in BY_WORDS.items() if words in str(each)), None)
        if code:
            place = str(getattr(each, "filename", None) or each)
            return finding(code, place, place)
    return None


def _reasons(problem: BaseException | None) -> Iterator[BaseException]:
    """An error, and what each was raised from or met while another was dealt with."""
    while problem is not None:
        yield problem
        problem = problem.__cause__ or problem.__context__
