# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows that an auditor asks for, opened from the rows file that the employer kept. No Django; nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.kernel.findings import finding
from trede.proofs import read_rows_file
from trede.proofs.openings_file import openings_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_MEGABYTES = 5
MOST_BYTES = MOST_MEGABYTES * 1_000_000


@dataclass(frozen=True, slots=True)
class OpenedRows:
    """``data`` is the file for the auditor; ``refs`` are the rows, counted from 1, with the code of each."""

    data: bytes
    refs: tuple[tuple[int, str], ...]


def opened_rows(data: bytes, root: str, asked: Sequence[int]) -> OpenedRows:
    """These rows (from 0) and no others, from a rows file whose seal has this root.

    Raises InputRefusedError when the file is too large, no rows file, or that of another seal.
    """
    if len(data) > MOST_BYTES:
        raise InputRefusedError([finding("audit.rows-file-large", "file", MOST_MEGABYTES)])
    file, wrong = read_rows_file(data)
    if file is None:
        raise InputRefusedError(wrong)
    if file.seal.root != root:
        raise InputRefusedError([finding("audit.other-rows-file", "file")])
    refs = tuple((index + 1, str(file.rows[index].get("ref", ""))) for index in asked)
    return OpenedRows(openings_bytes(file, asked), refs)
