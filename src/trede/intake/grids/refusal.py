# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Refusing a file: the finding and the exception that carries it."""

from __future__ import annotations

from trede.errors import InputRefusedError
from trede.kernel.findings import finding


def refused(code: str, value: object = None, **fields: object) -> InputRefusedError:
    """The refusal of a file for one reason; the place is filled in where the name of the file is known."""
    return InputRefusedError([finding(code, "", value, **fields)])
