# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the signing process answers: a checkpoint or a credential with a signature, or why not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import TredeError
from trede.office.server.signing.keyfile import read_keys, write_private
from trede.office.server.signing.second_way import tree_hash
from trede.proofs.checkpoints import Checkpoint
from trede.proofs.notes import signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from trede.office.server.signing.keyfile import Keys

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Signing:
    """Where the keys are, what was signed last, and how the entries are read."""

    keys_file: Path
    signed_file: Path
    entries: Callable[[], Sequence[bytes]]

    def answer(self, request: Mapping[str, Any]) -> Answer:
        """``{"note": ...}``, ``{"credential": ...}`` or ``{"refused": why}``."""
        try:
            keys = read_keys(self.keys_file)
            if request.get("ask") == "checkpoint":
                return self._checkpoint(keys, request)
            if request.get("ask") == "credential":
                return _credential(keys, request)
        except TredeError as wrong:
            return {"refused": str(wrong)}
        return {"refused": "There is no such thing to sign."}

    def _checkpoint(self, keys: Keys, request: Mapping[str, Any]) -> Answer:
        """Only of what stands in the table, counted again here, and only when it grew from what was signed last."""
        entries = self.entries()
        root = tree_hash(entries)
        if (request.get("size"), request.get("root")) != (len(entries), root.hex()):
            return {"refused": "What was asked is not the tree of the entries that are stored."}
        if not self._grew(entries):
            return {"refused": "The entries are not those that were signed before, with others behind them."}
        note = signed(Checkpoint(keys.log[-1].name, len(entries), root).text, list(keys.signing_log))
        write_private(self.signed_file, {"size": len(entries), "root": root.hex()})
        return {"note": note}

    def _grew(self, entries: Sequence[bytes]) -> bool:
        if not self.signed_file.exists():
            return True
        try:
            last = json.loads(self.signed_file.read_text("utf-8"))
            size, root = int(last["size"]), str(last["root"])
        except (ValueError, KeyError, TypeError):
            return False
        return size <= len(entries) and tree_hash(entries[:size]).hex() == root


def _credential(keys: Keys, request: Mapping[str, Any]) -> Answer:
    """With the key that is in use; only what this issuer says itself."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from trede.proofs.certificates import contexts_of
    from trede.proofs.credentials import sign

    key, document = keys.issuer[-1], request.get("document")
    did = key.method.partition("#")[0]
    if not isinstance(document, dict) or _issuer(document) != did:
        return {"refused": "This is no credential of this issuer."}
    secret = Ed25519PrivateKey.from_private_bytes(key.seed)
    made = sign(document, secret, key.method, str(request.get("created")), contexts=contexts_of(did))
    return {"credential": made}


def _issuer(document: Mapping[str, Any]) -> object:
    issuer = document.get("issuer")
    return issuer.get("id") if isinstance(issuer, dict) else issuer
