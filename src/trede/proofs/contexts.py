# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contexts of JSON-LD as far as a credential needs them: which terms are defined where, and what a type stands for.

Nothing is fetched. Known are the contexts in ``contexts.toml``, those that the caller gives, and those written out in
the document itself. Source: JSON-LD 1.1, section 4.1 (contexts, scoped and protected terms).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    Documents = Mapping[str, Mapping[str, Any]]

CONTEXT = "https://www.w3.org/ns/credentials/v2"
URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
MAPS = ("@language", "@index", "@id")
KEYWORDS = {"@base", "@direction", "@language", "@propagate", "@protected", "@version", "@vocab"}
ALIASES = {"id": "@id", "type": "@type"}
HOST = re.compile(r"//(?:[^/?#@]*@)?(?:\[[0-9A-Fa-f:.]+\]|[^/?#@:\[\]]+)(?::[0-9]{0,5})?(?=[/?#]|$)")
DEEPEST = 20


def is_url(value: object) -> bool:
    """An absolute URL (or DID, or URN): a scheme, a colon, and no blanks."""
    return isinstance(value, str) and _is_url(value)


@lru_cache(maxsize=4096)
def _is_url(value: str) -> bool:
    if not URL.fullmatch(value):
        return False
    scheme, _, rest = value.partition(":")
    if scheme.lower() in {"http", "https"}:
        return bool(HOST.match(rest))
    return scheme.lower() != "did" or bool(re.match(r"[a-z0-9]+:.", rest))


class ContextError(Exception):
    """A context cannot be used: ``code`` of the finding, and what stood there."""

    def __init__(self, code: str, value: object) -> None:
        super().__init__(code)
        self.code, self.value = code, value


@dataclass(frozen=True, slots=True)
class Term:
    """What a term stands for (an absolute IRI or a keyword), the context within it, and whether it may change.

    ``container`` says what the keys of an object below it are, where they are no terms: of ``MAPS``, or nothing.
    """

    iri: str
    scope: Any = None
    opaque: bool = False
    protected: bool = False
    container: str = ""


@dataclass(frozen=True, slots=True)
class Active:
    """The terms at one place of a document; ``vocab`` is put before whatever has no definition."""

    terms: Mapping[str, Term]
    vocab: str | None = None
    within: dict[str, tuple[Any, Active]] = field(default_factory=dict, compare=False)  # kept from ``inside``

    def inside(self, name: str, term: Term | None, documents: Documents) -> Active:
        """The terms within an object of this type, or below this term. Raises ContextError."""
        if term is None or term.scope is None:
            return self
        scope, found = self.within.get(name, (None, self))
        if scope is not term.scope:
            found = extended(self, term.scope, documents)
            self.within[name] = (term.scope, found)
        return found

    def expanded(self, name: str) -> str | None:
        """The absolute IRI or keyword that this name stands for; ``None`` when it is not defined."""
        if name in self.terms:
            return self.terms[name].iri
        prefix, colon, rest = name.partition(":")
        if colon and prefix in self.terms and not rest.startswith("//"):
            return self.terms[prefix].iri + rest
        if is_url(name):
            return name
        return None if self.vocab is None or name.startswith("@") else self.vocab + name


NOTHING = Active({})


class Contexts(dict[str, "Mapping[str, Any]"]):
    """Context documents by address that nobody changes any more: what follows from them is worked out once."""

    __hash__ = object.__hash__  # type: ignore[assignment]


NO_MORE = Contexts()


@cache
def known_contexts() -> dict[str, dict[str, Any]]:
    """The contexts of ``contexts.toml`` by address, as JSON-LD; what their terms stand for is left open."""
    return {address: _document(entry) for address, entry in _published().items()}


@cache
def context_digests() -> dict[str, bytes]:
    """The SHA-256 that W3C publishes of a context document, by address."""
    listed = {address: entry.get("sha256") for address, entry in _published().items()}
    return {address: bytes.fromhex(digest) for address, digest in listed.items() if digest}


def _published() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("contexts.toml").read_text(encoding="utf-8"))


