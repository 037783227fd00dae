# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever reads bytes of strangers, as targets of fuzzing; apart, so that all it imports can be watched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

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

SMALL = Limits(rows=1_000, columns=50, cells=10_000)
TRUST, DAY = trust(), date(2027, 1, 15)
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
