# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An OpenID provider on 127.0.0.1 that keeps to the rules, for tests; and what it may lie about.

Discovery, keys, authorisation code with PKCE, signed tokens and userinfo (OpenID Connect Core 1.0, RFC 7636). It
refuses what a provider must refuse: an unknown client or address, a code that was used, a wrong verifier.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLIENT, SECRET = "trede", "een geheim van de dienst"
MINUTES_VALID = 5
RSA_BITS = 2048


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)


@cache
def usual_key() -> rsa.RSAPrivateKey:
    """Making one takes a while."""
    return new_key()


def truth(claims: dict[str, Any]) -> dict[str, Any]:
    return claims


@dataclass
class Provider:
    """Who logs in there, and how it tells."""

    callback: str = ""
    """The one address that it sends people back to."""
    address: str = ""
    person: dict[str, Any] = field(
        default_factory=lambda: {"sub": "248289761001", "email": "noor@zorg.example", "email_verified": True}
    )
    tell: Callable[[dict[str, Any]], dict[str, Any]] = truth
    """Changes the token before it is signed."""
    about: Callable[[dict[str, Any]], dict[str, Any]] = truth
    """Changes the description of the provider."""
    key: rsa.RSAPrivateKey = field(default_factory=usual_key)
    signs_with: rsa.RSAPrivateKey | None = None
    """Another key than the one that is published."""
    algorithm: str = "RS256"
    details: dict[str, Any] | None = None
    """What userinfo says; None: the same as the token."""
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def description(self) -> dict[str, Any]:
        return self.about(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorise",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            }
        )

    def keys(self) -> dict[str, Any]:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": "1", "use": "sig", "alg": "RS256"}]}

    def authorise(self, asked: dict[str, str]) -> str:
        """Where to send the browser. Raises ValueError for a question that may not be answered."""
        self.asked.append(asked)
        allowed = (asked["client_id"], asked["redirect_uri"]) == (CLIENT, self.callback)
        proper = asked["response_type"] == "code" and "openid" in asked["scope"].split()
        if not (allowed and proper and asked["code_challenge_method"] == "S256" and asked["nonce"]):
            raise ValueError(asked)
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return f"{self.callback}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, asked: dict[str, str], authorization: str) -> dict[str, Any]:
        """The tokens for a code, once. Raises ValueError, KeyError."""
        question = self.codes.pop(asked["code"])
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if authorization != f"Basic {known}" or challenge != question["code_challenge"]:
            raise ValueError(asked)
        if asked["redirect_uri"] != question["redirect_uri"]:
            raise ValueError(asked)
        return {"access_token": "for userinfo", "token_type": "Bearer", "id_token": self.signed(question)}

    def signed(self, question: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + MINUTES_VALID * 60,
            "nonce": question["nonce"],
            **self.person,
        }
        key = SECRET if self.algorithm == "HS256" else self.signs_with or self.key
        key = "" if self.algorithm == "none" else key
        return jwt.encode(self.tell(claims), key, self.algorithm, {"kid": "1"})


def handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if parts.path == "/authorise":
                self._try(lambda: self._go(provider.authorise(asked)))
            elif parts.path == "/userinfo" and self.headers["Authorization"] == "Bearer for userinfo":
                self._say(provider.person if provider.details is None else provider.details)
            else:
                pages = {
                    "/.well-known/openid-configuration": provider.description,
                    "/keys": provider.keys,
                }
                self._try(lambda: self._say(pages[parts.path]()))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked = {name: values[0] for name, values in parse_qs(body).items()}
            self._try(lambda: self._say(provider.token(asked, self.headers.get("Authorization", ""))))

        def _try(self, answer: Callable[[], None]) -> None:
            try:
                answer()
            except (KeyError, ValueError) as refused:
                self.send_error(400, type(refused).__name__)

        def _go(self, address: str) -> None:
            self.send_response(302)
            self.send_header("Location", address)
            self.end_headers()

        def _say(self, told: dict[str, Any]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_: object) -> None:
            """Nothing: tests tell themselves."""

    return Handler


@contextmanager
def running(callback: str) -> Iterator[Provider]:
    """A provider that listens, until the end of the block."""
    provider = Provider(callback=callback)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler(provider)) as server:
        provider.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield provider
        server.shutdown()
        thread.join()
