# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sample of one seal, with all that it takes to draw it again: format ``trede/sample/1``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.sampling.drawing import draw, seed_of
from trede.sampling.sizes import Assurance, assurance, sample_size

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "trede/sample/1"


@dataclass(frozen=True, slots=True)
class Sample:
    """``rows`` are places in the rows file, from 0, in the order drawn; ``seal`` is its root (hexadecimal)."""

    seal: str
    count: int
    checkpoint: str
    seed: bytes
    seen: int
    sure: Assurance
    rows: tuple[int, ...]

    def document(self) -> dict[str, Any]:
        """To be kept and handed over; whoever has it can draw again."""
        return {
            "format": FORMAT,
            "seal": self.seal,
            "count": self.count,
            "checkpoint": self.checkpoint,
            "seed": self.seed.hex(),
            "confidence": str(self.sure.confidence),
            "wrong_share": str(self.sure.wrong_share),
            "errors_seen": self.seen,
            "size": len(self.rows),
            "rows": list(self.rows),
        }


def sample(seal: str, count: int, checkpoint: str, *, seen: int = 0, sure: Assurance | None = None) -> Sample:
    """The rows to open of a seal over ``count`` rows; with errors seen, the extended sample: the same and more.

    ``checkpoint`` is the text (without signatures) of the first checkpoint that holds the seal and that a witness
    outside signed; that it is the first one is for the caller to see to. Raises ValueError for a count below 0.
    """
    needed = sure or assurance()
    seed = seed_of(checkpoint, seal)
    rows = draw(seed, count, sample_size(count, seen=seen, sure=needed))
    return Sample(seal, count, checkpoint, seed, seen, needed, rows)


def is_replayed(document: Mapping[str, Any]) -> bool:
    """Whether this document says what a new draw gives, under what trede assumes now."""
    try:
        made = sample(
            document["seal"], document["count"], document["checkpoint"], seen=document["errors_seen"]
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return False
    return made.document() == document
