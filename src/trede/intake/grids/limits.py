# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much of an untrusted file trede is willing to read."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one file. The defaults fit a payroll of 250,000 rows and refuse what only an attack needs.

    The last four guard the child process that parses: processor seconds, memory and wall-clock seconds
    (the first two where the system can enforce them), and the bytes it may answer with.
    """

    file_bytes: int = 50 * MEGABYTE
    files: int = 20
    parts: int = 2_000
    part_bytes: int = 160 * MEGABYTE
    total_bytes: int = 240 * MEGABYTE
    ratio: int = 200
    sheets: int = 50
    rows: int = 250_000
    columns: int = 1_000
    cells: int = 5_000_000
    text: int = 32_767
    cpu_seconds: int = 5
    memory_bytes: int = 512 * MEGABYTE
    wall_seconds: int = 30
    answer_bytes: int = 256 * MEGABYTE
