# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Go every journey in a browser and write what each took to ``docs/reference/journeys.md``.

The journeys count for themselves (``tests/browser/counting.py``). Needs Chromium and the styles (``make static``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "journeys.md"
JOURNEYS = ("whole", "audit", "buyer", "register", "holder", "scheme", "work")
HEADS = ("journey", "pages", "clicks", "fields", "words", "longest at 1280 px", "longest at 375 px")
INTRODUCTION = """# What it takes

Written by `make journeys`: the journeys of the tests, counted while they go. A page that comes back with a mistake told
is a page more. Words are those one sees without opening anything. A screen is 900 pixels high on a desktop of 1280
wide, 700 on a phone of 375. The tests keep these numbers: `tests/browser/counting.py` says how many at most, that no
page that people must read is over three screens or five.

"""


def counted() -> list[dict[str, Any]]:
    """What each journey counted."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "counted"
        files = [f"tests/browser/test_{name}_journey.py" for name in JOURNEYS]
        command = [sys.executable, "-m", "pytest", "-q", *files]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "TREDE_TEST_COUNTED": str(place)}, check=True)
        return [json.loads(line) for line in place.read_text("utf-8").splitlines()]


def table(rows: list[dict[str, Any]]) -> str:
    """In Markdown, one line for each journey."""
    lines = [HEADS, ("---",) * len(HEADS)]
    for row in rows:
        longest = [f"{screens} ({title})" for screens, title in row["longest"].values()]
        told = (row["journey"], row["pages"], row["clicks"], row["fields"], f"{row['words']:,}", *longest)
        lines.append(tuple(map(str, told)))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main(given: list[str]) -> None:
    rows = (
        [json.loads(line) for line in Path(given[0]).read_text("utf-8").splitlines()] if given else counted()
    )
    PAGE.write_text(INTRODUCTION + table(rows), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
