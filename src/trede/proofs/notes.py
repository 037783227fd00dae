# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signed notes (c2sp.org/signed-note): a text with signature lines below it, by keys with a name. Ed25519 only.

The keys of witnesses are of a kind of their own: what they sign is a cosignature (``cosignatures.py``). Signing and
checking ask the library ``cryptography``; it is loaded when asked, so that nothing else waits for it.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ProofError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ED25519, COSIGNATURE = b"\x01", b"\x04"
KINDS = (ED25519, COSIGNATURE)
KEY_BYTES, ID_BYTES = 32, 4
MOST_SIGNATURES = 64
SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
VERIFIER = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})")
SECRET = "PRIVATE+KEY+"  # noqa: S105 - how such a line begins


@dataclass(frozen=True, slots=True)
class Verifier:
    """The public half of a key: its name and 32 bytes; ``kind`` says what it signs."""

    name: str
    public: bytes
    kind: bytes = ED25519

    @property
    def id(self) -> bytes:
        """The first 4 bytes of SHA-256(name || newline || type || public key)."""
        return hashlib.sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:ID_BYTES]

    @property
    def line(self) -> str:
        """As keys are handed over: ``name+id+base64``."""
        return f"{self.name}+{self.id.hex()}+{_base64(self.kind + self.public)}"


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that can sign: its name and the 32 secret bytes."""

    name: str
    seed: bytes
    kind: bytes = ED25519

    @property
    def verifier(self) -> Verifier:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = Ed25519PrivateKey.from_private_bytes(self.seed)
        return Verifier(self.name, key.public_key().public_bytes_raw(), self.kind)

    @property
    def secret(self) -> str:
        """As it is kept: one line, never to be shown."""
        return f"{SECRET}{self.name}+{self.verifier.id.hex()}+{_base64(self.kind + self.seed)}"


def new_signer(name: str, kind: bytes = ED25519) -> Signer:
    """A new key. Raises ProofError when a key cannot have this name: no blanks and no plus."""
    if not re.fullmatch(r"[^\s+]+", name):
        raise ProofError(f"A key cannot have the name {name!r}: no blanks and no plus.")
    return Signer(name, secrets.token_bytes(KEY_BYTES), kind)


def read_signer(line: str) -> Signer:
    """The key of a line as ``Signer.secret`` gives it. Raises ProofError, without what stood there."""
    found = VERIFIER.fullmatch(line.strip().removeprefix(SECRET)) if line.startswith(SECRET) else None
    read = Signer(found[1], *key) if found and (key := _key_bytes(found[3])) else None
    if found is None or read is None or read.verifier.id.hex() != found[2]:
        raise ProofError("This is no secret key for notes (PRIVATE+KEY+name+id+base64).")
    return read


def read_verifier(line: str) -> Verifier:
    """The key of a line as ``Verifier.line`` gives it. Raises ProofError."""
    found = VERIFIER.fullmatch(line.strip())
    read = Verifier(found[1], *key) if found and (key := _key_bytes(found[3])) else None
    if found is None or read is None or read.id.hex() != found[2]:
        raise ProofError("This is no public key for notes (name+id+base64).")
    return read


def signed(text: str, signers: Sequence[Signer]) -> str:
    """The note: the text, which ends with a newline, and a signature by each key. Raises ProofError."""
    if not _may_be_signed(text):
        raise ProofError("A note is text without control characters that ends with a newline.")
    if any(signer.kind != ED25519 for signer in signers):
        raise ProofError("The key of a witness signs no notes.")
    return "\n".join([text, *(_signature(text, signer) for signer in signers), ""])


def _signature(text: str, signer: Signer) -> str:
    return signature_line(signer.verifier, sign(signer, text.encode()))


def sign(signer: Signer, message: bytes) -> bytes:
    """The bare signature, 64 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(signer.seed).sign(message)


def signature_line(verifier: Verifier, signature: bytes) -> str:
    """As a signature stands below a text, without the newline."""
    return f"— {verifier.name} {_base64(verifier.id + signature)}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text and its signatures: name of the key, its id (4 bytes), the signature. Nothing of it is checked yet."""

    text: str
    signatures: Sequence[tuple[str, bytes, bytes]]

    def signed_by(self, verifiers: Sequence[Verifier]) -> list[Verifier]:
        """Which of these keys signed it; empty when none did, and then the text says nothing.

        Raises ProofError when a signature in the name of one of them does not hold: something was changed.
        """
        found = []
        for verifier, signature in self.by_known(verifiers, ED25519):
            if not holds(verifier, self.text.encode(), signature):
                raise ProofError(f"The signature of {verifier.name} does not belong to this text.")
            found.append(verifier)
        return found

    def by_known(self, verifiers: Sequence[Verifier], kind: bytes) -> Iterator[tuple[Verifier, bytes]]:
        """The signatures by those of these keys that are of this kind; all others are read over."""
        known = {(each.name, each.id): each for each in verifiers if each.kind == kind}
        for name, key_id, signature in self.signatures:
            if (verifier := known.get((name, key_id))) is not None:
                yield verifier, signature


def read_note(note: str) -> Note:
    """Text and signatures, to be checked with ``signed_by``. Raises ProofError when it is no signed note."""
    text, blank, below = note.rpartition("\n\n")
    lines = below.split("\n")
    matches = [SIGNATURE.fullmatch(line) for line in lines[:-1]]
    if not blank or lines[-1] or not _may_be_signed(f"{text}\n") or not 1 <= len(matches) <= MOST_SIGNATURES:
        raise ProofError("This is no signed note.")
    return Note(f"{text}\n", [_parts_of(found) for found in matches])


def _parts_of(found: re.Match[str] | None) -> tuple[str, bytes, bytes]:
    """Name, key id and signature of a line. Raises ProofError."""
    data = _bytes(found[2]) if found else None
    if found is None or data is None or len(data) <= ID_BYTES:
        raise ProofError("This is no signed note: a line below the text is no signature.")
    return found[1], data[:ID_BYTES], data[ID_BYTES:]


def _may_be_signed(text: str) -> bool:
    plain = not any(sign < " " or "\ud800" <= sign <= "\udfff" for sign in text.replace("\n", ""))
    return text.endswith("\n") and plain


def holds(verifier: Verifier, message: bytes, signature: bytes) -> bool:
    """Whether this is the signature of that key over these bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(verifier.public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes | None:
    """Only what is written in the one way that base64 writes it."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        return None
    return data if _base64(data) == text else None


def _key_bytes(text: str) -> tuple[bytes, bytes] | None:
    """The 32 bytes and the kind of key; None for a kind that is not known here."""
    data = _bytes(text)
    return (data[1:], data[:1]) if data and len(data) == 1 + KEY_BYTES and data[:1] in KINDS else None
