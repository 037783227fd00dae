# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register as files that any file server serves: CSV, JSON, a file for each organisation, and the change feed."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from trede.office.register.models import Moved
    from trede.office.register.rules import Held

FORMAT, CHANGES = "trede/register/1", "trede/register-changes/1"
COLUMNS = (
    *("kvk", "name", "place", "level", "thirty_plus", "first_day", "last_day", "standing"),
    *("ended_on", "suspended", "sector", "entities", "places", "sheltered_workplace", "certificate"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula; behind an apostrophe it is text."""
MOST_NEWS = 500


def row_document(held: Held, day: date) -> dict[str, Any]:
    """One row of the register as everybody may read it; ``standing`` is that of ``day``."""
    return {
        "kvk": held.kvk,
        "name": held.name,
        "place": held.place,
        "level": held.level,
        "thirty_plus": held.thirty_plus,
        "first_day": held.first_day.isoformat(),
        "last_day": held.last_day.isoformat(),
        "standing": held.standing(day).value,
        "ended_on": held.ended_on.isoformat() if held.ended_on else None,
        "suspended": [
            {"from": gap.first.isoformat(), "until": gap.end.isoformat() if gap.end else None}
            for gap in held.gaps
        ],
        "sector": held.sector or None,
        "entities": [{"kvk": kvk, "name": name} for kvk, name in held.entities],
        "places": list(held.places),
        "sheltered_workplace": held.is_sw,
        "certificate": held.certificate or None,
    }


def register_files(
    rows: Sequence[Held], moves: Sequence[tuple[Moved, Held]], *, address: str, on: datetime, day: date
) -> dict[str, bytes]:
    """Every file by its path. ``rows`` and ``moves`` as the register has them, ``address`` where they will stand."""
    documents = [row_document(each, day) for each in rows]
    by_kvk: dict[str, list[dict[str, Any]]] = {}
    for each in documents:
        by_kvk.setdefault(each["kvk"], []).append(each)
    told = {"format": FORMAT, "day": day.isoformat()}
    found = {
        "register.csv": _csv(documents),
        "register.json": _json({**told, "rows": documents}),
        "index.json": _json({**told, "organisations": _index(by_kvk)}),
        "changes.json": _json({"format": CHANGES, "changes": [_change(*each) for each in moves]}),
        "changes.atom": _atom(moves, address, on).encode(),
    }
    for kvk, held in by_kvk.items():
        found[_path(kvk)] = _json({**told, "kvk": kvk, "rows": held})
    return found


def _path(kvk: str) -> str:
    return f"organisation-{kvk}.json"


def _index(by_kvk: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[dict[str, str]]:
    return [{"kvk": kvk, "name": rows[0]["name"], "file": _path(kvk)} for kvk, rows in sorted(by_kvk.items())]


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(documents: Iterable[Mapping[str, Any]]) -> bytes:
    """RFC 4180 in UTF-8; lists in one cell with a semicolon between, no cell that a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for each in documents:
        cells = {
            **each,
            "suspended": "; ".join(f"{gap['from']}/{gap['until'] or '..'}" for gap in each["suspended"]),
            "entities": "; ".join(f"{one['kvk']} {one['name']}" for one in each["entities"]),
            "places": "; ".join(each["places"]),
        }
        writer.writerow([_cell(cells[name]) for name in COLUMNS])
    return out.getvalue().encode()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _change(moved: Moved, held: Held) -> dict[str, Any]:
    return {
        "number": moved.number,
        "at": _stamp(moved.at),
        "day": moved.on.isoformat(),
        "step": moved.step,
        "kvk": held.kvk,
        "name": held.name,
        "level": held.level,
        "thirty_plus": held.thirty_plus,
        "certificate": held.certificate or None,
    }


def _atom(moves: Sequence[tuple[Moved, Held]], address: str, on: datetime) -> str:
    """RFC 4287: the newest changes first; all of them stand in ``changes.json``."""
    entries = []
    for moved, held in list(moves)[: -MOST_NEWS - 1 : -1]:
        said = _plain(
            f"{held.name} ({held.kvk}): {held.level}{', 30+' if held.thirty_plus else ''}, {moved.step}"
        )
        link = f'<link href="{escape(address)}{_path(held.kvk)}"/>'
        entries.append(
            f"<entry><id>urn:uuid:{moved.pk}</id><title>{said}</title><updated>{_stamp(moved.at)}</updated>"
            f"{link}<summary>{said}, {moved.on.isoformat()}</summary></entry>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{escape(address)}changes.atom</id><title>Register</title><updated>{_stamp(on)}</updated>"
        f'<author><name>trede</name></author><link rel="self" href="{escape(address)}changes.atom"/>'
        f"{''.join(entries)}</feed>\n"
    )


def _plain(text: str) -> str:
    """Without signs that XML cannot hold."""
    return escape("".join(sign for sign in text if sign.isprintable()))


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
