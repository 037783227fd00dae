# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The changes file (TOML, format ``trede/changes/1``): a scenario that people write, read and keep.

Every mistake comes out at once, with the file and the key. See docs/reference/changes-file.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.periods import as_date
from trede.kernel.values import plain, scaled_text
from trede.planning.changes import Buy, ContractChange, Hire, Hours, Leave, Renewal, Scenario
from trede.planning.figures import FIGURE_KEYS, figures
from trede.scheme.toml_values import (
    FULLTIME,
    HOURS,
    PEOPLE,
    SPENT,
    day,
    kvk,
    maybe_number,
    maybe_text,
    number,
    read_file,
    required_day,
    tables,
    text,
)
from trede.scoring.measurement import FULLTIME_DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trede.kernel.findings import Finding
    from trede.planning.changes import Change
    from trede.scheme.tables import Table

FORMAT = "trede/changes/1"


def read_changes(source: str, name: str) -> tuple[Scenario, tuple[Finding, ...]]:
    """The scenario in the text of a file, and everything wrong with it. ``name`` is that of the file."""
    findings: list[Finding] = []
    top = read_file(source, name, FORMAT, findings)
    title = maybe_text(top, "name") or name
    changes = tuple(_changes(top))
    top.close()
    return Scenario(title, changes), tuple(findings)


def _changes(top: Table) -> Iterator[Change]:
    for key, read in READERS.items():
        for table in tables(top, key):
            yield read(table)
            table.close()


def _hire(table: Table) -> Hire:
    return Hire(
        position=maybe_text(table, "position"),
        contract=maybe_text(table, "contract") or "regular",
        hours=number(table, "hours", HOURS),
        fulltime_hours=maybe_number(table, "fulltime_hours", FULLTIME) or FULLTIME_DEFAULT,
        count=number(table, "count", PEOPLE) if "count" in table.data else 1,
        ref=maybe_text(table, "ref"),
        from_day=day(table, "from"),
        until=day(table, "to"),
    )


def _hours(table: Table) -> Hours:
    return Hours(text(table, "ref"), number(table, "hours", HOURS), day(table, "from"))


def _contract(table: Table) -> ContractChange:
    return ContractChange(text(table, "ref"), text(table, "contract"), day(table, "from"))


def _renewal(table: Table) -> Renewal:
    return Renewal(text(table, "ref"), required_day(table, "until"))


def _leave(table: Table) -> Leave:
    return Leave(text(table, "ref"), required_day(table, "last_day"))


def _purchase(table: Table) -> Buy:
    return Buy(
        kvk=kvk(table, "kvk"),
        amount_cents=number(table, "amount", SPENT),
        supplier=maybe_text(table, "supplier"),
        kind=table.choice("kind", ("pso", "sw")) if "kind" in table.data else None,
        figures=figures(table),
        day=day(table, "date"),
    )


READERS: dict[str, Callable[[Table], Change]] = {
    "hire": _hire,
    "hours": _hours,
    "contract": _contract,
    "renewal": _renewal,
    "leave": _leave,
    "purchase": _purchase,
}


def changes_text(scenario: Scenario) -> str:
    """The scenario as the text of a changes file; reading it gives the same scenario."""
    blocks = [f"format = {_quoted(FORMAT)}\nname = {_quoted(scenario.name)}\n"]
    for change in scenario.changes:
        key, entry = change_entry(change)
        lines = [f"{name} = {_written(value, name)}" for name, value in entry.items()]
        blocks.append("\n".join([f"[[{key}]]", *lines]) + "\n")
    return "\n".join(blocks)


def change_entry(change: Change) -> tuple[str, dict[str, str | int]]:
    """The table of a change: its key in the file and what stands in it, dates as 2026-04-01."""
    key, entry = _entry(change)
    return key, {name: value for name, value in entry.items() if value is not None}


def _entry(change: Change) -> tuple[str, dict[str, str | int | None]]:
    if isinstance(change, Hire):
        return "hire", {
            "position": change.position,
            "contract": change.contract,
            "hours": scaled_text(change.hours, 2),
            "fulltime_hours": scaled_text(change.fulltime_hours, 2),
            "count": change.count,
            "ref": change.ref,
            "from": _iso(change.from_day),
            "to": _iso(change.until),
        }
    if isinstance(change, Buy):
        return "purchase", _purchase_entry(change)
    if isinstance(change, Hours):
        hours = scaled_text(change.hours, 2)
        return "hours", {"ref": change.ref, "hours": hours, "from": _iso(change.from_day)}
    if isinstance(change, ContractChange):
        return "contract", {"ref": change.ref, "contract": change.contract, "from": _iso(change.from_day)}
    if isinstance(change, Renewal):
        return "renewal", {"ref": change.ref, "until": _iso(change.until)}
    return "leave", {"ref": change.ref, "last_day": _iso(change.last_day)}


def _purchase_entry(change: Buy) -> dict[str, str | int | None]:
    entry: dict[str, str | int | None] = {
        "kvk": change.kvk,
        "amount": scaled_text(change.amount_cents, 2),
        "supplier": change.supplier,
        "kind": change.kind,
        "date": _iso(change.day),
    }
    if change.figures:
        figures = (change.figures.turnover, change.figures.fte, change.figures.direct_share)
        entry |= dict(zip(FIGURE_KEYS, map(plain, figures), strict=True))
    return entry


def _iso(number: int | None) -> str | None:
    return None if number is None else as_date(number).isoformat()


DATE_KEYS = frozenset({"from", "to", "until", "last_day", "date"})


def _written(value: str | int, key: str) -> str:
    return str(value) if isinstance(value, int) or key in DATE_KEYS else _quoted(value)


def _quoted(value: str) -> str:
    """A TOML basic string; texts here are printable, so two signs need a backslash."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
