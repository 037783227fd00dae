# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a log-in service says in its signed token, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

KINDS = (
    frozenset({"pwd", "pin", "kba"}),
    frozenset({"otp", "hwk", "swk", "sc", "pop", "sms", "tel"}),
    frozenset({"face", "fpt", "iris", "retina", "vbm"}),
)
"""Something one knows, has, is: the methods of RFC 8176."""
SEVERAL = "mfa"
LONGEST_SUBJECT = 191
"""Characters that we keep. A service may use 255 (OpenID Connect Core 1.0, section 2), and none is known to."""


def shows_second_factor(claims: Mapping[str, object], levels: Collection[str]) -> bool:
    """Whether this log-in was made with two factors, by the words of the service itself.

    With ``levels`` its level of assurance (``acr``) must be one of them. Without, its methods (``amr``) must
    say ``mfa`` or name methods of two kinds: twice something one knows is one factor. RFC 8176; OpenID
    Connect Core 1.0, section 2.
    """
    if levels:
        return claims.get("acr") in levels
    told = claims.get("amr")
    methods = {str(each) for each in told} if isinstance(told, list) else set()
    return SEVERAL in methods or sum(not methods.isdisjoint(kind) for kind in KINDS) > 1


def is_meant_for(claims: Mapping[str, object], client: str) -> bool:
    """A token for several audiences names the one that asked. OpenID Connect Core 1.0, section 3.1.3.7."""
    audience = claims.get("aud")
    several = isinstance(audience, list) and len(audience) > 1
    return claims.get("azp") == client if several or "azp" in claims else True


def is_subject(told: object) -> bool:
    """Whether this can be the id of a person at a service: text of plain signs that we can keep whole."""
    return (
        isinstance(told, str) and told.isascii() and told.isprintable() and 0 < len(told) <= LONGEST_SUBJECT
    )


def one_line(told: object, longest: int) -> str:
    """What a service tells of a person as a line of at most so many characters; empty when it is no text."""
    if not isinstance(told, str):
        return ""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in told).split())[:longest].rstrip()
