# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A passkey made of software, for tests: what a device signs, by the words of WebAuthn level 3, sections 6 and 7."""

from __future__ import annotations

import hashlib
import json
import struct
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor

if TYPE_CHECKING:
    from trede.office.accounts.models import Person

SITE, ORIGIN = "testserver", "http://testserver"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
ID = b"passkey of a test"


def text_of(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


@dataclass
class SoftwarePasskey:
    """One that counts its signatures, or says 0 each time."""

    person: Person
    counter: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def __post_init__(self) -> None:
        credential = {"id": text_of(ID), "rawId": text_of(ID), "type": "public-key", "response": self._made()}
        Authenticator.objects.create(
            user=self.person,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": "van een test", "credential": credential},
        )

    def _made(self) -> dict[str, str]:
        numbers = self.key.public_key().public_numbers()
        point = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        attested = bytes(16) + struct.pack(">H", len(ID)) + ID + cbor.encode(point)
        told = {"fmt": "none", "attStmt": {}, "authData": self._data(ATTESTED) + attested}
        return {
            "clientDataJSON": text_of(self._client("webauthn.create", "x" * 22)),
            "attestationObject": text_of(cbor.encode(told)),
        }

    def answer(self, challenge: str) -> dict[str, Any]:
        """To a question of the server."""
        client, data = self._client("webauthn.get", challenge), self._data()
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        handle = user_pk_to_url_str(self.person).encode()
        response = {
            "clientDataJSON": text_of(client),
            "authenticatorData": text_of(data),
            "signature": text_of(signature),
            "userHandle": text_of(handle),
        }
        return {
            "id": text_of(ID),
            "rawId": text_of(ID),
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }

    def _data(self, more: int = 0) -> bytes:
        site = hashlib.sha256(SITE.encode()).digest()
        return site + struct.pack(">BI", PRESENT | VERIFIED | more, self.counter)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": ORIGIN}).encode()
