# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The JSON door: a document of the format ``trede/measurement/1``, read exactly, with all its mistakes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import field as attribute
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from trede.intake import rows_door
from trede.intake.assembly import Declared, assemble
from trede.intake.fields import FORMAT, part
from trede.intake.json_values import SEALED, STYLE, Unreadable
from trede.intake.limits import MOST_DIGITS
from trede.intake.privacy import shown
from trede.intake.reader import Reader
from trede.intake.rows import Rows
from trede.intake.watching import unwatched
from trede.kernel import formats
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.intake.watching import Watch
    from trede.scoring.measurement import Measurement

    Object = dict[str, object]

# A large employer has 100,000 employments. Beyond these a file is not decoded at all: three bytes of JSON can
# take a hundred in memory.
LARGEST = 40_000_000
MOST_ROWS = 200_000
SMALL = 96 * 1024
"""Bytes; a test holds what any file of this size can take: less than a second and 100 MB."""
# A row of a rows file is three objects: the row, its sums, and both with their salt.
_MOST_SIGNS = {b"{": 3 * MOST_ROWS + 1_000, b"[": 20_000, b",": 20 * MOST_ROWS}
_MOST_VALUES_OF_ROWS = 14 * MOST_ROWS
_MOST_KEYS = 1_000
_MOST_DOUBLE_KEYS = 100
# A known key is shorter; of a longer one its beginning says which was meant.
_LONGEST_KEY = 40

_TOP = ("format", "organisation", "reference_year", *part("measurement").keys, "employments", "purchases")


def read_json(
    data: bytes, watch: Watch = unwatched, fulltime_week: int | None = None
) -> tuple[Measurement | None, tuple[Finding, ...]]:
    """The measurement in the bytes of a file, and everything wrong with them.

    ``fulltime_week`` (hundredths of hours) holds for rows that do not say it; without it that is 40 hours.
    There is no measurement only when the bytes are no JSON object at all.
    """
    if found := too_much(data):
        return None, (found,)
    decoder = _Decoder()
    document = decoder.decode(data)
    if not isinstance(document, dict):
        return None, (*decoder.findings, *_not_an_object(document, decoder))
    sealed = document.get("format") == formats.ROWS
    if sealed:
        rows = document.get("rows")
        watch("rows", len(rows) if isinstance(rows, list) else 0, 0)
        document, about_rows = rows_door.measurement_in(data)
        if document is None:
            return None, about_rows
        decoder.findings += about_rows
    return read_document(document, decoder.findings, fulltime_week, sealed=sealed)


