# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A seal over the rows, and one row of it opened and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.api.scores import Scored
    from trede.proofs import RowsFile


@dataclass(frozen=True, slots=True)
class Sealed:
    """Rows with their salts, and the seal over them. Keep ``content`` yourself: it holds every row."""

    rows: RowsFile

    @property
    def root(self) -> str:
        """The checksum that fixes all rows and totals: what an auditor gets."""
        return self.rows.seal.root

    @property
    def content(self) -> bytes:
        """The rows file, ``trede/rows/1``."""
        from trede.proofs import rows_file_bytes

        return rows_file_bytes(self.rows)


def seal(made: Scored) -> Sealed:
    """A seal over the rows of a scored measurement, with new random salts each time."""
    import secrets

    from trede.proofs import SALT_BYTES, seal_rows
    from trede.scoring.row_documents import row_documents, seal_subject, without_rows

    rows = row_documents(made.edition, made.measurement)
    salts = [secrets.token_bytes(SALT_BYTES) for _ in rows]
    subject = seal_subject(made.edition, made.measurement)
    return Sealed(seal_rows(rows, salts, subject, without_rows(made.measurement)))


def open_row(sealed: Sealed | bytes, index: int) -> bytes:
    """One row (from 0, in the order of the rows file) with the proof that it is under the seal: ``trede/opening/1``.

    ``sealed`` may be the content of a rows file. Raises ``InputRefusedError`` when it is none, ``ProofError``
    when there is no such row.
    """
    from trede.proofs import read_rows_file

    if isinstance(sealed, Sealed):
        return sealed.rows.opening(index)
    rows, findings = read_rows_file(sealed)
    if rows is None:
        raise InputRefusedError(findings)
    return rows.opening(index)


@dataclass(frozen=True, slots=True)
class Opened:
    """A row that is under the root, and its place."""

    row: Mapping[str, Any]
    index: int


def verify(opening: bytes, root: str) -> Opened:
    """The row in an opening when it is exactly a row under this root.

    Raises ``InputRefusedError`` that says why not.
    """
    from trede.proofs import check_opening

    opened, findings = check_opening(opening, root)
    if opened is None:
        raise InputRefusedError(findings)
    return Opened(opened.row, opened.index)
