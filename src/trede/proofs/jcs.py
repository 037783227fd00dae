# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Canonical JSON (RFC 8785) of any document: the standard library where it writes the same, else the slow full way."""

from __future__ import annotations

from typing import Any

import rfc8785

from trede.kernel.canonical import canonical_text

PLAIN = frozenset({str, bool, type(None)})
LARGEST = 2**53 - 1
NOT_JSON = (ValueError, TypeError, RecursionError)
"""What making canonical JSON raises for a document that has none."""


def canonical_bytes(document: Any) -> bytes:
    """The bytes that are signed. Raises one of ``NOT_JSON`` when the document has no canonical JSON."""
    return canonical_text(document).encode() if _is_plain(document) else rfc8785.dumps(document)


def _is_plain(value: object) -> bool:
    """Text, whole numbers, booleans, null, lists and objects with ASCII keys: of these there is one way to write."""
    kind = type(value)
    if kind is dict:
        return _is_plain_object(value)  # type: ignore[arg-type]
    if kind is list:
        return all(map(_is_plain, value))  # type: ignore[call-overload]
    if kind is int:
        return -LARGEST <= value <= LARGEST  # type: ignore[operator]
    return kind in PLAIN


def _is_plain_object(node: dict[object, object]) -> bool:
    for key, each in node.items():  # no generator: this is half of the time of a signature
        if type(key) is not str or not key.isascii():
            return False
        if type(each) not in PLAIN and not _is_plain(each):
            return False
    return True
