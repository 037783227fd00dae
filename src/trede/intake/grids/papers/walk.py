# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walking once through untrusted XML: no document type, no entities, no tree, and only what was asked for is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from trede.intake.grids.refusal import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

DEEPEST = 40
"""Layers of elements. An invoice has eight; only an attack has more than this."""
LONGEST = 200
"""Signs of a value; longer ones are no number, date or code."""
_ENCODING = re.compile(rb"^<\?xml[^>]{0,200}\sencoding\s*=\s*[\"']([^\"']*)[\"']")
_ENCODINGS = {
    b"utf-8",
    b"utf8",
    b"utf-16",
    b"us-ascii",
    b"ascii",
    b"iso-8859-1",
    b"iso-8859-15",
    b"windows-1252",
}


class Paper(Protocol):
    """What takes the values of one kind of document.

    ``leaves`` are the elements whose text is given to ``value``, with their attributes and the names of the elements
    they stand in; ``groups`` those whose begin and end are told.
    """

    leaves: frozenset[str]
    groups: frozenset[str]

    def begin(self, name: str) -> None: ...

    def value(self, name: str, text: str, attributes: Mapping[str, str], inside: Sequence[str]) -> None: ...

    def end(self, name: str) -> None: ...


def walk(xml: bytes, paper_of: Callable[[str, str], Paper]) -> Paper:
    """Give the values of a document to the paper that ``paper_of`` makes for its first element.

    It is called with the namespace and the name of that element. Raises ``InputRefusedError``.
    """
    declared = _ENCODING.match(xml.removeprefix(b"\xef\xbb\xbf").lstrip()[:300])
    if declared and declared[1].lower() not in _ENCODINGS:
        raise refused("file.xml-encoding", declared[1].decode("ascii", "replace"))
    walker = _Walker(paper_of)
    try:
        walker.parser.Parse(xml.lstrip(), True)
    except (expat.ExpatError, ValueError, LookupError):
        if walker.empty:
            raise refused("file.web-page") from None
        raise refused("file.xml-damaged", line=walker.parser.CurrentLineNumber) from None
    return walker.paper


class _Walker:
    """The state between two elements."""

    paper: Paper

    def __init__(self, paper_of: Callable[[str, str], Paper]) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parser.StartElementHandler = self._start_root
        self.parser.EndElementHandler = self._end
        self._paper_of = paper_of
        self._inside: list[str] = []
        self._taken: list[str] = []
        self._taking = 0
        self._attributes: Mapping[str, str] = {}

    @property
    def empty(self) -> bool:
        """Whether no element began yet."""
        return not hasattr(self, "paper")

    def _start_root(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, plain = name.rpartition(" ")
        self.paper = self._paper_of(namespace, plain)
        self.parser.StartElementHandler = self._start
        self._start(name, attributes)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = name.rpartition(" ")[2]
        self._inside.append(plain)
        if len(self._inside) > DEEPEST:
            raise refused("file.xml-unsafe")
        if self._taking:
            return
        if plain in self.paper.leaves:
            self._taking, self._attributes, self._taken = len(self._inside), attributes, []
            self.parser.CharacterDataHandler = self._taken.append
        elif plain in self.paper.groups:
            self.paper.begin(plain)

    def _end(self, _name: str) -> None:
        depth = len(self._inside)
        plain = self._inside.pop()
        if self._taking == depth:
            self._taking = 0
            self.parser.CharacterDataHandler = None
            text = " ".join("".join(self._taken).split())
            self.paper.value(plain, text[:LONGEST], self._attributes, self._inside)
        elif not self._taking and plain in self.paper.groups:
            self.paper.end(plain)


def _refuse(*_: object) -> None:
    """A document type is the only place where entities come from; no such document needs one."""
    raise refused("file.xml-doctype")
