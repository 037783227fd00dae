# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of the interface."""

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
        assert client.get("/api/v1/openapi.json").status_code == 301
        assert client.get("/", headers={"host": "10.1.2.3:8420"}).status_code == 400


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
