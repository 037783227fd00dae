# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows: drawn from a seed that neither side could choose, the same whoever draws.

The seed comes from the first checkpoint of the log that holds the seal and that a witness outside signed. So the rows
were fixed before anybody could know which of them would be asked for.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SEED = b"trede/sample-seed/1\n"
SEED_BYTES = 32
WORD_BYTES = 8
WORDS = 1 << 8 * WORD_BYTES


def seed_of(checkpoint_text: str, seal_root: str) -> bytes:
    """SHA-256 over ``trede/sample-seed/1``, the root of the seal (hexadecimal) and the text of the checkpoint, each
    ended by a newline; the text is what is signed: origin, size and root, without signatures. 32 bytes.
    """
    return hashlib.sha256(SEED + f"{seal_root}\n{checkpoint_text}".encode()).digest()


def draw(seed: bytes, population: int, size: int, *, group: str = "") -> tuple[int, ...]:
    """So many of the numbers from 0 to ``population`` - 1, in the order in which they were drawn.

    The first cards of a shuffle (Fisher-Yates), so a larger draw from the same seed begins with the smaller one:
    that is how a sample is extended. Raises ValueError when there are not so many, or the seed is not 32 bytes.
    """
    if not 0 <= size <= population < WORDS or len(seed) != SEED_BYTES:
        raise ValueError("a draw needs a seed of 32 bytes, and no more numbers than there are")
    words = _words(seed + group.encode())
    moved: dict[int, int] = {}
    drawn = []
    for place in range(size):
        other = place + _below(population - place, words)
        drawn.append(moved.get(other, other))
        moved[other] = moved.get(place, place)
    return tuple(drawn)


def draw_groups(
    seed: bytes, groups: Mapping[str, Sequence[int]], sizes: Mapping[str, int]
) -> dict[str, tuple[int, ...]]:
    """A draw in each group for itself: of its rows so many, in the order drawn. The name of the group counts."""
    return {
        name: tuple(rows[at] for at in draw(seed, len(rows), sizes[name], group=name))
        for name, rows in groups.items()
    }


def _words(seed: bytes) -> Iterator[int]:
    """Whole numbers below 2**64: four from each SHA-256 over seed and counter (8 bytes, from 0), in their order."""
    counter = 0
    while True:
        block = hashlib.sha256(seed + counter.to_bytes(WORD_BYTES, "big")).digest()
        for at in range(0, len(block), WORD_BYTES):
            yield int.from_bytes(block[at : at + WORD_BYTES], "big")
        counter += 1


def _below(count: int, words: Iterator[int]) -> int:
    """A number below ``count``, each as likely: words above the last whole multiple of it are thrown away."""
    whole = WORDS - WORDS % count
    return next(word for word in words if word < whole) % count
