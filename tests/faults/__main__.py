# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The long form: 10,000 power cuts, and every operation of every action failing once and always.

    python -m tests.faults [--cuts 10000] [--stride 1]

Prints what was tried and found; exit status 1 when anything was lost, half done or broken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from rich.progress import Progress
from tests.faults import cuts, office


def main() -> int:
    parser = argparse.ArgumentParser(description="Power cuts and failing disks")
    parser.add_argument("--cuts", type=int, default=10_000)
    parser.add_argument("--stride", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = office.base(Path(folder))
        harmed = sum(_cut(base, pages, asked.cuts // 2) for pages in (1000, 40))
        blind = [mode for mode in ("NORMAL", "OFF") if not _control(base, mode, asked.cuts // 10)]
        wrong = _fail(base, asked.stride)
    return 1 if harmed or blind or wrong else 0


def _cut(base: Path, pages: int, count: int) -> int:
    with Progress() as bar:
        task = bar.add_task(f"Power cuts, log of {pages} pages", total=count)
        story = office.told(base, "FULL", pages)
        tally = cuts.try_cuts(*story, count, pages, lambda done, _total: bar.update(task, completed=done))
    print(f"{tally.cuts} cuts: {tally.lost} lost, {tally.half} half done, {tally.broken} broken")
    print(*tally.worst[:20], sep="\n")
    return tally.harmed


def _control(base: Path, mode: str, count: int) -> int:
    """The same with less syncing must lose something, or the harness is blind."""
    tally = cuts.try_cuts(*office.told(base, mode, 40), count, 1)
    print(f"control, synchronous={mode}: {tally.harmed} of {tally.cuts} cuts lose something, as they must")
    return tally.harmed


def _fail(base: Path, stride: int) -> int:
    print("Operations that fail: this takes some minutes.")
    found = office.failures(base, stride, 1000)
    told = "{tried} tried: {refused} refused and as before, {kept} told as failed but kept wholly"
    print(told.format(**found) + f", {len(found['wrong'])} wrong")
    print(*found["wrong"][:20], sep="\n")
    return len(found["wrong"])


if __name__ == "__main__":
    sys.exit(main())
