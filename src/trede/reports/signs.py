# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which signs the PDF can show: PDF/A refuses a page with a sign its faces do not have, and typst may stop on one.

Names are Dutch as a rule, so the scripts are Latin, Greek and Cyrillic. Any other sign is shown as the
replacement sign; the score document inside the PDF keeps it as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
SHOWN = (
    "\n\t -~"  # ASCII
    "\u00a0-\u00ac\u00ae-\u017f\u0218-\u021b"  # Latin of Europe, without the soft hyphen
    "\u0391-\u03a1\u03a3-\u03a9\u03ac-\u03ce"  # Greek
    "\u0400-\u045f\u0490\u0491"  # Cyrillic
    "\u1e80-\u1e85\u1ea0-\u1ef9"  # Welsh and Vietnamese
    "\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2116\u2122"
    "\u2190-\u2193\u2260\u2264\u2265"
)
_NOT_SHOWN = re.compile(f"[^{SHOWN}]")


def showable(content: Any) -> Any:
    """The same lists, mappings and texts, with a replacement for every sign that cannot be shown."""
    if isinstance(content, str):
        return _NOT_SHOWN.sub(REPLACEMENT, unicodedata.normalize("NFC", content))
    if isinstance(content, dict):
        return {key: showable(each) for key, each in content.items()}
    if isinstance(content, (list, tuple)):
        return [showable(each) for each in content]
    return content
