# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold on every page and in every state of it."""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import closing
from functools import cache
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PACKAGES = Path(__file__).parents[2] / "frontend" / "node_modules"
AXE = PACKAGES / "axe-core" / "axe.min.js"
VNU = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
HERE = "127.0.0.1"
QUICK_JAVA = ["-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
"""Starts in half the time: a page is checked too few times for the best machine code to pay."""
SECONDS_TO_START = 120
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA that axe can find; with the element and how to repair it."""
    page.wait_for_load_state()  # an element can be there before the styles are
    page.evaluate(axe())
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)[
        "violations"
    ]
    told = [
        f"{each['id']}: {each['help']}\n    {node['html'][:200]}\n    {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]
    assert not told, "\n".join([page.url, *told])


class HtmlChecker:
    """The Nu Html Checker as a service on this machine: starting Java takes far longer than checking a page."""

    def __init__(self) -> None:
        with socket.create_server((HERE, 0)) as free:
            self.port = free.getsockname()[1]
        only_here = f"-Dnu.validator.servlet.bind-address={HERE}"
        main = ["-cp", str(VNU), "nu.validator.servlet.Main", str(self.port)]
        command = ["java", *QUICK_JAVA, only_here, *main]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def told(self, html: str) -> str:
        """The errors in a page, one a line; nothing when it is valid."""
        until = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                return self._ask(html)
            except ConnectionRefusedError:
                assert self.process.poll() is None, "the checker stopped"
                assert time.monotonic() < until, "the checker does not start"
                time.sleep(0.1)

    def _ask(self, html: str) -> str:
        with closing(HTTPConnection(HERE, self.port)) as line:
            headers = {"Content-Type": "text/html; charset=utf-8", "User-Agent": "trede-tests"}
            line.request("POST", "/?out=gnu&level=error", html.encode(), headers)
            answer = line.getresponse()
            assert answer.status == HTTPStatus.OK
            return answer.read().decode().strip()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


@cache
def html_checker() -> HtmlChecker:
    """One for all tests of a process; who is done with it stops it."""
    return HtmlChecker()


def assert_valid_html(*pages: str) -> None:
    """No error of the Nu Html Checker."""
    for html in pages:
        told = html_checker().told(html)
        assert not told, html.partition("<title>")[2].partition("</title>")[0] + "\n" + told


def assert_fits(page: Page) -> None:
    """Nothing sticks out of the page sideways."""
    page.wait_for_load_state()
    sizes = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert sizes[0] <= sizes[1], f"{page.url}: {sizes[0]} px wide in a window of {sizes[1]} px"


LONG = "Samenwerkingsverbandwerkvoorzieningsmaatschappij"
"""A name as municipalities have them, without a place to break it."""
NAMED = "h1, .crumbs :is(a, li > span), .tasks a, main tbody th, main dt, .menu > summary span"
LENGTHEN = """([where, word]) => document.querySelectorAll(where).forEach(each => {
  for (const text of each.childNodes) if (text.nodeType === 3 && text.data.trim()) { text.data = word; break; } })"""
CUT = """() => [...document.querySelectorAll("main :is(th, td)")].filter(each => {
  const box = each.getBoundingClientRect(), width = document.documentElement.clientWidth;
  return box.width && each.innerText.trim() && !each.querySelector(".visually-hidden")
    && (box.right > width + 1 || box.left < -1);
}).map(each => each.innerText)"""
PAPER = {"width": 673, "height": 950}
"""Pixels of an A4 within its margins."""


def assert_wraps(page: Page) -> None:
    """The page still fits when everything that somebody named has a long name."""
    page.evaluate(LENGTHEN, [NAMED, LONG])
    assert_fits(page)


def assert_prints_whole(page: Page) -> None:
    """On paper no column of a table is cut off; the page is shown as print already."""
    was = page.viewport_size
    page.set_viewport_size(PAPER)
    cut = page.evaluate(CUT)
    assert not cut, f"{page.url}: cut off on paper: {cut}"
    assert_fits(page)
    if was:
        page.set_viewport_size(was)
