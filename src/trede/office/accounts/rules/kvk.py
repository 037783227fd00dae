# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers of the chamber of commerce (KvK)."""

from __future__ import annotations

KVK_DIGITS = 8


def normal_kvk(text: str) -> str | None:
    """Eight digits as text, dots and spaces left out; None when it is no such number."""
    digits = "".join(sign for sign in text if not sign.isspace() and sign != ".")
    valid = len(digits) == KVK_DIGITS and digits.isascii() and digits.isdigit() and digits.strip("0")
    return digits if valid else None
