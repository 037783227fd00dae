# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which signs the PDF can show: PDF/A refuses a page with a sign its faces do not have, and typst may stop on one.

``SHOWN`` is what the faces have that typst brings, ``ELSEWHERE`` what the faces of other scripts add. Any other sign
is shown as the replacement sign, one for a sign that is joined of several, and the document says so; the score
document inside the PDF keeps all of them as they were typed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
SHOWN = (
    "\n\t -~"  # ASCII
    "\u00a0-\u00ac\u00ae-\u023f\u0241\u0243\u0247\u0249\u024d\u0250-\u02e4"  # Latin, without the soft hyphen
    "\u0300-\u0331\u0338"  # marks above and below letters
    "\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"  # Greek
    "\u0400-\u045f\u0462\u0463\u0490-\u04c4\u04c7-\u04cc\u04d0-\u04f9"  # Cyrillic
    "\u0531-\u0556\u0561-\u0587\u0589"  # Armenian
    "\u05b0-\u05c3\u05d0-\u05ea\u05f0-\u05f4"  # Hebrew
    "\u10d0-\u10fa"  # Georgian
    "\u1e00-\u1e9b\u1e9e\u1ea0-\u1ef9"  # Latin of everywhere, Vietnamese too
    "\u1f00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f5f-\u1f7d"  # old Greek
    "\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2116\u2122"
    "\u2190-\u2193\u2260\u2264\u2265\u25a0\u25a1\u25b2\u25bc\u25cf\u2605\u2606\u260e\u2665"
)
_INDIC = "\u0900-\u097f"
_ARABIC = "\u060c\u061b\u061f-\u064a\u064b-\u06dc\u06de-\u06ff\u0750-\u077f"
ELSEWHERE = (
    f"{_ARABIC}{_INDIC}"
    "\u0e01-\u0e3a\u0e3f-\u0e5b"  # Thai
    "\u1100-\u11ff\uac00-\ud7a3"  # Korean
    "\u3001-\u303d\u3041-\u3096\u3099-\u30ff\u3105-\u312f\u3400-\u4db5\u4e00-\u9fef\uff01-\uff9f"  # Chinese, Japanese
)
# Signs that only say how others are written: in Arabic and Hindi they shape letters, elsewhere they join pictures.
_VARIANTS = re.compile("[\ufe00-\ufe0f]")
_JOINERS = "\u200c\u200d"
_LONE_JOINER = re.compile(f"(?<![{_ARABIC}{_INDIC}])[{_JOINERS}]|[{_JOINERS}](?![{_ARABIC}{_INDIC}])")
_NOT_SHOWN = re.compile(
    f"[^{SHOWN}{ELSEWHERE}{_JOINERS}](?:\u200d.|[\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f])*"
)
_ELSEWHERE = re.compile(f"[{ELSEWHERE}]")


def showable(content: Any) -> Any:
    """The same lists, mappings and texts, with a replacement for every sign that cannot be shown."""
    if isinstance(content, str):
        return content if content.isascii() and content.isprintable() else _shown(content)
    if isinstance(content, dict):
        return {key: showable(each) for key, each in content.items()}
    if isinstance(content, (list, tuple)):
        return [showable(each) for each in content]
    return content


def _shown(text: str) -> str:
    plain = _VARIANTS.sub("", unicodedata.normalize("NFC", text))
    return _LONE_JOINER.sub("", _NOT_SHOWN.sub(REPLACEMENT, plain))


def of_other_scripts(text: str) -> bool:
    """Whether it takes more faces than typst brings."""
    return _ELSEWHERE.search(text) is not None
