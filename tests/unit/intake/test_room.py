# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The room itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from trede import intake


def test_the_door_is_loaded_when_asked_for() -> None:
    assert callable(intake.read)
    with pytest.raises(AttributeError, match="window"):
        intake.window  # type: ignore[attr-defined]  # noqa: B018


def test_the_child_loads_no_scheme_and_no_door() -> None:
    code = "import sys, trede.intake.grids.child; sys.exit('trede.scheme' in sys.modules or 'typer' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
