# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small log with two witnesses, for the tests of what is believed of it."""

from __future__ import annotations

from trede.proofs.checkpoints import Checkpoint
from trede.proofs.cosignatures import cosignature
from trede.proofs.merkle import leaf_hash, root_over
from trede.proofs.notes import COSIGNATURE, Signer, signed

LOG = Signer("log.example/pso", bytes(range(32)))
EAST = Signer("east.example", bytes(range(1, 33)), COSIGNATURE)
WEST = Signer("west.example", bytes(range(2, 34)), COSIGNATURE)
AT = 1_700_000_000
ENTRIES = [f"entry {number}".encode() for number in range(13)]

POLICY = f"""# what the tests believe
log {LOG.verifier.line}
witness east {EAST.verifier.line} https://east.example/
witness west {WEST.verifier.line}
group both all east west
quorum both
"""


def checkpoint(entries: list[bytes], *witnesses: Signer, log: Signer = LOG, at: int = AT) -> str:
    """The note over these entries, signed by the log and by each of these witnesses."""
    text = Checkpoint(log.name, len(entries), root_over([leaf_hash(each) for each in entries])).text
    return signed(text, [log]) + "".join(f"{cosignature(text, each, at)}\n" for each in witnesses)
