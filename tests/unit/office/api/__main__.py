# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The long form: ``python -m tests.unit.office.api --examples 2000``; of each operation and kind so many calls.

With ``--only answers`` of the operations that have this in their path.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pytest


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--examples", type=int, default=200)
    asked.add_argument("--only", default="")
    told = asked.parse_args()
    os.environ |= {"TREDE_TEST_EXAMPLES": str(told.examples), "TREDE_TEST_OPERATIONS": told.only}
    test = Path(__file__).with_name("test_attacking.py")
    return pytest.main([str(test), "-q", "-s", "-p", "no:cacheprovider"])


if __name__ == "__main__":
    sys.exit(main())
