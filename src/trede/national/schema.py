# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The published schemas of the tables: a row as JSON Schema, with the Parquet type and the unit of each column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.national.columns import codes, table

if TYPE_CHECKING:
    from trede.national.columns import Column, TableName

TABLES: tuple[TableName, ...] = ("employments", "organisations", "orders", "survey")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
OUTCOME = {
    "total_fte_millionths": "Total fte in millionths, rounded half up; empty without a usable total.",
    "share_millionths": "Total share in millionths of a percent, rounded half up; empty where nothing was measured.",
    "level": "Level by its code; empty where the edition cannot measure the organisation.",
    "thirty_plus": "Whether 30+ is reached; only there when it was asked for.",
}


def row_schema(name: TableName) -> dict[str, Any]:
    """JSON Schema of one row of a table that is read."""
    found = table(name)
    return {
        "$schema": DIALECT,
        "$id": f"urn:trede:schema:national-{name}-1",
        "title": f"trede/national-{name}/1",
        "description": found.en,
        "type": "object",
        "required": [column for column in found.columns if not found.columns[column].optional],
        "properties": {column: _property(each) for column, each in found.columns.items()},
    }


def outcome_schema() -> dict[str, Any]:
    """JSON Schema of one row of what a national measurement writes; EDITION is an id, as ``pso_1_7``."""
    kinds = {"level": ["string", "null"], "thirty_plus": ["boolean", "null"]}
    parquet = {"level": "dictionary of strings", "thirty_plus": "boolean"}
    return {
        "$schema": DIALECT,
        "$id": "urn:trede:schema:national-outcome-1",
        "title": "trede/national-outcome/1",
        "description": "One row for each organisation, by its number; for each edition its total, share and level.",
        "type": "object",
        "required": ["organisation", "target_rows"],
        "properties": {
            "organisation": {"type": "integer", "x-parquet": "int64"},
            "target_rows": {"type": "integer", "minimum": 0, "x-parquet": "int64"},
        },
        "patternProperties": {
            rf"^{name}_[a-z0-9_]+$": {
                "type": kinds.get(name, ["integer", "null"]),
                "x-parquet": parquet.get(name, "int64"),
                "description": text,
            }
            for name, text in OUTCOME.items()
        },
        "additionalProperties": False,
    }


def columns_page() -> str:
    """The tables and the numbers of codes, as Markdown below a heading."""
    parts = [_section(name) for name in TABLES]
    outcome = "\n".join(f"| `{name}_EDITION` | {text} |" for name, text in OUTCOME.items())
    parts.append(
        "## What is written\n\nOne row for each organisation, in the order of its number, with `organisation`, "
        "`target_rows` (contracts of people in the target group in the reference year), and for each edition, "
        "with its id written as `pso_1_7`, so that SQL needs no quotes:\n\n"
        f"| column | |\n|---|---|\n{outcome}\n\nSchema: `schema/national-outcome.json`."
    )
    for title, numbers in (("Starting positions", codes().positions), ("Contract types", codes().contracts)):
        rows = "\n".join(f"| {number} | `{code}` |" for code, number in numbers.items())
        parts.append(f"## {title}\n\n| number | code |\n|---|---|\n{rows}")
    return "\n\n".join(parts)


def _property(column: Column) -> dict[str, Any]:
    kind: str | list[str] = ["integer", "null"] if column.empty else "integer"
    parquet = f"int{column.bits} or date" if column.is_day else f"int{column.bits}"
    return {
        "type": kind,
        "minimum": column.low,
        "maximum": column.high,
        "description": column.en,
        "x-unit": "days since 1970-01-01" if column.is_day else column.unit,
        "x-parquet": parquet,
    }


def _section(name: TableName) -> str:
    found = table(name)
    rows = "\n".join(_line(column) for column in found.columns.values())
    head = "| column | type | unit | from | to | |\n|---|---|---|---|---|---|"
    return f"## {name.capitalize()}\n\n{found.en}\n\n{head}\n{rows}\n\nSchema: `schema/national-{name}.json`."


def _line(column: Column) -> str:
    kind = f"int{column.bits}" + (" or date" if column.is_day else "")
    marks = [
        word
        for word, holds in (("may be left out", column.optional), ("may be empty", column.empty))
        if holds
    ]
    text = column.en + (f" ({', '.join(marks)})" if marks else "")
    return f"| `{column.name}` | {kind} | {column.unit} | {column.low} | {column.high} | {text} |"
