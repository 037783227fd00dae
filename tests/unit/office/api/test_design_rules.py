# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The interface keeps the NL API Design Rules: 0 errors of the linter, and the answers do what the document says."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from tests.unit.office.api.adr import RULES, wrong_with

from trede.office.api.interface import API_VERSION

pytestmark = pytest.mark.django_db
PLACE = "/api/v1/openapi.json"


@pytest.fixture
def document(client) -> dict[str, Any]:
    return client.get(PLACE).json()


def test_no_rule_is_broken(document):
    assert wrong_with(document) == []


BROKEN = {
    "oas3-schema": lambda of: of["components"]["schemas"]["Row"].update(type="text"),
    "oas3-valid-schema-example": lambda of: _property(of, {"type": "string", "format": "date", "default": 3}),
    "oas3-valid-media-example": lambda of: _sent(of, {"level": "trede-4", "numbers": ["99000201"]}),
    "operation-operationId-unique": lambda of: of["paths"].update({"/twice": of["paths"]["/health"]}),
    "path-params": lambda of: of["paths"]["/register/organisations/{kvk}"]["get"].update(parameters=[]),
    "openapi-tags-uniqueness": lambda of: of.update(tags=[{"name": "x"}, {"name": "x"}]),
    "oas3-api-servers": lambda of: of.update(servers=[]),
    "oas3-server-variables": lambda of: of.update(servers=[{"url": "https://{host}/v1"}]),
    "nlgov:openapi3": lambda of: of.update(openapi="2.0"),
    "nlgov:missing-version-header": lambda of: of["paths"]["/health"]["get"]["responses"]["200"].pop(
        "headers"
    ),
    "nlgov:include-major-version-in-uri": lambda of: of.update(servers=[{"url": "https://pso.example/api"}]),
    "nlgov:paths-no-trailing-slash": lambda of: of["paths"].update({"/health/": {}}),
    "nlgov:info-contact-fields-exist": lambda of: of["info"]["contact"].pop("email"),
    "nlgov:http-methods": lambda of: of["paths"]["/health"].update(trace={}) or _answers_none(of),
    "nlgov:paths-kebab-case": lambda of: of["paths"].update({"/register/kvkNumber": {}}),
    "nlgov:query-keys-camel-case": lambda of: of["paths"]["/certificates/verify"]["post"]["parameters"][
        0
    ].update(name="on_day"),
    "nlgov:schema-camel-case": lambda of: of["components"]["schemas"].update(a_row={}),
    "nlgov:use-problem-schema": lambda of: _kind(of, "application/json"),
    "nlgov:problem-schema-members": lambda of: of["components"]["schemas"]["Problem"]["properties"].pop(
        "detail"
    ),
    "nlgov:problem-invalid-input": lambda of: of["paths"]["/register/answers"]["post"]["responses"].pop(
        "400"
    ),
    "nlgov:date-time-ensure-timezone": lambda of: _property(of, {"type": "string", "format": "time"}),
    "nlgov:specify-format-for-date-and-time": lambda of: _property(of, {"type": "string"}),
    "nlgov:semver": lambda of: of["info"].update(version="1.4"),
}


def _answers_none(of):
    of["paths"]["/health"]["trace"] = {"operationId": "x", "responses": {}}


def _kind(of, kind):
    answer = of["paths"]["/health"]["get"]["responses"]["503"]
    answer["content"] = {kind: {"schema": {"$ref": "#/components/schemas/Problem"}}}


def _sent(of, example):
    asked = of["paths"]["/register/answers"]["post"]["requestBody"]
    asked["content"]["application/json"]["example"] = example


def _property(of, told):
    of["components"]["schemas"]["Row"]["properties"]["end_date"] = told


@pytest.mark.parametrize("name", sorted(RULES))
def test_each_rule_sees_it_broken(document, name):
    broken = copy.deepcopy(document)
    BROKEN[name](broken)
    assert name in {each for each, _place in wrong_with(broken)}


@pytest.mark.parametrize(
    ("place", "status"),
    [(PLACE, 200), ("/api/v1/health", 200), ("/api/v1/nothing", 404), ("/api/v1/health?x=%00", 400)],
)
def test_every_answer_has_the_version_and_is_open_to_every_site(client, place, status):
    answer = client.get(place)
    assert answer.status_code == status
    assert answer["API-Version"] == API_VERSION
    assert answer["Access-Control-Allow-Origin"] == "*"
    if status >= 400:
        assert answer["Content-Type"] == "application/problem+json"


def test_people_read_a_page(client):
    assert client.get("/nergens/")["Content-Type"].startswith("text/html")
