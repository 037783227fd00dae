# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A derived norm that can be read in two ways: where they give another level, the result says so."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.kernel.values import fixed
from trede.scheme.shelf import texts_of
from trede.scheme.texts import LANGUAGES
from trede.scoring.levels import TENTHS_OF_PERCENT, admitted, level_of, norms_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.scheme.edition import Edition


def two_ways(edition: Edition, total: Fraction, total_fte: Fraction) -> Iterator[Finding]:
    """A warning with both levels and the norm of the other way, when the two give another level."""
    if not admitted(edition, total_fte):
        return
    size = edition.norms.size(total_fte)
    norms, otherwise = norms_at(edition, size), edition.norms.otherwise_at(size)
    other = norms | {level: Fraction(tenths, TENTHS_OF_PERCENT) for level, tenths in otherwise.items()}
    found, read_otherwise = level_of(total, norms), level_of(total, other)
    if found == read_otherwise:
        return
    doubtful = next(level for level in otherwise if level in (found, read_otherwise))
    names: dict[str, str] = {}
    for language in LANGUAGES:
        levels = texts_of(edition.folder, language).levels
        names |= {
            f"norm_of_{language}": levels[doubtful],
            f"level_{language}": levels[found],
            f"other_{language}": levels[read_otherwise],
        }
    yield finding(
        "scheme.norm-two-ways",
        "norms",
        doubtful,
        norm=fixed(norms[doubtful] * 100, 1),
        otherwise=fixed(other[doubtful] * 100, 1),
        **names,
    )
