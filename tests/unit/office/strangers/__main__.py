# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The long form: 100,000 steps of organisations side by side, in walks that each begin anew.

    python -m tests.unit.office.strangers [--steps 100000] [--each 5000]

Prints what one learned of another; exit status 1 when anybody did.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from rich.progress import Progress


def main() -> int:
    parser = argparse.ArgumentParser(description="Organisations side by side")
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=5_000)
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        wrong = walked(asked.steps, asked.each)
    finally:
        teardown_databases(made, verbosity=0)
    print("\n".join(wrong[:40]))
    print(f"{asked.steps} steps: {len(wrong)} times somebody learned of another")
    return 1 if wrong else 0


def walked(steps: int, each: int) -> list[str]:
    """What was wrong in all walks together; what a walk kept is undone after it."""
    from django.db import transaction
    from django.test import override_settings
    from tests.unit.office import conftest
    from tests.unit.office.strangers.reading import grids_here
    from tests.unit.office.strangers.walk import Walk

    from trede.intake.grids import folder as reading

    conftest.readings.start, reading.parsed = conftest._do_now, grids_here
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder, Progress() as bar:
        task = bar.add_task("Organisations side by side", total=steps)
        for seed in range(1, steps // each + 1):
            with override_settings(TREDE_WAITING=Path(folder) / str(seed)), transaction.atomic():
                walk = Walk(seed)
                for _ in range(each // 100):
                    walk.steps(100)
                    bar.advance(task, 100)
                transaction.set_rollback(True)
            wrong += [f"walk {seed}, {told}" for told in walk.wrong]
    return wrong


if __name__ == "__main__":
    sys.exit(main())
