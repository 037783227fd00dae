# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The linter of the NL API Design Rules, rule by rule under its own name, for an OpenAPI document as a dictionary.

What each asks stands at https://gitdocumentatie.logius.nl/publicatie/api/adr/; the names are those of the published
ruleset. Rules that only warn are held here too.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Document = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
SEGMENT = re.compile(r"[a-z0-9-]+|\{[^{}]+\}")
CAMEL = re.compile(r"\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*")
DAY = re.compile(r"date|datum|\w*(D|_d)(ate|atum)")
RULES: dict[str, Callable[[Document], Iterator[str]]] = {}


def rule(name: str) -> Callable[[Callable[[Document], Iterator[str]]], Callable[[Document], Iterator[str]]]:
    def kept(check: Callable[[Document], Iterator[str]]) -> Callable[[Document], Iterator[str]]:
        RULES[name] = check
        return check

    return kept


def wrong_with(document: Document) -> list[tuple[str, str]]:
    """Each rule that the document breaks, with where."""
    return [(name, place) for name, check in RULES.items() for place in check(document)]


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    for path, item in document["paths"].items():
        yield from ((path, method, item[method]) for method in METHODS if method in item)


def answers(document: Document, *kinds: str) -> Iterator[tuple[str, Document]]:
    for path, method, operation in operations(document):
        for status, answer in operation["responses"].items():
            if str(status)[0] in kinds:
                yield f"{method} {path} {status}", answer


def resolved(document: Document, schema: Document) -> Document:
    reference = schema.get("$ref")
    return document["components"]["schemas"][reference.rpartition("/")[2]] if reference else schema


def properties(document: Document) -> Iterator[tuple[str, str, Document]]:
    for name, schema in document["components"]["schemas"].items():
        for each, told in schema.get("properties", {}).items():
            yield name, each, told


def formats(told: Document) -> set[str]:
    return {each["format"] for each in (told, *told.get("anyOf", ())) if "format" in each}


@rule("oas3-schema")
def schemas_are_schemas(document: Document) -> Iterator[str]:
    """Each schema is one, and every reference leads somewhere."""
    known = document["components"]["schemas"]
    for name, schema in known.items():
        yield from (f"{name}: {each.message}" for each in _errors(schema))
    for reference in re.findall(r"'\$ref': '([^']+)'", str(document)):
        if reference.rpartition("/")[2] not in known:
            yield reference


def _errors(schema: Document) -> Iterator[Any]:
    return Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema)


@rule("oas3-valid-schema-example")
def examples_of_schemas(document: Document) -> Iterator[str]:
    """What a schema gives as an example, or as what holds where nothing is said, fits it."""
    for place, schema in within(document["components"], "components"):
        told = [schema[name] for name in ("example", "default") if name in schema]
        listed = schema.get("examples")
        yield from unfit(document, place, schema, [*told, *(listed if isinstance(listed, list) else ())])


@rule("oas3-valid-media-example")
def examples_of_media(document: Document) -> Iterator[str]:
    """So does an example of what is sent, of a parameter and of a header."""
    for place, media in within(document, ""):
        if isinstance(media.get("schema"), dict):
            told = [media["example"]] if "example" in media else []
            named = [each["value"] for each in media.get("examples", {}).values() if "value" in each]
            yield from unfit(document, place, media["schema"], [*told, *named])


def within(there: Any, place: str) -> Iterator[tuple[str, Document]]:
    """Every mapping in it, with where it stands."""
    if isinstance(there, dict):
        yield place, there
    for name, each in there.items() if isinstance(there, dict) else enumerate(there):
        if isinstance(each, dict | list):
            yield from within(each, f"{place}/{name}")


