# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Strict reading of proof documents: only canonical JSON with exactly the keys of the format is accepted.

A document has one way to be written, so no bit of it can change without the check noticing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from trede.kernel.canonical import canonical_text


def read_json(data: bytes) -> object:
    """The document in these bytes: JSON in UTF-8 in which no object has a key twice, and each number is one.

    Two readers may take another value of a key that stands there twice. Raises ValueError.
    """

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        read = dict(pairs)
        if len(read) < len(pairs):
            raise ValueError("A key stands twice in one object.")
        return read

    def no_number(name: str) -> object:
        raise ValueError(f"{name} is no number of JSON.")

    try:
        found: object = json.loads(data.decode("utf-8"), object_pairs_hook=once, parse_constant=no_number)
    except RecursionError as deep:
        raise ValueError("Too many objects stand in one another.") from deep
    return found


Check = Callable[[object], bool]

_HASH = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_SUM_NAME = re.compile(r"[a-z_]{1,40}(\.[1-9][0-9]{0,5})?")
_SUM = re.compile(r"[1-9][0-9]{0,39}")
MOST_ROWS = 2**32


def read_canonical(data: bytes) -> object:
    """The document in these bytes, or ``None`` when they are not canonical JSON in UTF-8."""
    try:
        document: object = json.loads(data)
        return document if canonical_text(document).encode() == data else None
    except (ValueError, RecursionError):
        return None


def has_shape(document: object, shape: Mapping[str, Check]) -> bool:
    """Whether the document is an object with exactly these keys, each passing its check."""
    return (
        isinstance(document, dict)
        and document.keys() == shape.keys()
        and all(check(document[key]) for key, check in shape.items())
    )


def is_hash(value: object) -> bool:
    return isinstance(value, str) and bool(_HASH.fullmatch(value))


def is_salt(value: object) -> bool:
    return isinstance(value, str) and bool(_SALT.fullmatch(value))


def is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < MOST_ROWS


def is_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def is_sums(value: object) -> bool:
    """Whole numbers above 0, as text without leading zeros, by name."""
    return isinstance(value, dict) and all(
        _SUM_NAME.fullmatch(name) and isinstance(total, str) and _SUM.fullmatch(total)
        for name, total in value.items()
    )


def is_row(value: object) -> bool:
    return isinstance(value, dict) and is_sums(value.get("sums"))


def is_node(value: object) -> bool:
    return has_shape(value, {"hash": is_hash, "sums": is_sums})


def list_of(check: Check) -> Check:
    """The check of a list of which every item passes this one."""
    return lambda value: isinstance(value, list) and all(map(check, value))


def equals(expected: object) -> Check:
    return lambda value: value == expected
