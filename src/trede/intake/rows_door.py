# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows-file door: the rows an employer kept (format ``trede/rows/1``) are a measurement again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trede.kernel.findings import Finding


def measurement_in(data: bytes) -> tuple[dict[str, object] | None, tuple[Finding, ...]]:
    """The measurement document in a rows file; none, with a finding, when the rows are not those of its seal."""
    from trede.proofs.rows_file import read_rows_file  # only for who brings a rows file

    file, findings = read_rows_file(data)
    if file is None:
        return None, findings
    rows = [{key: value for key, value in row.items() if key != "sums"} for row in file.rows]
    return {**file.measurement, "employments": rows}, ()
