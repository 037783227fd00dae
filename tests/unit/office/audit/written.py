# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report as its document (``trede/audit-report/1``), written by hand."""

from __future__ import annotations

from typing import Any

from trede.kernel.canonical import canonical_text


def report(name: str = "Voorbeeld BV", kvk: str = "12345678", **other: Any) -> dict[str, Any]:
    """With a correction, a finding of each kind, a talk and a reaction."""
    kinds = ("nonconformity", "strength", "safe-climate", "citable", "remark")
    usual = {
        "format": "trede/audit-report/1",
        "case": "00000000-0000-4000-8000-000000000001",
        "application": "a" * 64,
        "organisation": {"name": name, "kvk": kvk},
        "edition": "pso-2.1",
        "wanted_level": "trede-1",
        "visited_on": "2026-11-18",
        "figures": {
            "declared_level": "trede-2",
            "declared_total_fte": "99/5",
            "declared_weighted_fte": "9/5",
            "level": "trede-1",
            "total_fte": "99/5",
            "weighted_fte": "13/10",
            "direct": "13/198",
            "counted_indirect": "0",
        },
        "corrections": [
            {
                "total_fte": "0",
                "weighted_fte": "-1/2",
                "bought_fte": "0",
                "reason": "Eén contract was korter.",
            }
        ],
        "sample": {"rows": 20, "drawn": 20, "tested": 20, "wrong": 1, "unmet": ["begeleiding"]},
        "demonstrable_talks": {"demonstrated": 16, "needed": 16, "sampled": 20},
        "talks": [{"kind": "works-council", "people": 2, "text": "De raad denkt mee."}],
        "findings": [
            {
                "kind": kind,
                "aspect": "begeleiding" if kind == "nonconformity" else "",
                "text": f"Dit is {kind}.",
                "due_on": "2026-12-01" if kind == "nonconformity" else "",
                "closing": "",
            }
            for kind in kinds
        ],
        "in_the_way": ["audit.nonconformity-open"],
        "reaction": "Het zijn er dertien.",
    }
    return usual | other


def report_text(name: str, kvk: str) -> str:
    return canonical_text(report(name, kvk))
