# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a table as the template wrote them, with to each cell what its head says.

On a small screen the heads are gone, and every cell shows its own.
"""

from __future__ import annotations

import re

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

_HEAD = re.compile(r"<th\b([^>]*)>(.*?)</th>", re.DOTALL)
_ROW_OR_CELL = re.compile(r"<(?P<tag>tr|th|td)\b(?P<told>[^>]*)>(?P<empty></td>)?")
_SPAN = re.compile(r'colspan="(\d+)"')
_HIDDEN = "visually-hidden"


def labelled(rows: SafeString) -> SafeString:
    """``rows``: a ``thead`` and what comes below it. A head in the class ``number`` gives its cells that class too.

    No label for an empty cell, for one below a head that only screen readers read, and for one with its own attributes.
    Within a cell stands no other table.
    """
    top, end, below = rows.partition("</thead>")
    heads = [_parts(*found) for found in _HEAD.findall(top)]
    column = 0

    def told(found: re.Match[str]) -> str:
        nonlocal column
        if found["tag"] == "tr":
            column = 0
            return found[0]
        place, span = column, _SPAN.search(found["told"])
        column += int(span[1]) if span else 1
        own = found["tag"] == "th" or found["told"]
        return found[0] if own else _cell(*heads[place], empty=bool(found["empty"]))

    # Of the same text as came in, and text of heads, which the template has escaped.
    return mark_safe(top + end + _ROW_OR_CELL.sub(told, below))  # noqa: S308


def _parts(attributes: str, content: str) -> tuple[bool, str]:
    label = "" if _HIDDEN in content else strip_tags(content).strip().replace('"', "&quot;")
    return "number" in attributes, label


def _cell(number: bool, label: str, *, empty: bool) -> str:
    css = ' class="number"' if number else ""
    told = f' data-label="{label}"' if label and not empty else ""
    return f"<td{css}{told}>{'</td>' if empty else ''}"
