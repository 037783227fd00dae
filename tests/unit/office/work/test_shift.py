# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A worker does what waits, plans again what failed or was left, and says so when it is given up."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from trede.office.accounts import tasks as accounts
from trede.office.accounts.tasks import tidy_daily
from trede.office.post import tasks as post
from trede.office.post.models import Letter
from trede.office.post.tasks import send_letters
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import work as doctor
from trede.office.server.shift import Shift
from trede.office.work.attendance import show, take_back
from trede.office.work.models import Worker
from trede.office.work.queries import work
from trede.office.work.rules import AGAIN, GONE, again, pause

SECRET = "sam@bedrijf.example"


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """The connection of a test is in its transaction; a worker has its own, and closes it when it is old."""
    for module in ("trede.office.server.shift", "django_tasks_db.management.commands.db_worker"):
        monkeypatch.setattr(f"{module}.close_old_connections", lambda: None)


def breaks(monkeypatch, module, name):
    def broken(**_):
        raise ValueError(SECRET)

    monkeypatch.setattr(module, name, broken)


@pytest.fixture
def fails(monkeypatch):
    """Tidying up does not work."""
    breaks(monkeypatch, accounts, "tidy")
    tidy_daily.enqueue()


def test_a_task_that_fails_is_planned_again_with_a_pause(fails, caplog):
    before = timezone.now()
    assert Shift("default").turn()
    task = DBTaskResult.objects.get(task_path=tidy_daily.module_path)
    assert task.status == "READY"
    assert AGAIN[0] <= task.run_after - before < AGAIN[0] + timedelta(minutes=1)
    assert SECRET not in task.traceback + caplog.text
    assert "tidy_daily" in caplog.text


def test_and_is_given_up_in_the_end(fails):
    shift = Shift("default")
    for _ in range(len(AGAIN) + 1):
        DBTaskResult.objects.update(run_after=timezone.now())
        shift.turn()
    assert DBTaskResult.objects.filter(status="FAILED").count() == 1
    assert work(on=timezone.now()).given_up == 1
    assert [found.code for found in doctor.undone(Configuration())] == ["doctor.tasks-failed"]


def test_what_a_killed_worker_had_begun_is_done_by_the_next(now):
    send_letters.enqueue()
    gone = uuid4()
    show(gone, "post", on=now)
    DBTaskResult.objects.get().claim(str(gone))
    take_back(on=now + GONE / 2)
    assert DBTaskResult.objects.get().status == "RUNNING"
    take_back(on=now + 2 * GONE)
    assert DBTaskResult.objects.get().status == "READY"


def test_a_task_that_ends_its_worker_each_time_is_given_up(now):
    send_letters.enqueue()
    for _ in range(len(AGAIN) + 1):
        DBTaskResult.objects.get().claim(str(uuid4()))
        take_back(on=now)
    assert DBTaskResult.objects.get().status == "FAILED"


def test_letters_are_sent_though_nobody_asked(settings, now):
    """Whatever became of the task that had to ask for the next one."""
    settings.TREDE_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Letter.objects.create(content="x", written_at=now, next_try_at=now)
    Shift("post").turn()
    assert DBTaskResult.objects.filter(task_path=send_letters.module_path).exists()
    assert Letter.objects.get().tries == 1


def test_files_that_wait_are_forgotten_though_nobody_asked(settings, tmp_path):
    settings.TREDE_WAITING = tmp_path
    (tmp_path / "0-old").write_bytes(b"x")
    shift = Shift("default")
    while shift.turn():
        pass
    assert not list(tmp_path.iterdir())


def test_a_failing_letter_task_holds_up_no_other_queue(monkeypatch, now):
    breaks(monkeypatch, post, "deliver")
    send_letters.enqueue()
    tidy_daily.enqueue()
    Shift("default").turn()
    done = dict(DBTaskResult.objects.values_list("task_path", "status"))
    assert done[send_letters.module_path] == "READY"
    assert DBTaskResult.objects.filter(task_path=tidy_daily.module_path, status="SUCCESSFUL").exists()


def test_it_shows_itself_and_old_ones_are_forgotten(now):
    show(uuid4(), "post", on=now - timedelta(days=2))
    shift = Shift("post")
    shift.turn()
    (worker,) = Worker.objects.all()
    assert worker.pk == shift.number
    assert work(on=timezone.now()).silent == ("default",)


def test_pauses_grow_and_have_an_end():
    assert [pause(ends) for ends in (1, 2, 3, 7, 8, 10_000)] == [1, 2, 4, 60, 60, 60]
    assert list(AGAIN) == sorted(AGAIN)


def test_a_task_is_given_up_after_the_last_pause(now):
    assert again(len(AGAIN), now) == now + AGAIN[-1]
    assert again(len(AGAIN) + 1, now) is None
