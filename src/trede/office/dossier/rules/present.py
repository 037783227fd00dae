# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a plan changes for people who are there already, as it may be kept: classes and steps, nobody in them.

The plan itself names people by the employer's own references. It is shown on one page and dropped. What is kept are
the classes after those changes, which is all that a score needs, and how many people of a class each step is about.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from trede.kernel.canonical import canonical_text
from trede.kernel.findings import finding
from trede.planning.application import apply, row_about
from trede.planning.changes import Buy, ContractChange, Hire, Hours, Leave, Renewal
from trede.planning.row_changes import listed_fte
from trede.scoring.classes import ClassSum, classes_of, stand_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.kernel.findings import Finding
    from trede.planning.changes import Change, OfPerson
    from trede.scheme import Edition
    from trede.scoring import Measurement

PLACE = "present"
KINDS: dict[type[OfPerson], str] = {
    Hours: "hours",
    ContractChange: "contract",
    Renewal: "renewal",
    Leave: "leave",
}
TYPES: dict[str, tuple[type, ...]] = {
    "position": (str, type(None)),
    "contract": (str,),
    "kind": (str,),
    "eligible": (bool,),
    **dict.fromkeys(("fulltime_hours", "people", "staff", "counted", "hours"), (int,)),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of change for so many people of a class.

    ``hours`` are hundredths of an hour a week, of all of them together: what is added (*hours*), else what they work.
    """

    kind: str
    position: str | None
    contract: str
    people: int
    hours: int


@dataclass(frozen=True, slots=True)
class Present:
    """``classes`` after the changes; they hold for the classes with the checksum ``found_on``, and no others."""

    found_on: str
    classes: tuple[ClassSum, ...]
    steps: tuple[Step, ...]


def classes_sha256(classes: Iterable[ClassSum]) -> str:
    """What a plan was found on: SHA-256 over the classes."""
    return hashlib.sha256(canonical_text([asdict(each) for each in classes]).encode()).hexdigest()


def present_of(edition: Edition, declared: Measurement, changes: Iterable[Change]) -> Present | None:
    """What these changes do to people who are there; None when they do nothing to them."""
    about_people = [each for each in changes if not isinstance(each, Hire | Buy)]
    if not about_people:
        return None
    after = classes_of(edition, apply(edition, declared, about_people))
    found_on = classes_sha256(classes_of(edition, declared))
    return Present(found_on, after, tuple(_steps(declared, about_people)))


def _steps(declared: Measurement, changes: Sequence[OfPerson]) -> Iterable[Step]:
    counted: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for change in changes:
        row = row_about(declared, change.ref, getattr(change, "from_day", None))
        touched = change.hours - row.hours if isinstance(change, Hours) else row.hours
        counted[(KINDS[type(change)], row.position or "", row.contract)].append(touched)
    for (kind, position, contract), hours in sorted(counted.items()):
        yield Step(kind, position or None, contract, len(hours), sum(hours))


def with_present(edition: Edition, before: Measurement, present: Present) -> Measurement:
    """The stand-in measurement after the changes; total fte that was declared moves along, as in a plan."""
    after = stand_in(edition, before, present.classes)
    if before.total_fte is None:
        return after
    year = before.reference_year
    gained = listed_fte(edition, after.employments, year) - listed_fte(edition, before.employments, year)
    return replace(after, total_fte=before.total_fte + gained)


def present_document(present: Present) -> dict[str, Any]:
    """As it is kept: numbers and codes of the handbook."""
    return asdict(present)


def read_present(document: Mapping[str, Any]) -> Present:
    """What was kept. Raises ``KeyError`` or ``TypeError`` for anything else."""
    return Present(
        document["found_on"],
        tuple(ClassSum(**each) for each in document["classes"]),
        tuple(Step(**each) for each in document["steps"]),
    )


def check_present(edition: Edition, document: Mapping[str, Any], found_on: str) -> list[Finding]:
    """Whether this may be kept beside a measurement with these classes: only numbers, and codes of the handbook."""
    try:
        present = read_present(document)
    except (KeyError, TypeError):
        return [finding("dossier.plan-unreadable", PLACE)]
    parts = [*map(asdict, present.classes), *map(asdict, present.steps)]
    if present.found_on != found_on:
        return [finding("dossier.plan-of-other-rows", PLACE)]
    return [] if all(_known(edition, each) for each in parts) else [finding("dossier.plan-unreadable", PLACE)]


def _known(edition: Edition, part: Mapping[str, Any]) -> bool:
    typed = all(type(value) in TYPES[name] for name, value in part.items())
    return (
        typed
        and part["contract"] in edition.contracts
        and (part["position"] is None or part["position"] in edition.positions)
        and part.get("kind", "hours") in KINDS.values()
    )
