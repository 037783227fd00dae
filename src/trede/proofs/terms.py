# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every term of a credential has a definition: what has none would be said without meaning, so it is refused.

One walk over the document looks at terms, at the ``id`` and ``type`` of every object, and at texts with a language.
Proofs are left out: what may stand in them depends on their suite (``data_integrity``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trede.kernel.findings import Finding, finding
from trede.proofs.contexts import ALIASES, Active, ContextError, extended, is_url, starting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trede.proofs.contexts import Documents

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
TEXT_KEYS = {"@value", "@language", "@direction"}
DIRECTIONS = ("ltr", "rtl")
DEEPEST = 100


def term_findings(document: Mapping[str, Any], documents: Documents) -> Iterator[Finding]:
    """What is wrong with terms, identifiers, types and languages anywhere in the document."""
    try:
        active = starting(document.get("@context"), documents)
        yield from _Walk(documents).object_findings(document, active, "", 0)
    except ContextError as error:
        yield finding(error.code, "@context", error.value)


class _Walk:
    """One walk: the contexts that the caller knows."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents

    def findings(self, value: object, active: Active, place: str, depth: int) -> Iterator[Finding]:
        """Of any value."""
        if depth > DEEPEST:
            yield finding("proofs.vc-too-deep", place[:200])
        elif isinstance(value, list):
            for index, each in enumerate(value):
                yield from self.findings(each, active, f"{place}[{index}]", depth + 1)
        elif isinstance(value, dict) and "@value" in value:
            yield from text_findings(value, place)
        elif isinstance(value, dict):
            yield from self.object_findings(value, active, place, depth)

    def object_findings(
        self, node: Mapping[str, Any], active: Active, place: str, depth: int
    ) -> Iterator[Finding]:
        """Of an object and all in it. Raises ContextError."""
        if "@context" in node and depth:
            active = extended(active, node["@context"], self.documents)
        scoped = active
        for name in sorted(set(_types(node))):
            scoped = scoped.inside(name, active.terms.get(name), self.documents)
        for name, value in node.items():
            where = f"{place}.{name}" if place else name
            if name in {"id", "@id"}:
                if not is_url(value):
                    yield finding("proofs.vc-id", where, value)
            elif name in {"type", "@type"}:
                yield from _type_findings(value, active, where)
            elif name not in {"@context", "proof"}:
                yield from self._property_findings((name, value), scoped, active, where, depth)

    def _property_findings(
        self, entry: tuple[str, object], scoped: Active, active: Active, place: str, depth: int
    ) -> Iterator[Finding]:
        name, value = entry
        if scoped.expanded(name) is None or name in ALIASES.values():
            yield finding("proofs.vc-term-unknown", place, name)
            return
        term = scoped.terms.get(name)
        if term is not None and term.opaque:
            return
        yield from self.findings(value, active.inside(name, term, self.documents), place, depth + 1)


def _types(node: Mapping[str, Any]) -> list[str]:
    value = node.get("type", node.get("@type"))
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _type_findings(value: object, active: Active, place: str) -> Iterator[Finding]:
    names = value if isinstance(value, list) else [value]
    if not names:
        yield finding("proofs.vc-type-missing", place)
    for name in names:
        iri = active.expanded(name) if isinstance(name, str) else None
        if not is_url(iri):
            yield finding("proofs.vc-type-unknown", place, name)


def text_findings(value: Mapping[str, Any], place: str) -> Iterator[Finding]:
    """Of a text with a language and a direction (data model, section 11.1)."""
    language, direction = value.get("@language", "und"), value.get("@direction", "ltr")
    if (
        not value.keys() <= TEXT_KEYS
        or not isinstance(value["@value"], str)
        or not (isinstance(language, str) and LANGUAGE.fullmatch(language))
        or direction not in DIRECTIONS
    ):
        yield finding("proofs.vc-language", place)
