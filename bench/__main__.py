# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Print the speed table: what was asked beside what this machine does.

``python -m bench`` measures in full, ``--quick`` with small sizes (to see that it runs, not how fast), and a
word picks the rows whose name has it.
"""

from __future__ import annotations

import argparse
import os
import platform

from bench import (
    certificates,
    correctness,
    costs,
    lookups,
    matching,
    national,
    office,
    planning,
    register,
    speed,
    visitor,
)
from bench.table import HEADER, line

PARTS = (
    *speed.PARTS,
    *certificates.PARTS,
    *planning.PARTS,
    *matching.PARTS,
    *correctness.PARTS,
    *national.PARTS,
    *office.PARTS,
    *costs.PARTS,
    *register.PARTS,
    *lookups.PARTS,
    *visitor.PARTS,
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("word", nargs="?", default="", help="only the parts whose name has this word")
    parser.add_argument("--quick", action="store_true", help="small sizes")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {'quick' if asked.quick else 'full'}")
    if busy():
        print("Other work is running on this machine: the times are longer than they need be.")
    print(HEADER)
    for part in PARTS:
        if asked.word in part.__name__:
            for result in part(asked.quick):
                print(line(result), flush=True)


def busy() -> bool:
    """Whether more processes want a core than there are cores; only where the system tells."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1)


if __name__ == "__main__":
    main()
