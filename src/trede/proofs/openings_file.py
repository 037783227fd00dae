# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several opened rows in one file, for whoever asked for them: canonical JSON, format ``trede/openings/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.kernel.canonical import canonical_text
from trede.kernel.findings import Finding, finding
from trede.proofs.documents import equals, has_shape, list_of, read_canonical
from trede.proofs.openings import check_opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.proofs.openings import Opened
    from trede.proofs.rows_file import RowsFile

FORMAT = "trede/openings/1"
MOST_BYTES = 50_000_000
_SHAPE = {"format": equals(FORMAT), "openings": list_of(lambda value: isinstance(value, dict))}


def openings_bytes(file: RowsFile, indexes: Sequence[int]) -> bytes:
    """The rows at these indexes with their proofs, each once, in the order asked for. Raises ProofError."""
    openings = file.openings(list(dict.fromkeys(indexes)))
    return canonical_text({"format": FORMAT, "openings": openings}).encode()


def read_openings(data: bytes, root: str) -> tuple[tuple[Opened, ...], tuple[Finding, ...]]:
    """Every row that is exactly under this root; a finding for the file, or for each row that is not."""
    documents = openings_in(data)
    if documents is None:
        return (), (finding("proofs.not-openings", ""),)
    opened: list[Opened] = []
    wrong: list[Finding] = []
    for each in documents:
        row, findings = check_opening(canonical_text(each).encode(), root)
        wrong += findings
        opened += [row] if row else []
    return tuple(opened), tuple(wrong)


def openings_in(data: bytes) -> list[dict[str, Any]] | None:
    """The openings of the file, none of them checked; None when it is no such file."""
    document = read_canonical(data) if len(data) <= MOST_BYTES else None
    if not isinstance(document, dict) or not has_shape(document, _SHAPE):
        return None
    openings: list[dict[str, Any]] = document["openings"]
    return openings