def _document(entry: Mapping[str, Any]) -> dict[str, Any]:
    opaque = set(entry.get("opaque", "").split())
    within, below = entry.get("within", {}), entry.get("below", {})

    def term(name: str) -> dict[str, Any]:
        inner = {"@context": scope(below[name])} if name in below else {}
        return {"@id": f"known:{name}", **inner, **({"@type": "@json"} if name in opaque else {})}

    def scope(names: str) -> dict[str, Any]:
        return {"@protected": True, **{name: term(name) for name in names.split()}}

    types = {name: {"@id": f"known:{name}", "@context": scope(names)} for name, names in within.items()}
    vocab = {"@vocab": "known:"} if entry.get("open") else {}
    return {**scope(entry["terms"]), **types, **ALIASES, **vocab}


@lru_cache(maxsize=64)
def of_addresses(addresses: tuple[str, ...], documents: Contexts) -> Active:
    """The terms under the contexts at these addresses. Raises ContextError."""
    return extended(NOTHING, list(addresses), documents)


def starting(contexts: object, documents: Documents) -> Active:
    """The terms under the ``@context`` of a document. Raises ContextError."""
    kept = documents or NO_MORE
    if (
        isinstance(kept, Contexts)
        and isinstance(contexts, list)
        and all(isinstance(each, str) for each in contexts)
    ):
        return of_addresses(tuple(contexts), kept)
    return extended(NOTHING, contexts, documents)


def extended(active: Active, contexts: object, documents: Documents, depth: int = 0) -> Active:
    """The terms after one more context, or several. Raises ContextError."""
    if depth > DEEPEST:
        raise ContextError("proofs.vc-context-item", "…")
    for each in contexts if isinstance(contexts, list) else [contexts]:
        if isinstance(each, dict):
            active = _with_object(active, each, depth)
        elif not isinstance(each, str) or not is_url(each):
            raise ContextError("proofs.vc-context-item", each)
        elif each in documents:
            active = extended(active, documents[each].get("@context"), documents, depth + 1)
        elif each in known_contexts():
            active = _with_object(active, known_contexts()[each], depth)
        else:
            raise ContextError("proofs.vc-context-unknown", each)
    return active


def _with_object(active: Active, context: Mapping[str, Any], depth: int) -> Active:
    protected = context.get("@protected", False)
    terms = dict(active.terms)
    found = Active(terms, _vocab(active, context))
    # Prefixes first: a term may be written with the help of another of the same context.
    for name in sorted(context, key=lambda each: ":" in str(_iri_text(context[each]))):
        if name.startswith("@"):
            if name not in KEYWORDS:
                raise ContextError("proofs.vc-context-item", name)
            continue
        terms[name] = _kept(active.terms.get(name), _term(found, name, context[name], protected), name)
    return found


def _vocab(active: Active, context: Mapping[str, Any]) -> str | None:
    if "@vocab" not in context:
        return active.vocab
    vocab: object = context["@vocab"]
    if vocab is None or (isinstance(vocab, str) and ":" in vocab):
        return vocab
    raise ContextError("proofs.vc-context-item", vocab)


def _kept(before: Term | None, term: Term, name: str) -> Term:
    """A term that is defined again: one that was protected stays as it was. Raises ContextError."""
    if before is None or not before.protected:
        return term
    if replace(term, protected=True) != before:
        raise ContextError("proofs.vc-term-redefined", name)
    return before


def _iri_text(definition: object) -> object:
    return definition.get("@id", "") if isinstance(definition, dict) else definition


def _term(active: Active, name: str, definition: object, protected: object) -> Term:
    """The term of this definition. Raises ContextError when it stands for no absolute IRI."""
    entry = definition if isinstance(definition, dict) else {"@id": definition}
    text = entry.get("@id", name)
    iri = None
    if isinstance(text, str):
        iri = (
            text
            if text in {"@id", "@type"}
            else active.expanded(text)
            if text != name
            else _own(active, name)
        )
    if iri is None or not (iri.startswith("@") or is_url(iri)):
        raise ContextError("proofs.vc-context-item", f"{name}: {text}")
    return Term(
        iri,
        entry.get("@context"),
        entry.get("@type") == "@json",
        bool(entry.get("@protected", protected)),
        _container(entry.get("@container")),
    )


def _container(value: object) -> str:
    """Which of ``MAPS`` it is; sets and lists have no keys."""
    given = value if isinstance(value, list) else [value]
    return next((name for name in MAPS if name in given), "")


def _own(active: Active, name: str) -> str | None:
    """What a term stands for that gives no IRI of its own."""
    return Active({}, active.vocab).expanded(name)
