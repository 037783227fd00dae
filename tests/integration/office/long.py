# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The long form of what tries an office in processes of its own: each operation, and each step of each upgrade.

    python -m tests.integration.office.long files|upgrades|tampered|canaries|one_byte|timed [ARGUMENT ...]

Exit status 1 when anything did not hold; arguments go to the program.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.integration.office.environments import DATABASES, environment_of

PROGRAMS = {
    "files": ("failing", DATABASES[:1]),
    "upgrades": ("interrupted", DATABASES),
    "tampered": ("tampered", DATABASES),
    "canaries": ("canaries", DATABASES),
    "one_byte": ("one_byte", DATABASES[:1]),
    "timed": ("timed", DATABASES[:1]),
}


def held(program: str, database: str, arguments: list[str]) -> bool:
    """Whether nothing went wrong there; what it tells as it goes is shown."""
    command = [sys.executable, "-W", "ignore", "-m", f"tests.integration.office.{program}", *arguments]
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "office"
        office.mkdir()
        with environment_of(database, office) as environment:
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    told = (
        json.loads(done.stdout) if done.returncode == 0 else {"wrong": [f"it ended with {done.returncode}"]}
    )
    print(json.dumps(told, indent=2))
    parts: dict[str, Any] = {program: told} if "wrong" in told else told
    for name, part in parts.items():
        counts = [f"{number} {what}" for what, number in part.items() if type(number) is int]
        counts.append(f"{len(part['wrong'])} wrong")
        print(f"{database}, {name}: {', '.join(counts)}", flush=True)
    return not any(part["wrong"] for part in parts.values())


def main(name: str, *arguments: str) -> int:
    program, databases = PROGRAMS[name]
    wrong = [each for each in databases if not held(program, each, list(arguments))]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
