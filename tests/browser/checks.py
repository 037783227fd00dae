# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold on every page and in every state of it."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PACKAGES = Path(__file__).parents[2] / "frontend" / "node_modules"
AXE = PACKAGES / "axe-core" / "axe.min.js"
VNU = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA that axe can find; with the element and how to repair it."""
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


def assert_valid_html(*pages: str) -> None:
    """No error of the Nu Html Checker. One call for many pages: starting Java takes most of the time."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.html") for number, _ in enumerate(pages)]
        for file, html in zip(files, pages, strict=True):
            file.write_text(html, encoding="utf-8")
        command = ["java", "-Xss4m", "-jar", str(VNU), "--errors-only", "--format", "gnu", *map(str, files)]
        told = subprocess.run(command, capture_output=True, check=False, text=True).stderr
    about = {
        file.name: html.partition("<title>")[2].partition("</title>")[0]
        for file, html in zip(files, pages, strict=True)
    }
    assert not told.strip(), f"{about}\n{told}"


def assert_fits(page: Page) -> None:
    """Nothing sticks out of the page sideways."""
    sizes = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert sizes[0] <= sizes[1], f"{page.url}: {sizes[0]} px wide in a window of {sizes[1]} px"
