# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case from the sheets of a workbook: rows of cells to the same document as the JSON, with places as in the sheet."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trede.kernel.findings import Finding, finding
from trede.matching.case_file import FORMAT, LISTS, MOST_LINES, read_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.matching.people import Case

_PLACE = re.compile(r"(\w+)\[(\d+)\](?:\.(\w+))?")
_LEVEL = re.compile(r"(.+?)[ =:]+([0-9]+|\?)")
_LONGEST_LEVEL = 200
_COMMA = re.compile(r"-?[0-9]+,[0-9]+")
_YES, _NO = frozenset({"ja", "yes", "true", "1"}), frozenset({"nee", "no", "false", "0"})
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@cache
def layout() -> dict[str, Any]:
    """The sheets with their columns, and the words of cells, as in ``columns.toml``."""
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


def read_sheets(
    sheets: Mapping[str, Sequence[Sequence[object]]], name: str
) -> tuple[Case, tuple[Finding, ...]]:
    """The case in sheets by their name, each from its first row, and everything wrong with it by sheet, row, column."""
    reader = _Reader(name)
    known = {plain(layout()[key][language]): key for key in LISTS for language in ("nl", "en")}
    for title, rows in sheets.items():
        if plain(title) in known:
            reader.read(known[plain(title)], title, rows)
    if "tasks" not in reader.data:
        reader.findings.append(finding("matching.no-such-sheet", name, layout()["tasks"]["nl"]))
        reader.data["tasks"] = []
    case, findings = read_data(reader.data, name, reader.findings)
    return case, tuple(reader.placed(each) for each in findings)


def plain(text: object) -> str:
    """A head or a word as it is compared."""
    return " ".join(str(text).casefold().replace("*", "").split())


class _Reader:
    """Gathers lists from sheets, and remembers where each line and key stood."""

    def __init__(self, name: str) -> None:
        self.data: dict[str, Any] = {"format": FORMAT, "name": name}
        self.findings: list[Finding] = []
        self.rows: dict[str, tuple[str, list[int]]] = {}
        self.columns: dict[tuple[str, str], str] = {}

    def read(self, key: str, title: str, rows: Sequence[Sequence[object]]) -> None:
        if key in self.data:
            self.findings.append(finding("matching.code-twice", title, title))
            return
        fields = self._fields(key, title, rows[0] if rows else ())
        entries, numbers = [], []
        for number, row in enumerate(rows[1 : MOST_LINES + 2], start=2):
            cells = {field: row[place] for place, field in fields.items() if place < len(row)}
            filled = {field: cell for field, cell in cells.items() if cell is not None and str(cell).strip()}
            if filled:
                entries.append(filled)
                numbers.append(number)
        self.data[key], self.rows[key] = [{}] * len(entries), (title, numbers)
        for number, entry in enumerate(entries):
            at = f"{key}[{number}]"
            self.data[key][number] = {
                field: self._value(layout()[key]["columns"][field]["kind"], cell, f"{at}.{field}")
                for field, cell in entry.items()
            }

    def _fields(self, key: str, title: str, heads: Sequence[object]) -> dict[int, str]:
        """The field of each column by its place; heads that are not known are findings."""
        columns = layout()[key]["columns"]
        known = {
            plain(column[language]): field for field, column in columns.items() for language in ("nl", "en")
        }
        known |= {field: field for field in columns}
        fields: dict[int, str] = {}
        for place, head in enumerate(heads):
            if head is None or not str(head).strip():
                continue
            field = known.get(plain(head))
            if field is None or field in fields.values():
                told = ", ".join(str(column["nl"]) for column in columns.values())
                found = finding("matching.unknown-column", title, str(head)[:50], known=told)
                self.findings.append(found.at(title, 1, _letter(place)))
            else:
                fields[place] = field
                self.columns[key, field] = _letter(place)
        return fields

    def _value(self, kind: str, cell: object, at: str) -> object:
        text = str(cell).strip()
        if kind == "number":
            return _number(cell, text)
        if kind in ("levels", "limits"):
            return self._levels(kind, text, at)
        if kind == "names":
            return _parts(text)
        if kind == "days":
            return [_word("days", each) for each in _parts(text.replace(",", ";"))]
        if text == "?":
            return None
        if kind == "contact":
            return _word("contact", text)
        if kind == "flag":
            return {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}.get(plain(text), text)
        return text

    def _levels(self, kind: str, text: str, at: str) -> dict[str, int | None]:
        found: dict[str, int | None] = {}
        for part in _parts(text.replace("\n", ";")):
            match = _LEVEL.fullmatch(part) if len(part) <= _LONGEST_LEVEL else None
            if match is None or len(match[2]) > 3:
                self.findings.append(finding("matching.levels-unclear", at, part[:50]))
                continue
            name = _word("conditions", match[1]) if kind == "limits" else match[1].strip()
            found[name] = None if match[2] == "?" else int(match[2])
        return found

    def placed(self, found: Finding) -> Finding:
        """The finding with its sheet, row and column."""
        match = _PLACE.match(found.place)
        if match is None or match[1] not in self.rows:
            return found
        title, numbers = self.rows[match[1]]
        return found.at(title, numbers[int(match[2])], self.columns.get((match[1], match[3] or "")))


def _word(kind: str, text: str) -> str:
    """The code of a word; one that is not known as it is, to be refused where it is read."""
    return str(layout()["words"][kind].get(plain(text), text.strip()))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _number(cell: object, text: str) -> object:
    if text == "?":
        return None
    if isinstance(cell, int | Decimal):
        return cell
    return text.replace(",", ".") if _COMMA.fullmatch(text) else text


def _letter(place: int) -> str:
    return _LETTERS[place] if place < len(_LETTERS) else f"{_LETTERS[place // 26 - 1]}{_LETTERS[place % 26]}"
