# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file with the keys of the log and of the issuer, and beside it their public halves for everybody else.

``{"format": "trede/signing-keys/1", "log": [line, ...], "issuer": [{method, seed, from, until}, ...]}``: the last of
each is in use. A key of the log that was replaced signs along, so that whoever still has the old trust file can check;
of an issuer it does not.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from trede.errors import ConfigurationError, ProofError
from trede.kernel.on_disk import put
from trede.proofs.multikeys import multikey
from trede.proofs.notes import ED25519, Signer, new_signer, read_signer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FORMAT = "trede/signing-keys/1"
PUBLIC_FORMAT = "trede/public-keys/1"
SEED_BYTES = 32
SIGNING_ALONG = 2
"""So many keys of the log sign each checkpoint: the one in use, and the one before it."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """A key of the issuer: its DID URL, the secret 32 bytes, first and last day on which it may sign."""

    method: str
    seed: bytes
    first: date
    last: date | None

    @property
    def public(self) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()


@dataclass(frozen=True, slots=True)
class Keys:
    """Both, the newest last."""

    log: Sequence[Signer]
    issuer: Sequence[Issuer]

    @property
    def signing_log(self) -> Sequence[Signer]:
        """Those that sign a checkpoint."""
        return self.log[-SIGNING_ALONG:]


def new_keys(origin: str, did: str, day: date, public: Path) -> Keys:
    """The first of both; where public halves of others are known, the numbers go on after those."""
    known = _known(public)["issuer"]
    return Keys([new_signer(origin)], [_new_issuer(did, len(known) + 1, day)])


def _new_issuer(did: str, number: int, day: date) -> Issuer:
    return Issuer(f"{did}#key-{number}", secrets.token_bytes(SEED_BYTES), day, None)


def with_new_log_key(keys: Keys) -> Keys:
    """One more, of the same name: the origin of the log stays."""
    return replace(keys, log=[*keys.log, new_signer(keys.log[-1].name)])


def with_new_issuer_key(keys: Keys, day: date) -> Keys:
    """One more from this day on; it is the last day of the one before."""
    *earlier, last = keys.issuer
    did, _, number = last.method.partition("#key-")
    made = _new_issuer(did, int(number) + 1, day)
    return replace(keys, issuer=[*earlier, replace(last, last=max(day, last.first)), made])


def read_keys(file: Path) -> Keys:
    """Raises ConfigurationError when the file is not there or not whole; nothing of it is repeated."""
    try:
        document = json.loads(file.read_text("utf-8"))
        if document["format"] != FORMAT:
            raise ValueError(FORMAT)
        log = [read_signer(line) for line in document["log"]]
        issuer = [_read_issuer(each) for each in document["issuer"]]
        if not log or not issuer or any(signer.kind != ED25519 for signer in log):
            raise ValueError(FORMAT)
    except (OSError, ValueError, KeyError, TypeError, ProofError):
        raise ConfigurationError(
            f"{file} holds no keys that can sign. Put it back from your backup."
        ) from None
    return Keys(log, issuer)


def _read_issuer(each: dict[str, Any]) -> Issuer:
    seed = b64decode(each["seed"], validate=True)
    if len(seed) != SEED_BYTES:
        raise ValueError("seed")
    last = date.fromisoformat(each["until"]) if each["until"] else None
    return Issuer(str(each["method"]), seed, date.fromisoformat(each["from"]), last)


def write_keys(file: Path, public: Path, keys: Keys) -> None:
    """Both files, each whole; the public half first, so that nothing is signed with a key that nobody knows."""
    document = {
        "format": FORMAT,
        "log": [signer.secret for signer in keys.log],
        "issuer": [{**_days(each), "seed": b64encode(each.seed).decode("ascii")} for each in keys.issuer],
    }
    write_public(public, keys)
    write_private(file, document)


def write_public(file: Path, keys: Keys) -> None:
    """What everybody may know; keys whose secret half is gone stay known, and sign nothing more."""
    known = _known(file)
    log, issuer = _public(keys)
    ours, day = {each["key"] for each in issuer}, keys.issuer[0].first.isoformat()
    document = {
        "format": PUBLIC_FORMAT,
        "log": [*(line for line in known["log"] if line not in log), *log],
        "issuer": [
            *({**each, "until": each["until"] or day} for each in known["issuer"] if each["key"] not in ours),
            *issuer,
        ],
    }
    write_private(file, document)


def _public(keys: Keys) -> tuple[list[str], list[dict[str, Any]]]:
    """Of the log and of the issuer, as they are written."""
    log = [signer.verifier.line for signer in keys.log]
    return log, [{**_days(each), "key": multikey(each.public)} for each in keys.issuer]


def fit(file: Path, public: Path) -> bool:
    """Whether the secret halves are whole, and everybody knows their public ones."""
    try:
        log, issuer = _public(read_keys(file))
    except ConfigurationError:
        return False
    known = _known(public)
    return all(each in known["log"] for each in log) and all(each in known["issuer"] for each in issuer)


def _known(public: Path) -> dict[str, Any]:
    """What was written before; nothing when it cannot be read."""
    try:
        document: dict[str, Any] = json.loads(public.read_text("utf-8"))
        return {"log": list(document["log"]), "issuer": [dict(each) for each in document["issuer"]]}
    except (OSError, ValueError, KeyError, TypeError):
        return {"log": [], "issuer": []}


def _days(key: Issuer) -> dict[str, str | None]:
    last = key.last.isoformat() if key.last else None
    return {"method": key.method, "from": key.first.isoformat(), "until": last}


def write_private(file: Path, document: object) -> None:
    """Whole or not at all, and readable by its owner only, also while it is being written."""
    put(file, json.dumps(document, indent=2).encode())
