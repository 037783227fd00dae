# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run the long form of every attack, one after another, and report; exit status 1 when any of them found something.

    python scripts/attack.py [NAME ...]     all, or those named

The short forms stand in the tests. Each writes what it does as it goes; the report is in ``out/attack.json``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ATTACKS = {
    "disk": ["tests.faults", "--cuts", "10000", "--stride", "1"],
    "files": ["tests.integration.office.long", "files"],
    "upgrades": ["tests.integration.office.long", "upgrades"],
    **{
        each: ["tests.integration.office.long", each]
        for each in ("tampered", "canaries", "one_byte", "timed")
    },
    "kills": ["tests.integration.office.kills", "--rounds", "50", "--kills", "4"],
    "hostile": ["tests.hostile"],
    "pages": ["tests.hostile.office"],
    "patterns": ["tests.hostile.patterns"],
    **{
        f"fuzzing-{name}": ["tests.hostile.fuzzing", name, "--seconds", "600"]
        for name in ("gate", "mapping", "documents", "verifier")
    },
    "interface": ["tests.unit.office.api", "--examples", "2000"],
    "strangers": ["tests.unit.office.strangers", "--steps", "100000"],
}
"""Each by its name: the module that runs it, and its arguments."""


def run(name: str) -> dict[str, object]:
    began = time.monotonic()
    print(f"== {name}", flush=True)
    done = subprocess.run([sys.executable, "-m", *ATTACKS[name]], cwd=ROOT, check=False)
    return {"attack": name, "held": done.returncode == 0, "seconds": round(time.monotonic() - began)}


def main(names: list[str]) -> int:
    if unknown := set(names) - ATTACKS.keys():
        print(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(ATTACKS)}", file=sys.stderr)
        return 2
    found = [run(name) for name in names or ATTACKS]
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    (out / "attack.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    for each in found:
        print(f"{each['attack']}: {'held' if each['held'] else 'FOUND SOMETHING'}, {each['seconds']} s")
    return 0 if all(each["held"] for each in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
