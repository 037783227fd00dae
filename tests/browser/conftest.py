# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One office and one browser for all tests of a process; a fresh visitor for each page asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

HERE = Path(__file__).parent
PATIENCE = 120_000
"""Milliseconds: a busy machine is no reason to fail."""
NARROW, WIDE, HEIGHT = 375, 1280, 900
STOPPED = ("htmx:sendAbort", "htmx:afterRequest")
"""What htmx writes in the console when somebody stops a request: that is what they asked for."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.needs("browser", "styles"))


@contextmanager
def serving(folder: Path, **environment: str) -> Iterator[tuple[str, str]]:
    """An office of its own in this folder: its address, and the session of somebody who works there."""
    command = [sys.executable, "-m", "tests.browser.office", str(folder)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            command, cwd=HERE.parents[1], env={**os.environ, **environment}, stderr=log, **pipes
        ) as process,
    ):
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address, (folder / "log").read_text()
        yield address, process.stdout.readline().strip()
        process.communicate()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the office that the tests of a process share."""
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="session")
def running(folder: Path) -> Iterator[tuple[str, str]]:
    """That office, with invented organisations."""
    with serving(folder) as there:
        yield there


@pytest.fixture(scope="session")
def office(running: tuple[str, str]) -> str:
    """The address of the office."""
    return running[0]


@pytest.fixture(scope="session")
def sessions(folder: Path, running: tuple[str, str]) -> dict[str, str]:
    """Of everybody of the demo, by address: what ``visit`` takes as ``session``."""
    assert running
    found: dict[str, str] = json.loads((folder / "sessions.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session", autouse=True)
def _checker_stops() -> Iterator[None]:
    from tests.browser.checks import html_checker

    yield
    if html_checker.cache_info().currsize:
        html_checker().stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from tests.browser.browsing import launched

    with launched() as browser:
        yield browser


def listen(page: Page, complaints: list[str]) -> None:
    """Note what goes wrong on the page; that a page itself is not there may be what a test is about."""
    asked: set[str] = set()

    def note(said: ConsoleMessage) -> None:
        address = said.location.get("url") or ""
        if said.type == "error" and address not in asked and not said.text.startswith(STOPPED):
            complaints.append(f"{said.text} {address}")

    page.on("request", lambda request: asked.add(request.url) if request.is_navigation_request() else None)
    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))


@pytest.fixture
def visit(running: tuple[str, str], chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address as a new visitor; afterwards no page may have complained in its console."""
    (office, shown), contexts, complaints = running, [], []

    def go(
        address: str,
        *,
        width: int = WIDE,
        scripts: bool = True,
        ours: bool = True,
        known: bool = False,
        session: str = "",
        dark: bool = False,
        forced: bool = False,
        media: Literal["screen", "print"] = "screen",
        language: str = "nl-NL",
    ) -> Page:
        context = chromium.new_context(
            base_url=office,
            viewport={"width": width, "height": HEIGHT},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            forced_colors="active" if forced else "none",
            reduced_motion="reduce",
            locale=language,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if who := session or (known and shown):  # as somebody who works here
            context.add_cookies([{"name": "trede-session", "value": who, "url": office}])
        page = context.new_page()
        listen(page, complaints)
        if not ours:  # axe needs a browser that runs scripts, also where ours do not
            page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page.emulate_media(media=media)
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []
