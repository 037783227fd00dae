# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checkpoints (c2sp.org/tlog-checkpoint): a signed note that fixes a log of a size by the root of its tree."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.proofs.merkle import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n((?:[^\n]+\n)*)")
# A note in a longer text, such as a letter or what a terminal showed: blanks around its lines do not count.
IN_TEXT = re.compile(
    r"(?:^[^\n]+\n)^\d+\n^[A-Za-z0-9+/]{43}=\n(?:^[^\n]+\n)*\n(?:^— [^\n]+\n)+", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """``origin`` names the log, ``size`` counts its entries, ``root`` is the RFC 6962 root over them (32 bytes)."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode('ascii')}\n"


def read_checkpoint(text: str) -> Checkpoint:
    """The checkpoint in the text of a note; lines below the root say nothing to us. Raises ProofError."""
    found = BODY.fullmatch(text)
    root = b64decode(found[3]) if found else b""
    if found is None or len(root) != HASH_BYTES or b64encode(root).decode("ascii") != found[3]:
        raise ProofError("This is no checkpoint: three lines with origin, size and root.")
    return Checkpoint(found[1], int(found[2]), root)


@dataclass(frozen=True, slots=True)
class Found:
    """A note that looks like a checkpoint, and the line on which it starts, from 1."""

    line: int
    note: str


def notes_in(text: str) -> Iterator[Found]:
    """Every note in a text that looks like a checkpoint, in order; whatever stands around them is left out."""
    plain = "".join(f"{line.strip()}\n" for line in text.splitlines())
    for match in IN_TEXT.finditer(plain):
        yield Found(plain.count("\n", 0, match.start()) + 1, match[0])
