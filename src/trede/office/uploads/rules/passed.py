# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file beside the measurement that counts: whether it holds the same rows, and what a plan or forecast starts from.

Nothing of it is kept: whoever wants it again brings the file again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from trede.kernel.findings import errors
from trede.kernel.periods import Period
from trede.office.dossier.rules.facts import told_of
from trede.office.dossier.rules.measuring import read_orders
from trede.office.dossier.rules.organisations import of_account
from trede.office.uploads.rules.looking import read
from trede.office.uploads.rules.same_rows import Difference, Group, differences
from trede.scoring import check
from trede.scoring.classes import classes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.intake.watching import Watch
    from trede.kernel.findings import Finding
    from trede.office.dossier.rules.counts import Counts
    from trede.office.uploads.rules.looking import Task
    from trede.scheme import Edition, Shelf
    from trede.scoring import Measurement


@dataclass(frozen=True, slots=True)
class PassedBy:
    """What a file gave beside the measurement that counts.

    ``declared`` has its rows, with the orders that count now; None when it cannot be measured (``findings`` say why).
    ``same`` says that its rows add up to the very classes of the measurement; ``sealed`` that its seal is the same,
    so that they are the very rows. ``other_year`` and ``differences`` say what is not the same.
    """

    findings: tuple[Finding, ...]
    edition: Edition
    declared: Measurement | None = None
    same: bool = False
    sealed: bool = False
    other_year: bool = False
    differences: tuple[Difference, ...] = ()


def pass_by(shelf: Shelf, task: Task, counts: Counts, data: bytes, watch: Watch) -> PassedBy:
    """Read a file and lay it beside the measurement."""
    reading, _columns, _heads = read(task, data, watch)
    findings, edition = told_of(task.facts, shelf, reading), shelf.load(counts.edition)
    if reading.measurement is None or errors(findings):
        return PassedBy(findings, edition)
    declared, _told = of_account(reading.measurement, task.facts.own)
    # The findings are those of the intended day, which may have been moved since the measurement was made.
    if wrong := check(edition, declared, shelf.knows_position, by_name=reading.by_name):
        return PassedBy(reading.located(wrong), edition)
    found = _compared(counts, edition, declared)
    sealed = found.same and _seal_root(task.name, data) == counts.seal_root
    return replace(found, findings=findings, sealed=sealed)


def _compared(counts: Counts, edition: Edition, declared: Measurement) -> PassedBy:
    rest = counts.rest
    ours, theirs = classes_of(edition, declared), counts.class_sums
    other_year = declared.reference_year != rest.reference_year
    if ours == theirs and not other_year and declared.total_fte == rest.total_fte:
        same_rows = replace(rest, employments=declared.employments)
        return PassedBy((), edition, same_rows, same=True)
    purchases = declared.purchases or read_orders(counts.orders)
    dated = replace(declared, purchases=purchases, application_day=rest.application_day)
    unlike = () if other_year else differences(ours, theirs, rest.reference_year)
    return PassedBy((), edition, dated, other_year=other_year, differences=unlike)


def _seal_root(name: str, data: bytes) -> str | None:
    """The root that a rows file names; its rows were checked against it when it was read."""
    document = json.loads(data) if PurePath(name).suffix.lower() == ".json" else {}
    root = document.get("seal", {}).get("root")
    return root if isinstance(root, str) else None


@dataclass(frozen=True, slots=True)
class Brought:
    """How a file relates to the measurement, without its rows; ``year`` when it is about another one."""

    same: bool
    sealed: bool
    year: Period | None
    differences: tuple[Difference, ...]


def brought_document(passed: PassedBy) -> dict[str, Any]:
    """Numbers and codes of the handbook."""
    year = passed.declared.reference_year if passed.other_year and passed.declared else None
    return {
        "same": passed.same,
        "sealed": passed.sealed,
        "year": [year.first, year.last] if year else None,
        "differences": [
            {**asdict(each), **{side: _group(getattr(each, side)) for side in ("brought", "measured")}}
            for each in passed.differences
        ],
    }


def read_brought(document: Mapping[str, Any]) -> Brought:
    """As it was written."""
    year = Period(*document["year"]) if document["year"] else None
    unlike = (
        Difference(
            each["position"], each["contract"], *(_read_group(each[side]) for side in ("brought", "measured"))
        )
        for each in document["differences"]
    )
    return Brought(document["same"], document["sealed"], year, tuple(unlike))


def _group(group: Group) -> dict[str, Any]:
    return {"people": group.people, "fte": str(group.fte)}


def _read_group(document: Mapping[str, Any]) -> Group:
    return Group(document["people"], Fraction(document["fte"]))
