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
from trede.proofs.contexts import ALIASES, Active, ContextError, Term, extended, is_url, starting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trede.proofs.contexts import Documents

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
TYPED_KEYS = {"@value", "@type"}
MANY = ("@list", "@set")
TEXT_KEYS = {"@value", "@language", "@direction"}
DIRECTIONS = ("ltr", "rtl")
DEEPEST = 100
NONE = "@none"


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
            yield from _value_findings(value, active, place)
        elif isinstance(value, dict) and len(value) == 1 and (many := next(iter(value))) in MANY:
            yield from self.findings(value[many], active, f"{place}.{many}", depth + 1)
        elif isinstance(value, dict):
            yield from self.object_findings(value, active, place, depth)

    def object_findings(
        self, node: Mapping[str, Any], active: Active, place: str, depth: int
    ) -> Iterator[Finding]:
        """Of an object and all in it. Raises ContextError."""
        if "@context" in node and depth:
            active = extended(active, node["@context"], self.documents)
        scoped = active
        yield from _twice(node, place)
        for name in sorted(set(_types(node))):
            scoped = scoped.inside(name, active.terms.get(name), self.documents)
        for name, value in node.items():
            where = _within(place, name)
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
        inner = active.inside(name, term, self.documents)
        if term is not None and term.container and isinstance(value, dict) and "@value" not in value:
            yield from self._map_findings(value, term, inner, place, depth)
        else:
            yield from self.findings(value, inner, place, depth + 1)

    def _map_findings(
        self, value: Mapping[str, Any], term: Term, inner: Active, place: str, depth: int
    ) -> Iterator[Finding]:
        """Of an object whose keys are languages, addresses or any names, and no terms."""
        for key, each in value.items():
            where = f"{place}.{key}"
            if term.container == "@language":
                texts = each if isinstance(each, list) else [each]
                if not _is_language(key) or not all(isinstance(text, str | None) for text in texts):
                    yield finding("proofs.vc-language", where)
                continue
            if term.container == "@id" and key != NONE and not is_url(key):
                yield finding("proofs.vc-id", where, key)
            yield from self.findings(each, inner, where, depth + 1)


def _within(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _twice(node: Mapping[str, Any], place: str) -> Iterator[Finding]:
    """Of an object with ``id`` and ``@id``, or ``type`` and ``@type``."""
    for name, keyword in ALIASES.items():
        if name in node and keyword in node:
            yield finding("proofs.vc-key-twice", _within(place, name), name)


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


def _is_language(key: str) -> bool:
    return key == NONE or bool(LANGUAGE.fullmatch(key))


def _value_findings(value: Mapping[str, Any], active: Active, place: str) -> Iterator[Finding]:
    """Of a value: a text with a language, or a value of a data type."""
    if "@type" not in value:
        yield from text_findings(value, place)
    elif not value.keys() <= TYPED_KEYS:
        yield finding("proofs.vc-language", place)
    elif value["@type"] != "@json":
        yield from _type_findings(value["@type"], active, place)
        if not isinstance(value["@value"], str | int | float | bool):
            yield finding("proofs.vc-language", place)


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
