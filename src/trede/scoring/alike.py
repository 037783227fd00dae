# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""No more findings of one kind than anybody reads: a file with the wrong words in a column has one on every row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.kernel.findings import Finding, Severity

MOST_ALIKE = 2_000
_MORE: dict[Severity, str] = {"error": "measurement.more-errors", "warning": "measurement.more-warnings"}


def few_alike(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first 2,000 with each code, and behind them how many more there are."""
    alike: Counter[str] = Counter()
    severity: dict[str, Severity] = {}
    for found in findings:
        alike[found.code] += 1
        severity[found.code] = found.severity
        if alike[found.code] <= MOST_ALIKE:
            yield found
    for code, times in alike.items():
        if times > MOST_ALIKE:
            yield finding(_MORE[severity[code]], "", times - MOST_ALIKE)
