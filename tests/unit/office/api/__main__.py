# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The long form: ``python -m tests.unit.office.api --examples 2000``; of each operation and kind so many calls."""

from __future__ import annotations

import argparse
import os
import sys
import traceback


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--examples", type=int, default=200)
    examples = asked.parse_args().examples
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    import django

    django.setup()
    from django.test.utils import override_settings, setup_databases, teardown_databases
    from tests.unit.office.api.attacking import HOSTS, attack, operations

    made, wrong = setup_databases(verbosity=0, interactive=False), 0
    try:
        with override_settings(ALLOWED_HOSTS=HOSTS):
            for each in operations():
                try:
                    calls = attack(each, examples, seed=1)
                    print(f"{each.method} {each.path}: {calls} calls, nothing found", flush=True)
                except Exception:
                    wrong += 1
                    traceback.print_exc()
    finally:
        teardown_databases(made, verbosity=0)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
