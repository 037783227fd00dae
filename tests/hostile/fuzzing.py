# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fuzzing of whatever reads bytes of strangers: each answers, refuses with an error of ours, and nothing else.

    python -m tests.hostile.fuzzing gate [--seconds 120]

With atheris (``pip install atheris``; no dependency of ours) the coverage of the code leads the changes; without it
seeds are changed blindly. A crash leaves its bytes in ``out/fuzz``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).resolve().parents[2] / "out" / "fuzz"
NAMES, SECONDS = ("gate", "mapping", "documents", "verifier"), 5
STUCK = 120
"""Seconds of a clock after which a try counts as one without end."""


@contextmanager
def quick_enough() -> Iterator[None]:
    """In seconds of a processor: on a clock it is slow already when others work on this machine."""
    began = time.process_time()
    yield
    if (took := time.process_time() - began) > SECONDS:
        raise TimeoutError(f"{took:.1f} s")


def blindly(name: str, seconds: float) -> int:
    """Change seeds without looking at coverage; how often."""
    from tests.hostile import seeds
    from tests.hostile.fuzzed import TARGETS, tried

    chance, pool, tries = random.Random(1), seeds.of(name), 0
    until = time.process_time() + seconds
    while time.process_time() < until:
        data = bytearray(chance.choice(pool))
        for _ in range(chance.choice((1, 2, 4, 16))):
            seeds.change(data, chance)
        try:
            with quick_enough():
                tried(TARGETS[name], bytes(data))
        except Exception:
            OUT.mkdir(parents=True, exist_ok=True)
            (OUT / f"{name}-{tries}").write_bytes(data)
            raise
        tries += 1
    return tries


def led_by_coverage(name: str, seconds: float) -> None:
    """With atheris; it ends the process itself. Only our own code is watched: with all that is loaded (Django,
    solvers) it takes longer to begin than to find anything."""
    import atheris

    with atheris.instrument_imports(include=["trede"], enable_loader_override=False):
        from tests.hostile import seeds
        from tests.hostile.fuzzed import TARGETS, tried

    OUT.mkdir(parents=True, exist_ok=True)
    corpus = OUT / f"corpus-{name}"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(seeds.of(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds:.0f}",
        f"-timeout={STUCK}",
        "-rss_limit_mb=1024",
        "-max_len=65536",
    ]

    def target(data: bytes) -> None:
        with quick_enough():
            tried(TARGETS[name], data)

    atheris.Setup([sys.argv[0], str(corpus), *options, f"-artifact_prefix={OUT}/{name}-"], target)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz what reads bytes of strangers")
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=float, default=120)
    asked = parser.parse_args()
    try:
        import atheris  # noqa: F401
    except ImportError:
        print(
            f"{asked.target}: {blindly(asked.target, asked.seconds)} tries without coverage, none went wrong"
        )
        return 0
    led_by_coverage(asked.target, asked.seconds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