def unfit(document: Document, place: str, schema: Document, examples: list[Any]) -> Iterator[str]:
    """The examples that the schema, with what it refers to, does not take."""
    whole = Draft202012Validator(
        schema | {"components": document["components"]}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for example in examples:
        yield from (f"{place}: {each.message}" for each in whole.iter_errors(example))


@rule("operation-operationId-unique")
def names_are_unique(document: Document) -> Iterator[str]:
    counted = Counter(operation["operationId"] for _path, _method, operation in operations(document))
    yield from (name for name, times in counted.items() if times > 1)


@rule("path-params")
def parameters_of_paths(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        told = {each["name"] for each in operation.get("parameters", ()) if each["in"] == "path"}
        if told != set(re.findall(r"\{([^}]+)\}", path)):
            yield f"{method} {path}"


@rule("openapi-tags-uniqueness")
def tags_are_unique(document: Document) -> Iterator[str]:
    counted = Counter(each["name"] for each in document.get("tags", ()))
    yield from (name for name, times in counted.items() if times > 1)


@rule("oas3-api-servers")
def a_server(document: Document) -> Iterator[str]:
    if not document.get("servers"):
        yield "servers"


@rule("oas3-server-variables")
def no_variables(document: Document) -> Iterator[str]:
    yield from (each["url"] for each in document["servers"] if "{" in each["url"])


@rule("nlgov:openapi3")
def version_three(document: Document) -> Iterator[str]:
    if not re.fullmatch(r"3(\.\d+){1,2}", document.get("openapi", "")):
        yield str(document.get("openapi"))


@rule("nlgov:missing-version-header")
def version_in_each_answer(document: Document) -> Iterator[str]:
    for place, answer in answers(document, "2", "3"):
        if "api-version" not in {each.lower() for each in answer.get("headers", {})}:
            yield place


@rule("nlgov:include-major-version-in-uri")
def version_in_the_address(document: Document) -> Iterator[str]:
    yield from (each["url"] for each in document["servers"] if not re.search(r"/v\d", each["url"]))


@rule("nlgov:paths-no-trailing-slash")
def no_slash_at_the_end(document: Document) -> Iterator[str]:
    yield from (path for path in document["paths"] if path != "/" and path.endswith("/"))


@rule("nlgov:info-contact-fields-exist")
def who_to_turn_to(document: Document) -> Iterator[str]:
    there = document["info"].get("contact", {})
    yield from (each for each in ("name", "url", "email") if not there.get(each))


@rule("nlgov:http-methods")
def known_methods(document: Document) -> Iterator[str]:
    allowed = {"get", "put", "post", "delete", "patch", "parameters", "description", "summary"}
    for path, item in document["paths"].items():
        yield from (f"{each} {path}" for each in item if each not in allowed)


@rule("nlgov:paths-kebab-case")
def kebab_case(document: Document) -> Iterator[str]:
    for path in document["paths"]:
        yield from (path for each in path.strip("/").split("/") if not SEGMENT.fullmatch(each))


@rule("nlgov:query-keys-camel-case")
def camel_case(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        for each in operation.get("parameters", ()):
            if each["in"] == "query" and not CAMEL.fullmatch(each["name"]):
                yield f"{method} {path} {each['name']}"


@rule("nlgov:schema-camel-case")
def names_of_schemas(document: Document) -> Iterator[str]:
    yield from (
        each for each in document["components"]["schemas"] if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", each)
    )


@rule("nlgov:use-problem-schema")
def mistakes_are_problems(document: Document) -> Iterator[str]:
    for place, answer in answers(document, "4", "5"):
        if list(answer.get("content", {})) != ["application/problem+json"]:
            yield place


@rule("nlgov:problem-schema-members")
def members_of_a_problem(document: Document) -> Iterator[str]:
    for place, answer in answers(document, "4", "5"):
        for content in answer.get("content", {}).values():
            there = resolved(document, content["schema"]).get("properties", {})
            if not {"status", "title", "detail"} <= set(there):
                yield place


@rule("nlgov:problem-invalid-input")
def what_is_asked_wrong(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        takes = method in {"put", "post", "patch"} or operation.get("parameters")
        if takes and "400" not in {str(each) for each in operation["responses"]}:
            yield f"{method} {path}"


@rule("nlgov:date-time-ensure-timezone")
def moments_have_a_zone(document: Document) -> Iterator[str]:
    for name, each, told in properties(document):
        if formats(told) & {"date-time-local", "time"}:
            yield f"{name}.{each}"


@rule("nlgov:specify-format-for-date-and-time")
def days_are_days(document: Document) -> Iterator[str]:
    for name, each, told in properties(document):
        if DAY.fullmatch(each) and formats(told) != {"date"}:
            yield f"{name}.{each}"


@rule("nlgov:semver")
def semantic_version(document: Document) -> Iterator[str]:
    if not SEMVER.fullmatch(document["info"]["version"]):
        yield document["info"]["version"]
