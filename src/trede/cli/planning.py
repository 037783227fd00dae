# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the commands that look ahead share: reading changes and costs, and scoring with changes."""

from __future__ import annotations

from datetime import timedelta
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from trede.cli.scoring import Scored
    from trede.kernel.findings import Finding
    from trede.planning.changes import Change, Scenario
    from trede.planning.costs import Costs
    from trede.scheme import Shelf

Found = TypeVar("Found")

ChangesFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--with",
        metavar="CHANGES.toml",
        help="What if: a file of changes, applied before the measurement is scored. May be given more than once.",
        exists=True,
        dir_okay=False,
    ),
]


def read_scenarios(files: Sequence[Path] | None) -> tuple[Scenario, ...]:
    """Every changes file; ``InputRefusedError`` with the mistakes of all of them."""
    from trede.planning.changes_file import read_changes

    read: list[Scenario | None] = []
    findings: list[Finding] = []
    for file in files or ():
        scenario, found = read_input(file, read_changes)
        read.append(scenario)
        findings += found
    refuse(findings)
    return tuple(scenario for scenario in read if scenario is not None)


def read_cost_file(file: Path | None) -> Costs:
    """The costs in a file, or the defaults."""
    from trede.planning.costs import Costs, read_costs

    if file is None:
        return Costs()
    costs, findings = read_input(file, read_costs)
    refuse(findings)
    return costs or Costs()


def changed(before: Scored, scenarios: Sequence[Scenario]) -> Scored:
    """The measurement with these changes, one file after another, and its score; without any as it was told."""
    if not scenarios:
        return before
    from trede.planning.application import apply
    from trede.planning.fit import misfits

    measurement = before.measurement
    changes: list[Change] = []
    for scenario in scenarios:
        refuse(misfits(before.edition, measurement, scenario))
        changes += scenario.changes
        # All from the start: a new colleague takes the place of nobody who left in an earlier file.
        measurement = apply(before.edition, before.measurement, changes)
    return before.instead(measurement, before.edition)


def later(now: Scored, until: date, shelf: Shelf, named: str | None) -> Scored:
    """The measurement of the year until this day, as a forecast makes it, and its score."""
    from trede.planning.outlook import known
    from trede.planning.rolling import rolled

    last = until.toordinal()
    if last <= now.measurement.reference_year.last:
        raise typer.BadParameter(_("Name a day after the reference year."), param_hint="--until")
    edition = shelf.load(named) if named else shelf.on(until + timedelta(days=1))
    measurement = known(edition, rolled(edition, now.measurement, last))
    return now.instead(measurement, edition)


def refuse(findings: Sequence[Finding]) -> None:
    """Nothing when there are no findings, else ``InputRefusedError`` with all of them."""
    from trede.errors import InputRefusedError

    if findings:
        raise InputRefusedError(findings)


def read_input(
    file: Path, read: Callable[[str, str], tuple[Found, tuple[Finding, ...]]]
) -> tuple[Found | None, tuple[Finding, ...]]:
    """What a file of text says, and everything wrong with it; None when it is no text."""
    from trede.kernel.findings import finding

    try:
        return read(file.read_text(encoding="utf-8"), file.name)
    except UnicodeDecodeError as problem:
        return None, (finding("input.not-utf8", file.name, None, byte=problem.start + 1),)
