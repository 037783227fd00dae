# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passkeys: what of a browser's answer is worth reading, and what its counter says."""

from __future__ import annotations

LONGEST_ANSWER = 50_000
"""Characters of JSON: ten times the longest that a browser sends."""


def is_readable(answer: str) -> bool:
    """Whether it may be parsed: what browsers send is base64url within JSON, so plain ASCII without escapes."""
    return len(answer) <= LONGEST_ANSWER and answer.isascii() and "\\u" not in answer


def counts_on(before: int, now: int) -> bool:
    """Whether a passkey's counter went up; one that is copied falls behind. WebAuthn level 3, section 7.2, step 22.

    Passkeys that do not count say 0 each time.
    """
    return now > before or now == before == 0
