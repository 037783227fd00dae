# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much of an untrusted file trede is willing to read."""

from __future__ import annotations

from dataclasses import dataclass

from trede.intake.grids.refusal import refused

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one file. The defaults fit a payroll of 250,000 rows and refuse what only an attack needs.

    The last four guard the child process that parses: processor seconds, memory and wall-clock seconds
    (the first two where the system can enforce them), and the bytes it may answer with. The clock is long: pages of
    others go before this work, so on a busy machine a good file can stand still for most of it.
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
    wall_seconds: int = 90
    answer_bytes: int = 256 * MEGABYTE


def check_size(rows: int, columns: int, limits: Limits) -> None:
    """Refuse a sheet that reaches further down or to the right than the caps allow."""
    if rows > limits.rows:
        raise refused("file.too-many-rows", limit=limits.rows)
    if columns > limits.columns:
        raise refused("file.too-many-columns", limit=limits.columns)
    if rows * columns > limits.cells:
        raise refused("file.too-many-cells", limit=limits.cells)
