# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proofs of logging (c2sp.org/tlog-proof): one text that shows, without network, that an entry is in a log."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.proofs.merkle import included_root, leaf_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.proofs.policies import Policy, Witnessed

FIRST_LINE = "c2sp.org/tlog-proof@v1"
HEAD = re.compile(
    re.escape(FIRST_LINE)
    + r"\n(?:extra ([A-Za-z0-9+/]*={0,2})\n)?index (0|[1-9][0-9]{0,17})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})"
)


@dataclass(frozen=True, slots=True)
class LogProof:
    """``index`` from 0 in the log, the inclusion path from the leaf up, and the checkpoint as its note.

    ``extra`` is what the writer put beside it; nothing vouches for that.
    """

    index: int
    path: Sequence[bytes]
    note: str
    extra: bytes | None = None

    @property
    def text(self) -> str:
        """As it is kept and handed over."""
        extra = [f"extra {_base64(self.extra)}"] if self.extra is not None else []
        lines = [FIRST_LINE, *extra, f"index {self.index}", *map(_base64, self.path), "", self.note]
        return "\n".join(lines)

    def check(self, entry: bytes, policy: Policy) -> Witnessed:
        """The checkpoint that the entry is under. Raises ProofError: as ``Policy.check``, or ``NotLoggedError``."""
        witnessed = policy.check(self.note)
        checkpoint = witnessed.checkpoint
        if included_root(leaf_hash(entry), self.index, checkpoint.size, self.path) != checkpoint.root:
            raise NotLoggedError(f"This is not entry {self.index} of the log {checkpoint.origin}.")
        return witnessed


class NotLoggedError(ProofError):
    """An entry is not under the root that a proof of logging names."""


def read_log_proof(text: str) -> LogProof:
    """The proof in a text. Raises ProofError when it is written in any other way."""
    head, blank, note = text.partition("\n\n")
    found = HEAD.fullmatch(f"{head}\n")
    if found is None or not blank:
        raise ProofError("This is no proof of logging.")
    path = [_bytes(line) for line in found[3].split()]
    extra = None if found[1] is None else _bytes(found[1])
    return LogProof(int(found[2]), path, note, extra)


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    """Only what is written in the one way that base64 writes it. Raises ProofError."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        data = None
    if data is None or _base64(data) != text:
        raise ProofError("This is no proof of logging: a line is no base64.")
    return data
