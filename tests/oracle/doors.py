# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way from a generated document into the package: through the door for files, as for anybody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trede.intake.json_door import read_json
from trede.kernel.findings import errors

if TYPE_CHECKING:
    from fractions import Fraction

    from tests.oracle.scoring import Document

    from trede.scoring.measurement import Measurement
    from trede.scoring.score import Score


def read(document: Document) -> Measurement:
    """The measurement that the package reads in this document."""
    measurement, findings = read_json(json.dumps(document).encode())
    assert measurement is not None
    assert not errors(findings), [(each.code, each.place, each.value) for each in errors(findings)]
    return measurement


def figures(score: Score) -> tuple[Fraction | str, ...]:
    """What both ways must give alike."""
    return (
        score.total_fte,
        score.weighted_fte,
        score.indirect_fte,
        score.total,
        score.level,
        *score.norms.values(),
    )
