# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of the interface."""

import pytest

from trede.errors import NotAllowedError, NotFoundError, TredeError
from trede.office.api.interface import API_VERSION, api


def test_health_asks_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/api/v1/health")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert answer["API-Version"] == API_VERSION


def test_the_schema_says_where_and_who(client):
    schema = client.get("/api/v1/openapi.json").json()
    assert schema["info"]["contact"]["url"]
    assert schema["servers"][0]["url"] == "http://testserver"
    assert {"200", "503"} <= set(schema["paths"]["/api/v1/health"]["get"]["responses"])


@pytest.mark.parametrize(
    ("error", "status"), [(NotFoundError("x"), 404), (NotAllowedError("x"), 403), (TredeError("x"), 422)]
)
def test_errors_are_problems(rf, error, status):
    answer = api.on_exception(rf.get("/"), error)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
