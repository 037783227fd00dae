# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mapping file (format ``trede/mapping/1``): what a user says of files of one kind, to be given again.

A small TOML file: ``[columns]`` has headers with the key of a field (empty: do not read), ``[contract]`` and
``[position]`` have words with a code (``none``: outside the target group; ``?``: not said yet).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.intake.fields import parts
from trede.intake.header_rows import PARTS
from trede.intake.headers import known_headers, normal
from trede.intake.labels import labels, newest_texts
from trede.intake.said import Said
from trede.kernel.findings import finding
from trede.kernel.toml_places import NoTomlError, read_toml
from trede.kernel.values import NotANumberError, TooPreciseError, hundredths, scaled_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from trede.intake.mapping import ColumnMapping, SheetMapping
    from trede.intake.said import Words
    from trede.kernel.findings import Finding

FORMAT = "trede/mapping/1"
WORD_FIELDS = ("contract", "position")
NONE, UNSAID = "none", "?"

_KEYS = ("format", "fulltime_week", "month_first", "columns", *WORD_FIELDS)
_LARGEST = 1_000_000


def read_mapping(text: str, name: str, more: Collection[str] = ()) -> Said:
    """What the text of a mapping file says; ``name`` is that of the file. ``InputRefusedError`` with all mistakes.

    ``more`` are names of columns that another table has beside the fields.
    """
    if len(text) > _LARGEST:
        raise InputRefusedError([finding("input.too-large", name, _LARGEST // 1_000_000)])
    try:
        document = read_toml(text)
    except NoTomlError as mistake:
        raise InputRefusedError(
            [finding("mapping.not-toml", name, mistake.wrong, line=mistake.line)]
        ) from None
    findings = [finding("mapping.unknown-key", name, key) for key in document if key not in _KEYS]
    if document.get("format") != FORMAT:
        findings.append(finding("mapping.format", name, str(document.get("format")), format=FORMAT))
    reader = _Reader(name, findings, more)
    said = Said(
        reader.columns(document.get("columns")),
        {field: reader.words(document.get(field), field) for field in WORD_FIELDS if field in document},
        reader.week(document.get("fulltime_week")),
        document.get("month_first") is True,
    )
    if findings:
        raise InputRefusedError(findings)
    return said


def said_in_words(
    columns: list[str] | None,
    words: list[str] | None,
    week: str | None = None,
    *,
    month_first: bool = False,
    more: Collection[str] = (),
) -> Said:
    """The same from ``header=field`` and ``word=code``; the code says which field it is of."""
    findings: list[Finding] = []
    reader = _Reader("--map", findings, more)
    pairs = dict(reader.pair(each) for each in columns or ())
    told = Said(reader.columns(pairs), {}, reader.week(week), month_first)
    reader = _Reader("--word", findings)
    meant: dict[str, dict[str, str | None]] = {field: {} for field in WORD_FIELDS}
    for word, code in map(reader.pair, words or ()):
        field = _field_of(code)
        meant[field] |= reader.words({word: code}, field)
    if findings:
        raise InputRefusedError(findings)
    return Said(told.columns, meant, told.fulltime_week, month_first)


class _Reader:
    """Reads what was written and gathers a finding for each mistake."""

    def __init__(self, place: str, findings: list[Finding], more: Collection[str] = ()) -> None:
        self.place, self.findings, self.more = place, findings, more

    def pair(self, written: str) -> tuple[str, str]:
        """``header=field`` apart, at the last sign: a header may have one too."""
        name, sign, meant = written.rpartition("=")
        if not sign:
            self.findings.append(finding("mapping.no-pair", self.place, written))
        return name.strip(), meant.strip()

    def columns(self, found: object) -> dict[str, str | None]:
        known = {**_fields(), **{name: name for name in self.more}}
        read: dict[str, str | None] = {}
        for header, key in self._table(found, "columns").items():
            field = known.get(key) or known.get(normal(key)) if key else None
            if key and field is None:
                keys = ", ".join(dict.fromkeys(known.values()))
                self.findings.append(finding("mapping.unknown-field", self.place, key, known=keys))
            read[header] = field
        return read

    def words(self, found: object, field: str) -> dict[str, str | None]:
        codes = labels(newest_texts()).codes[field]
        read: dict[str, str | None] = {}
        for word, code in self._table(found, field).items():
            if code in (NONE, UNSAID):
                read |= {word: None} if code == NONE and field == "position" else {}
            elif normal(code) in codes:
                read[word] = codes[normal(code)]
            else:
                known = ", ".join(sorted(_codes(field)))
                self.findings.append(
                    finding("mapping.unknown-code", self.place, code, word=word, known=known)
                )
        return read

    def week(self, found: object) -> int | None:
        """Hours of a full week as hundredths, within the limits of the field."""
        if found is None:
            return None
        field = parts()["employments"].field("fulltime_hours")
        try:
            week = hundredths(str(found).replace(",", "."))
        except (NotANumberError, TooPreciseError):
            week = 0
        if field.low * 100 <= week <= field.high * 100:
            return week
        self.findings.append(
            finding(field.range_code, self.place, str(found), low=field.low, high=field.high)
        )
        return None

    def _table(self, found: object, name: str) -> Mapping[str, str]:
        if found is None:
            return {}
        if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
            self.findings.append(finding("mapping.not-a-table", self.place, name))
            return {}
        return found


def _fields() -> dict[str, str]:
    """The key of each field, by itself and by its names."""
    found: dict[str, str] = {}
    for path in PARTS:
        for field in parts()[path].fields:
            found.setdefault(field.key, field.key)
        for header, each in known_headers(path).items():
            if each.how == "template":
                found.setdefault(header, each.field.key)
    return found


def _codes(field: str) -> set[str]:
    return {code for code in labels(newest_texts()).codes[field].values() if code}


def _field_of(code: str) -> str:
    """The field that a code is of; of contracts when it is none of positions either."""
    codes = labels(newest_texts()).codes["position"]
    return "position" if normal(code) in codes or code == NONE else "contract"


def mapping_text(sheets: tuple[SheetMapping, ...], words: Words, said: Said) -> str:
    """How a file was read, as a mapping file to look at, to change and to give again."""
    lines = [f"format = {json.dumps(FORMAT)}"]
    if said.fulltime_week:
        lines.append(f"fulltime_week = {json.dumps(scaled_text(said.fulltime_week, 2))}")
    if said.month_first:
        lines.append("month_first = true")
    lines += ["", "[columns]", *_column_lines(sheets)]
    for field in WORD_FIELDS:
        lines += ["", f"[{field}]", *_word_lines(words.get(field, {}))]
    return "\n".join(lines) + "\n"


def written_mapping(columns: Mapping[str, str], said: Said) -> str:
    """The mapping file of a table that was read in another way: its headers with the key of a field, and words."""
    pairs = [f"{json.dumps(each, ensure_ascii=False)} = {json.dumps(key)}" for each, key in columns.items()]
    lines = [f"format = {json.dumps(FORMAT)}", "", "[columns]", *pairs]
    for field in WORD_FIELDS:
        lines += ["", f"[{field}]", *_word_lines(said.words.get(field, {}))]
    return "\n".join(lines) + "\n"


def _column_lines(sheets: tuple[SheetMapping, ...]) -> Iterator[str]:
    """Columns that are read; as remarks those that are not, so that they are asked about again."""
    seen: set[str] = set()
    for sheet in sheets:
        for column in sheet.columns:
            name = column.header or column.letter
            if name not in seen and column.dropped not in ("bsn", "bsn-doubt", "personal"):
                seen.add(name)
                yield _column_line(column, name)


def _column_line(column: ColumnMapping, name: str) -> str:
    quoted = json.dumps(name, ensure_ascii=False)
    samples = "  # " + ", ".join(column.samples) if column.samples else ""
    if column.field or column.how == "given":
        return f"{quoted} = {json.dumps(column.field or '')}{samples if column.how == 'likely' else ''}"
    return f"# {quoted} = {json.dumps(column.offer or '')}{samples}"


def _word_lines(found: Mapping[str, str | None]) -> Iterator[str]:
    for word, code in found.items():
        yield f"{json.dumps(word, ensure_ascii=False)} = {json.dumps(NONE if code is None else code)}"
