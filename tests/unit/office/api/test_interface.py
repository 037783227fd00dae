# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of the interface."""

import re
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from trede.errors import NotAllowedError, NotFoundError, TredeError
from trede.office.api import interface
from trede.office.api.interface import API_VERSION, api
from trede.office.post.models import Letter
from trede.office.post.tasks import send_letters
from trede.office.work.attendance import show
from trede.office.work.rules import GONE, LATE, QUEUES

HEALTH = "/api/v1/health"


class TestHealth:
    """What a monitor reads, in the state that it is about."""

    @pytest.fixture
    def at_work(self):
        for queue in QUEUES:
            show(uuid4(), queue, on=timezone.now())

    @pytest.mark.usefixtures("at_work")
    def test_all_is_well(self, client):
        answer = client.get(HEALTH)
        told = answer.json()
        assert (answer.status_code, told["status"], told["tasks_late"]) == (200, "ok", 0)
        assert answer["API-Version"] == API_VERSION

    def test_a_worker_that_never_was(self, client):
        told = client.get(HEALTH).json()
        assert (told["status"], told["worker_seen_at"]) == ("behind", None)

    def test_one_that_is_gone_says_since_when(self, client):
        then = timezone.now() - 2 * GONE
        for queue in QUEUES:
            show(uuid4(), queue, on=then)
        told = client.get(HEALTH).json()
        assert (told["status"], told["worker_seen_at"][:19]) == ("behind", then.isoformat()[:19])

    @pytest.mark.usefixtures("at_work")
    def test_work_that_waits(self, client):
        send_letters.enqueue()
        assert client.get(HEALTH).json()["tasks_late"] == 0
        DBTaskResult.objects.update(enqueued_at=timezone.now() - 2 * LATE)
        told = client.get(HEALTH).json()
        assert (told["status"], told["tasks_late"]) == ("behind", 1)

    @pytest.mark.usefixtures("at_work")
    def test_letters_that_do_not_go(self, client, now):
        Letter.objects.create(content="x", written_at=now, next_try_at=now, tries=1, trouble="silent")
        told = client.get(HEALTH).json()
        assert (told["status"], told["letters_stuck"]) == ("behind", 1)

    def test_a_full_disk(self, client, monkeypatch):
        monkeypatch.setattr(interface, "free_bytes", lambda place: 0)
        answer = client.get(HEALTH)
        assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")

    def test_a_database_that_does_not_answer(self, client, monkeypatch):
        def broken(**_):
            raise OperationalError("no")

        monkeypatch.setattr(interface, "work", broken)
        assert client.get(HEALTH).status_code == 503

    def test_behind_a_proxy_it_is_asked_without_https_and_by_a_number(self, client, settings):
        settings.SECURE_SSL_REDIRECT = True
        assert client.get(HEALTH, headers={"host": "10.1.2.3:8420"}).status_code == 200
        assert client.get("/api/v1/openapi.json").status_code == 403
        assert client.get("/", headers={"host": "10.1.2.3:8420"}).status_code == 400


def test_the_schema_says_where_and_who(client):
    schema = client.get("/api/v1/openapi.json").json()
    assert schema["info"]["contact"]["url"]
    assert schema["servers"][0]["url"] == "http://testserver/api/v1"
    assert {"200", "503"} <= set(schema["paths"]["/health"]["get"]["responses"])


@pytest.mark.parametrize(
    ("error", "status"), [(NotFoundError("x"), 404), (NotAllowedError("x"), 403), (TredeError("x"), 400)]
)
def test_errors_are_problems(rf, error, status):
    answer = api.on_exception(rf.get("/"), error)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


class TestEveryAnswerIsDocumented:
    """Status and kind of content of what comes back stand in the schema, also of what was asked wrong."""

    ASKED = (
        ("get", HEALTH, {}, (200,)),
        ("get", "/api/v1/register/organisations/99000501", {}, (404,)),
        ("get", "/api/v1/register/organisations/1", {}, (400,)),
        ("get", "/api/v1/register/organisations/99000501", {"on": "gisteren"}, (400,)),
        ("post", "/api/v1/register/answers", {"numbers": ["99000501"], "level": "trede-2"}, (200,)),
        ("post", "/api/v1/register/answers", {"numbers": [], "level": "trede-2"}, (400,)),
        ("post", "/api/v1/register/answers", {"numbers": ["99000501"], "level": "trede-9"}, (400,)),
        (
            "post",
            "/api/v1/register/answers",
            {"numbers": ["99000501"], "level": "trede-2", "first": "2026-02-01", "last": "2026-01-01"},
            (400,),
        ),
    )

    @pytest.mark.parametrize(("method", "address", "told", "expected"), ASKED)
    def test_it_is(self, client, method, address, told, expected):
        kind = {"content_type": "application/json"} if method == "post" else {}
        answer = getattr(client, method)(address, told, **kind)
        assert answer.status_code in expected
        self.holds(address, method, answer)

    def test_a_file_that_is_none(self, client):
        answer = client.post("/api/v1/certificates/verify", {})
        assert answer.status_code == 400
        self.holds("/api/v1/certificates/verify", "post", answer)

    @staticmethod
    def holds(address, method, answer):
        paths = api.get_openapi_schema()["paths"]
        called = address.removeprefix("/api/v1")
        path = next(each for each in paths if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", each), called))
        documented = paths[path][method]["responses"]
        assert answer.status_code in documented
        assert answer["Content-Type"].partition(";")[0] in documented[answer.status_code]["content"]

    def test_a_mistake_is_a_problem_wherever_it_stands(self):
        for path, methods in api.get_openapi_schema()["paths"].items():
            for operation in methods.values():
                for status, told in operation["responses"].items():
                    kind = "application/json" if int(status) < 400 else "application/problem+json"
                    assert list(told["content"]) == [kind], (path, status)
