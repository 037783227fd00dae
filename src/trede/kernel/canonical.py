# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Canonical JSON (RFC 8785): one text for one document, so that a checksum says something about its meaning.

Only for documents of text, whole numbers below 2^53, booleans, null, lists and objects with ASCII keys; for those
the standard library writes RFC 8785 as it is.
"""

from __future__ import annotations

import json

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical_text(document: object) -> str:
    """Canonical JSON of the document."""
    return _ENCODER.encode(document)
