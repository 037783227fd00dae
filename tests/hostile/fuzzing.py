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
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from tests.hostile import seeds
from tests.unit.proofs.certified import trust

from trede.errors import TredeError
from trede.intake.grids.child import answer
from trede.intake.grids.limits import Limits
from trede.intake.json_door import read_json
from trede.intake.mapping_file import read_mapping
from trede.intake.openings_door import opened_in
from trede.intake.papers import supplied
from trede.intake.reading import read_tables
from trede.matching.case_file import read_case
from trede.planning.changes_file import read_changes
from trede.planning.costs import read_costs
from trede.proofs.certificate_files import judge_file, read_status
from trede.proofs.log_proofs import read_log_proof
from trede.proofs.notes import read_note
from trede.proofs.trust import read_trust
from trede.scheme import open_shelf
from trede.social_return.contract_file import read_contract

OUT = Path(__file__).resolve().parents[2] / "out" / "fuzz"
SMALL = Limits(rows=1_000, columns=50, cells=10_000)
TRUST, DAY, SECONDS = trust(), date(2027, 1, 15), 5
Target = Callable[[bytes], object]


def gate(data: bytes) -> None:
    """Workbooks, tables and documents, from the bytes to what was read; the first byte chooses the ending."""
    suffix = (".xlsx", ".ods", ".csv", ".zip", ".xml", "")[data[0] % 6] if data else ""
    out = BytesIO()
    answer(BytesIO(data[1:]), out, suffix, SMALL)
    grids = seeds.grids_in(out.getvalue())
    read_tables(grids)
    supplied(grids)


def mapping(data: bytes) -> None:
    """The small TOML files of users."""
    text = data[1:].decode("utf-8", "replace")
    doors = (read_mapping, read_contract, read_costs, read_changes)
    doors[data[0] % 4 if data else 0](text, "file.toml")


def documents(data: bytes) -> None:
    """The JSON doors."""
    text = data[1:].decode("utf-8", "replace")
    doors: tuple[Target, ...] = (
        read_json,
        lambda given: opened_in(given, "00" * 32, open_shelf()),
        lambda _given: read_case(text, "file.json"),
        lambda _given: read_contract(text, "file.json"),
    )
    doors[data[0] % 4 if data else 0](data[1:])


def verifier(data: bytes) -> None:
    """What a stranger brings to be verified, and what it is verified with."""
    text = data[1:].decode("utf-8", "replace")
    doors: tuple[Target, ...] = (
        lambda given: judge_file(given, TRUST, on=DAY),
        read_status,
        read_trust,
        lambda _given: read_log_proof(text),
        lambda _given: read_note(text),
    )
    doors[data[0] % 5 if data else 0](data[1:])


TARGETS: dict[str, Target] = {
    "gate": gate,
    "mapping": mapping,
    "documents": documents,
    "verifier": verifier,
}


def tried(target: Target, data: bytes) -> None:
    """One try: a refusal is an answer; a reader of workbooks that gives up ends its own process, in real life."""
    try:
        target(data)
    except TredeError:
        pass
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise


def blindly(name: str, seconds: float) -> int:
    """Change seeds without looking at coverage; how often."""
    chance, pool, tries = random.Random(1), seeds.of(name), 0
    until = time.process_time() + seconds
    while time.process_time() < until:
        data = bytearray(chance.choice(pool))
        for _ in range(chance.choice((1, 2, 4, 16))):
            seeds.change(data, chance)
        began = time.process_time()
        try:
            tried(TARGETS[name], bytes(data))
            if time.process_time() - began > SECONDS:
                raise TimeoutError(f"{time.process_time() - began:.1f} s")
        except Exception:
            OUT.mkdir(parents=True, exist_ok=True)
            (OUT / f"{name}-{tries}").write_bytes(data)
            raise
        tries += 1
    return tries


def led_by_coverage(name: str, seconds: float) -> None:
    """With atheris; it ends the process itself."""
    import atheris

    OUT.mkdir(parents=True, exist_ok=True)
    corpus = OUT / f"corpus-{name}"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(seeds.of(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.instrument_all()
    options = [
        f"-max_total_time={seconds:.0f}",
        f"-timeout={SECONDS}",
        "-rss_limit_mb=1024",
        "-max_len=65536",
    ]
    atheris.Setup(
        [sys.argv[0], str(corpus), *options, f"-artifact_prefix={OUT}/{name}-"],
        lambda data: tried(TARGETS[name], data),
    )
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz what reads bytes of strangers")
    parser.add_argument("target", choices=TARGETS)
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
