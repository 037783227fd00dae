# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walking through XML without building a tree, by element names without their namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from trede.intake.grids.refusal import refused

if TYPE_CHECKING:
    from collections.abc import Callable

Attributes = dict[str, str]
Start = "Callable[[str, Attributes], None]"


def scan(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call back for every element, with plain names: ``x:row`` arrives as ``row``.

    The gate has refused document types, so there are no entities to expand.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    names: dict[str, str] = {}

    def plain(name: str) -> str:
        found = names.get(name)
        if found is None:
            found = names[name] = name.rpartition(":")[2]
        return found

    parser.StartElementHandler = lambda name, attributes: start(plain(name), attributes)
    if end:
        parser.EndElementHandler = lambda name: end(plain(name))
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise refused("file.damaged") from None
