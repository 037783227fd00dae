# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows-file door: the rows an employer kept (format ``trede/rows/1``) are a measurement again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import errors, finding

if TYPE_CHECKING:
    from trede.kernel.findings import Finding
    from trede.proofs.rows_file import RowsFile

BESIDE = frozenset({"sums", "relation"})
"""What a row under a seal says besides the employment."""


def measurement_in(data: bytes) -> tuple[dict[str, object] | None, tuple[Finding, ...]]:
    """The measurement document in a rows file; none, with a finding, when the rows are not those of its seal.

    Each row is computed again under the edition that the seal names; where that edition is not here, a warning.
    """
    from trede.proofs.rows_file import read_rows_file  # only for who brings a rows file

    file, findings = read_rows_file(data)
    if file is None:
        return None, findings
    found = _computed_again(file)
    if errors(found):
        return None, found
    rows = [{key: value for key, value in row.items() if key not in BESIDE} for row in file.rows]
    return {**file.measurement, "employments": rows}, found


def _computed_again(file: RowsFile) -> tuple[Finding, ...]:
    from trede.scheme import open_shelf
    from trede.scoring.row_documents import recomputed_together

    subject = file.seal.subject
    for edition in open_shelf().editions():
        if edition.sha256 == subject["edition_sha256"]:
            return recomputed_together(edition, subject, file.rows)
    return (finding("rows.rules-unknown", "seal", subject["edition"]),)
