# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column of somebody's table is which column of a national one: as said, by its name, or by what it is called."""

from __future__ import annotations

from collections import Counter
from gettext import gettext as _
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from trede.intake.said import Said
    from trede.national.columns import TableName

# To each table: the fields of a measurement file and the columns that they are there.
FIELDS: Mapping[str, Mapping[str, str]] = {
    "employments": {
        "hours": "hours_hundredths",
        "fulltime_hours": "fulltime_hundredths",
        "from": "first_day",
        "to": "last_day",
        "kvk": "organisation",
    },
    "organisations": {"kvk": "organisation", "total_fte": "total_fte_millionths"},
    "orders": {
        "kvk": "supplier",
        "date": "day",
        "amount": "amount_cents",
        "supplier_turnover": "turnover_cents",
        "supplier_fte": "supplier_fte_hundredths",
        "supplier_direct_share": "supplier_share_millionths",
    },
}


def columns_by_name(kind: TableName) -> dict[str, str]:
    """Each column by its own name, and by that without its unit."""
    from trede.national.columns import table
    from trede.national.convert import natural

    columns = list(table(kind).columns)
    return {natural(column)[0]: column for column in columns} | {column: column for column in columns}


def said_of_table(
    kind: TableName, mapping: Path | None, columns: list[str] | None, words: list[str] | None
) -> Said:
    """What options and mapping file say; beside the fields of measurement files they may name columns of the table."""
    from trede.intake.mapping_file import read_mapping, said_in_words
    from trede.intake.said import NOTHING_SAID

    more = columns_by_name(kind)
    said = said_in_words(columns, words, more=more) if columns or words else NOTHING_SAID
    if mapping is None:
        return said
    text = mapping.read_text(encoding="utf-8", errors="replace")
    return said.over(read_mapping(text, mapping.name, more))


def meant_columns(
    found: Sequence[str], kind: TableName, said: Said, by_option: Iterable[str]
) -> dict[str, str]:
    """The column that each header stands for. ``by_option`` are headers that must be there."""
    _check_there(by_option, found)
    names = {**columns_by_name(kind), **FIELDS[kind]}
    told = {header: names.get(field or "") for header, field in said.columns.items() if header in found}
    chosen = {header: column for header, column in told.items() if column}
    _check_once(chosen)
    for header in found:
        column = columns_by_name(kind).get(header) or _meant(header, kind)
        if header not in said.columns and column and column not in chosen.values():
            chosen[header] = column
    return chosen


def _check_there(headers: Iterable[str], found: Sequence[str]) -> None:
    if absent := [each for each in headers if each not in found]:
        text = _("'{name}' is not in the file. Its columns are: {known}.")
        raise typer.BadParameter(text.format(name=absent[0], known=", ".join(found)), param_hint="--map")


def _check_once(chosen: Mapping[str, str]) -> None:
    for column, number in Counter(chosen.values()).items():
        if number > 1:
            headers = ", ".join(f"'{header}'" for header, other in chosen.items() if other == column)
            text = _("{headers} are all said to be '{name}'. Choose one.")
            raise typer.BadParameter(text.format(headers=headers, name=column), param_hint="--map")


def check_option(kind: TableName, said: Mapping[str, str | None]) -> None:
    """A field that this table does not have was a mistake when an option names it."""
    names = columns_by_name(kind)
    known = {*names, *FIELDS[kind]}
    if unknown := [each for each in said.values() if each and each not in known]:
        text = _("'{name}' is not a column. Choose from: {known}.")
        choice = ", ".join(dict.fromkeys(names.values()))
        raise typer.BadParameter(text.format(name=unknown[0], known=choice), param_hint="--map")


def _meant(header: str, kind: TableName) -> str | None:
    """As the reader of measurement files takes a header, when it is sure."""
    from trede.intake.headers import meaning

    part = {"orders": "purchases"}.get(kind, kind)
    if kind != "orders" and (found := meaning(header, "organisation")) and found.field.key == "kvk":
        return FIELDS[kind]["kvk"]
    known = meaning(header, part) if part != "organisations" else None
    if known is None or known.how == "likely":
        return None
    return FIELDS[kind].get(known.field.key) or columns_by_name(kind).get(known.field.key)


def mapping_of_table(kind: TableName, chosen: Mapping[str, str], said: Said) -> str:
    """How a table was read, as a mapping file to give again."""
    from trede.intake.mapping_file import written_mapping

    fields = {column: field for field, column in FIELDS[kind].items()}
    left = {header: "" for header, field in said.columns.items() if field is None}
    return written_mapping(
        {header: fields.get(column, column) for header, column in chosen.items()} | left, said
    )
