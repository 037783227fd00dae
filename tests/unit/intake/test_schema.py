# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The published schema of the format, the table of fields and the cases say the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from trede.intake.fields import FORMAT, Field, part, parts
from trede.intake.headers import known_headers, normal, words
from trede.intake.json_door import read_document

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "schema" / "measurement-1.json").read_bytes())
CASES = sorted((ROOT / "conformance").glob("*.json"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TOP = SCHEMA["properties"]
OBJECTS = {
    "organisation": TOP["organisation"],
    "entity": TOP["organisation"]["properties"]["entities"]["items"],
    "reference_year": TOP["reference_year"],
    "employments": TOP["employments"]["items"],
    "purchases": TOP["purchases"]["items"],
}


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert TOP["format"]["const"] == FORMAT


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_cases_are_valid(case: Path) -> None:
    VALIDATOR.validate(json.loads(case.read_bytes())["measurement"])


@pytest.mark.parametrize("path", OBJECTS)
def test_an_object_has_the_keys_of_the_table_of_fields(path: str) -> None:
    own = {"entities"} if path == "organisation" else set()
    assert set(OBJECTS[path]["properties"]) - own == set(part(path).keys)
    assert OBJECTS[path]["required"] == [each.key for each in part(path).fields if each.required]
    assert OBJECTS[path]["additionalProperties"] is False


def test_the_top_has_the_keys_of_the_door() -> None:
    objects = {"format", "organisation", "reference_year", "employments", "purchases"}
    assert set(TOP) == objects | set(part("measurement").keys)
    _, findings = read_document(dict.fromkeys(TOP))
    assert "input.unknown-key" not in {found.code for found in findings}


@pytest.mark.parametrize(("path", "schema"), [*OBJECTS.items(), ("measurement", SCHEMA)])
def test_limits_and_choices_are_those_of_the_table(path: str, schema: dict[str, Any]) -> None:
    for field in part(path).fields:
        if field.high and not field.tables_only:
            number = schema["properties"][field.key]["anyOf"][1]
            low = "exclusiveMinimum" if field.above else "minimum"
            assert (number[low], number["maximum"]) == (field.low, field.high)
        if field.choices:
            assert set(schema["properties"][field.key]["enum"]) - {None} == set(field.choices)


@pytest.mark.parametrize(("path", "schema"), [*OBJECTS.items(), ("measurement", SCHEMA)])
def test_every_key_is_described(path: str, schema: dict[str, Any]) -> None:
    assert all(schema["properties"][key]["description"] for key in part(path).keys)


FIELDS = [field for each in parts().values() for field in each.fields]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_the_words_of_a_field(field: Field) -> None:
    assert all((field.nl, field.en, field.help_nl, field.help_en))
    assert all(len(text) <= 255 for text in (field.help_nl, field.help_en))  # a cell's help takes no more
    assert [normal(synonym) for synonym in field.synonyms] == list(field.synonyms)


@pytest.mark.parametrize("path", ["employments", "purchases"])
def test_no_synonym_stands_for_two_fields(path: str) -> None:
    known = known_headers(path)
    for field in part(path).fields:
        for name in (normal(field.nl), normal(field.en), *field.synonyms):
            assert known[name].field is field, name


def test_words_are_in_the_form_they_are_compared_in() -> None:
    for room, entry in words().items():
        for key, each in entry.items():
            assert [normal(word) for word in each] == list(each), (room, key)


def test_personal_headers_are_no_headers_of_fields() -> None:
    personal = {word for each in words()["personal"].values() for word in each} | set(
        words()["bsn"]["header"]
    )
    for path in ("employments", "purchases"):
        assert not personal & set(known_headers(path))