def too_much(data: bytes) -> Finding | None:
    """Why these bytes are not decoded at all, seen without decoding them."""
    if len(data) > LARGEST:
        return finding("input.too-large", "", LARGEST // 1_000_000)
    if any(data.count(sign) > most for sign, most in _MOST_SIGNS.items()):
        return finding("input.too-many-rows", "", MOST_ROWS)
    if _wide_rows(data) or _many_keys(data):
        return finding("input.too-many-rows", "", MOST_ROWS)
    return None


def decoded(data: bytes) -> object:
    """The values in the bytes of a file; None when it is no JSON."""
    return _Decoder().decode(data)


def _wide_rows(data: bytes) -> bool:
    """Whether very many rows have each more values than a row of the format has."""
    return data.count(b"{") > MOST_ROWS // 2 and data.count(b",") > _MOST_VALUES_OF_ROWS


def _many_keys(data: bytes) -> bool:
    """Whether one object has far more keys than any of the format, seen before anything is decoded."""
    return any(part.count(b":") > _MOST_KEYS for part in data.split(b"}"))


def read_document(
    document: Object,
    findings: Iterable[Finding] = (),
    fulltime_week: int | None = None,
    *,
    sealed: bool = False,
) -> tuple[Measurement, tuple[Finding, ...]]:
    """The same for a document decoded already; numbers in it are text, int or Decimal, never float.

    References that are ``sealed`` stay as they are; else none is kept with a name in it.
    """
    style = SEALED if sealed else STYLE
    reader = Reader(style, list(findings), fulltime_week=fulltime_week)
    declared = _Structure(document, reader).declared()
    return assemble(declared, reader), reader.gathered()


def _not_an_object(document: object, decoder: _Decoder) -> list[Finding]:
    return [] if decoder.findings else [finding("input.not-an-object", "", shown(document))]


@dataclass(slots=True)
class _Decoder:
    """JSON to values without float, with a finding for what the JSON standard leaves to the reader."""

    findings: list[Finding] = attribute(default_factory=list)

    def decode(self, data: bytes) -> object:
        try:
            return json.loads(
                data.decode("utf-8-sig"),
                parse_float=self._number,
                parse_int=self._whole,
                parse_constant=lambda _name: Unreadable(),
                object_pairs_hook=self._object,
            )
        except UnicodeDecodeError as mistake:
            self.findings.append(finding("input.not-utf8", "", None, byte=mistake.start + 1))
        except json.JSONDecodeError as mistake:
            place = {"line": mistake.lineno, "sign": mistake.colno}
            self.findings.append(finding("input.not-json", "", None, **place))
        except RecursionError:
            self.findings.append(finding("input.too-deep", ""))
        return None

    def _number(self, written: str) -> object:
        try:
            return Decimal(written) if len(written) <= MOST_DIGITS else Unreadable()
        except InvalidOperation:  # an exponent of 20 digits
            return Unreadable()

    def _whole(self, written: str) -> object:
        return int(written) if len(written) <= MOST_DIGITS else Unreadable()

    def _object(self, pairs: list[tuple[str, object]]) -> Object:
        found = dict(pairs)
        if len(found) != len(pairs):
            seen: set[str] = set()
            twice = {key for key, _ in pairs if key in seen or seen.add(key)}  # type: ignore[func-returns-value]
            room = max(0, _MOST_DOUBLE_KEYS - len(self.findings))
            self.findings += [finding("input.duplicate-key", "", shown(key)) for key in sorted(twice)[:room]]
        return found


@dataclass(frozen=True, slots=True)
class _Structure:
    """Takes a document apart into the objects and rows of the format."""

    document: Object
    reader: Reader

    def declared(self) -> Declared:
        self._check_keys(self.document, "", _TOP)
        self._check_format()
        organisation = self._object("organisation")
        return Declared(
            organisation,
            self._entities(organisation),
            self._object("reference_year"),
            {key: _scalar(value) for key, value in self.document.items()},
            self._rows("employments"),
            self._rows("purchases"),
        )

    def _find(self, code: str, place: str, value: object = None, **fields: object) -> None:
        self.reader.find(code, code, place, value, **fields)

    def _check_keys(self, found: Object, place: str, known: Sequence[str]) -> None:
        unknown = sorted(found.keys() - set(known))
        if unknown:
            from difflib import get_close_matches  # only for who makes a mistake: it takes time to load
        for key in unknown:
            if not self.reader.told_enough("unknown keys"):
                near = get_close_matches(key[:_LONGEST_KEY].lower(), known, 1) or known
                self._find("input.unknown-key", place + (shown(key) or ""), key, nearest=", ".join(near))

    def _check_format(self) -> None:
        if self.document.get("format") != FORMAT:
            self._find("input.format", "format", _scalar(self.document.get("format")), format=FORMAT)

    def _object(self, key: str) -> Object | None:
        """The object under a key; without it its required fields are missing, one by one."""
        found = self.document.get(key, {})
        known = (*part(key).keys, *(["entities"] if key == "organisation" else []))
        return self._fields(found, key, known)

    def _fields(self, found: object, place: str, known: Sequence[str]) -> Object | None:
        if not isinstance(found, dict):
            self._find("input.not-an-object", place, _scalar(found))
            return None
        self._check_keys(found, f"{place}.", known)
        return {key: _scalar(value) for key, value in found.items()}

    def _list(self, found: object, place: str) -> list[object]:
        if isinstance(found, list):
            if len(found) > MOST_ROWS:
                self._find("input.too-many-rows", place, MOST_ROWS)
            return found[:MOST_ROWS]
        if found is not None:
            self._find("input.not-a-list", place, _scalar(found))
        return []

    def _entities(self, organisation: Object | None) -> list[tuple[int, Object]]:
        place = "organisation.entities"
        raw = self.document.get("organisation")
        found = self._list(raw.get("entities") if isinstance(raw, dict) else None, place)
        read = [(i, self._fields(item, f"{place}[{i}]", part("entity").keys)) for i, item in enumerate(found)]
        return [(index, entity) for index, entity in read if entity is not None]

    def _rows(self, path: str) -> Rows:
        known = part(path).keys
        read = [
            (index, self._fields(item, f"{path}[{index}]", known))
            for index, item in enumerate(self._list(self.document.get(path), path))
        ]
        rows = [(index, row) for index, row in read if row is not None]
        columns: dict[str, list[object]] = {key: [row.get(key) for _, row in rows] for key in known}
        return Rows(columns, [index for index, _ in rows])


def _scalar(value: object) -> object:
    return Unreadable() if isinstance(value, dict | list) else value
