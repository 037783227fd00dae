# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Processes of an office that begin with the libraries read: reading those is most of what a short one takes.

What is trede's own is read by each anew, for its settings come from the environment.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
import tempfile
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIBRARIES = (
    *(
        "django.contrib.admin.filters",
        "django.core.management",
        "django.core.serializers.json",
        "django.db.models",
    ),
    *(
        "django.db.migrations.executor",
        "django.db.backends.sqlite3.base",
        "django.forms",
        "django.template.engine",
    ),
    *("django.test", "django.urls", "django.views.generic", "django_tasks", "holidays", "jwt.algorithms"),
    *(
        "pydantic._internal._generate_schema",
        "pydantic_settings",
        "requests",
        "rich.progress",
        "sqlparse",
        "typer",
    ),
)
FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload(list(LIBRARIES))


def trede(environment: Mapping[str, str], *arguments: object) -> CompletedProcess[str]:
    """A command, as ``trede`` itself would do it."""
    return _done(environment, _command, *map(str, arguments))


def module(environment: Mapping[str, str], name: str, *arguments: object) -> CompletedProcess[str]:
    """As ``python -m`` would."""
    return _done(environment, _module, name, *map(str, arguments))


def text(environment: Mapping[str, str], program: str) -> CompletedProcess[str]:
    """As ``python -c`` would."""
    return _done(environment, _text, program)


def _done(
    environment: Mapping[str, str], do: Callable[..., object], *arguments: str
) -> CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        told = [Path(folder, "stdout"), Path(folder, "stderr")]
        process = FORKING.Process(target=_begin, args=(dict(environment), told, do, arguments))
        process.start()
        process.join()
        assert process.exitcode is not None
        return CompletedProcess(arguments, process.exitcode, *(each.read_text("utf-8") for each in told))


def _begin(
    environment: dict[str, str], told: list[Path], do: Callable[..., object], arguments: tuple[str, ...]
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for number, file in enumerate(told, start=1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), number)
    try:
        do(*arguments)
    finally:
        _close()


def _close() -> None:
    """What the end of a process closes by itself; one that was forked leaves it."""
    from django.conf import settings

    if settings.configured:
        from django.db import connections

        connections.close_all()


def _command(*arguments: str) -> None:
    sys.argv = ["trede", *arguments]
    from trede.cli import main

    main()


def _module(name: str, *arguments: str) -> None:
    sys.argv = [name, *arguments]
    runpy.run_module(name, run_name="__main__", alter_sys=True)


def _text(program: str) -> None:
    exec(program, {"__name__": "__main__"})  # noqa: S102 - of a test
