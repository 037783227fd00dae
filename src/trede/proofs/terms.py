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
KEYWORDS = frozenset(ALIASES.values())
IDENTIFIERS, TYPES = frozenset({"id", "@id"}), frozenset({"type", "@type"})
NO_TERMS = IDENTIFIERS | TYPES | {"@context", "proof"}
UNDEFINED = Term("")
"""In place of the term, of a name that is an IRI by itself."""


def term_findings(document: Mapping[str, Any], documents: Documents) -> Iterator[Finding]:
    """What is wrong with terms, identifiers, types and languages anywhere in the document."""
    walk = _Walk(documents)
    try:
        walk.look_at_object(document, starting(document.get("@context"), documents), "", 0)
        yield from walk.found
    except ContextError as error:
        yield from walk.found
        yield finding(error.code, "@context", error.value)


class _Walk:
    """One walk: the contexts that the caller knows, and what was found. It gathers, and yields nothing on the way: that
    takes a third less time, and every signature and every check waits for it.
    """

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self.found: list[Finding] = []

    def look_at(self, value: object, active: Active, place: str, depth: int) -> None:
        """At any value. Raises ContextError."""
        if depth > DEEPEST:
            self.found.append(finding("proofs.vc-too-deep", place[:200]))
        elif isinstance(value, list):
            for index, each in enumerate(value):
                self.look_at(each, active, f"{place}[{index}]", depth + 1)
        elif not isinstance(value, dict):
            return
        elif "@value" in value:
            self.found += _value_findings(value, active, place)
        elif len(value) == 1 and (many := next(iter(value))) in MANY:
            self.look_at(value[many], active, f"{place}.{many}", depth + 1)
        else:
            self.look_at_object(value, active, place, depth)

    def look_at_object(self, node: Mapping[str, Any], active: Active, place: str, depth: int) -> None:
        """At an object and all in it. Raises ContextError."""
        if "@context" in node and depth:
            active = extended(active, node["@context"], self.documents)
        scoped = active
        if not KEYWORDS.isdisjoint(node):
            self.found += _twice(node, place)
        for name in sorted(set(_types(node))):
            scoped = scoped.inside(name, active.terms.get(name), self.documents)
        self._look_at_entries(node, scoped, active, place, depth)

    def _look_at_entries(
        self, node: Mapping[str, Any], scoped: Active, active: Active, place: str, depth: int
    ) -> None:
        before = f"{place}." if place else ""
        for name, value in node.items():
            if name in NO_TERMS:
                self._look_at_no_term(name, value, active, before + name)
            elif scoped.expanded(name) is None:
                self.found.append(finding("proofs.vc-term-unknown", before + name, name))
            elif not (term := scoped.terms.get(name, UNDEFINED)).opaque:
                inner = active.inside(name, term, self.documents)
                if isinstance(value, dict | list) or depth == DEEPEST:
                    self._look_below(value, term, inner, before + name, depth)

    def _look_at_no_term(self, name: str, value: object, active: Active, place: str) -> None:
        if name in TYPES:
            self.found += _type_findings(value, active, place)
        elif name in IDENTIFIERS and not is_url(value):
            self.found.append(finding("proofs.vc-id", place, value))

    def _look_below(self, value: object, term: Term, inner: Active, place: str, depth: int) -> None:
        if term.container and isinstance(value, dict) and "@value" not in value:
            self._look_at_map(value, term, inner, place, depth)
        else:
            self.look_at(value, inner, place, depth + 1)

    def _look_at_map(
        self, value: Mapping[str, Any], term: Term, inner: Active, place: str, depth: int
    ) -> None:
        """At an object whose keys are languages, addresses or any names, and no terms."""
        for key, each in value.items():
            where = f"{place}.{key}"
            if term.container == "@language":
                texts = each if isinstance(each, list) else [each]
                if not _is_language(key) or not all(isinstance(text, str | None) for text in texts):
                    self.found.append(finding("proofs.vc-language", where))
                continue
            if term.container == "@id" and key != NONE and not is_url(key):
                self.found.append(finding("proofs.vc-id", where, key))
            self.look_at(each, inner, where, depth + 1)


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
