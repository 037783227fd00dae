# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an organisation declares: read from a file, or made from your own values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from trede.errors import InputRefusedError
from trede.kernel.findings import Finding, errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.intake.reading import Reading
    from trede.scoring.measurement import Measurement

Hours = Decimal | int | str
Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Declared:
    """What was read: a measurement, the warnings that came with it, and the name of its file."""

    measurement: Measurement
    findings: tuple[Finding, ...]
    file: str
    reading: Reading = field(repr=False, compare=False)


def read(source: str | Path | Mapping[str, Any], *, name: str = "") -> Declared:
    """A measurement from a file (JSON, xlsx, ods, CSV, a folder of CSV files) or a document ``trede/measurement/1``.

    Raises ``InputRefusedError`` with every mistake; ``OSError`` when the file cannot be opened.
    """
    if isinstance(source, str | Path):
        from trede.intake.reading import read as read_file

        reading, name = read_file(Path(source)), name or Path(source).name
    else:
        reading = _read_document(source)
    if reading.measurement is None or errors(reading.findings):
        raise InputRefusedError(reading.findings)
    return Declared(reading.measurement, reading.findings, name, reading)


def _read_document(document: Mapping[str, Any]) -> Reading:
    from trede.intake.json_door import read_document
    from trede.intake.reading import Reading

    return Reading(*read_document(dict(document)))


def employment(
    ref: str,
    *,
    hours: Hours,
    first_day: date,
    last_day: date | None = None,
    contract: str = "regular",
    position: str | None = None,
    fulltime_hours: Hours = 40,
    **days: date | int | str | None,
) -> Object:
    """One contract of one person, for ``measurement``.

    ``hours`` and ``fulltime_hours`` are hours a week, with at most two decimals; ``last_day`` is the last day that
    counts, None while it runs. ``position`` is the code of the starting position, None outside the target group. Other
    keys as in docs/reference/formats.md: ``intake``, ``indication_until``, ``subsidy_until``, ``left_school``,
    ``status_lost`` and ``placement_from`` are days, ``benefit_months`` is a number.

    Raises TypeError for a float and for a day that is no ``datetime.date``.
    """
    written: Object = {"ref": ref, "contract": contract, "hours": _hours(hours), "from": day_text(first_day)}
    written |= {
        "to": None if last_day is None else day_text(last_day),
        "fulltime_hours": _hours(fulltime_hours),
    }
    if position is not None:
        written["position"] = position
    plain = ("benefit_months", "entity", "order")
    return written | {
        key: value if key in plain else day_text(value) for key, value in days.items() if value is not None
    }


def purchase(
    order: str,
    *,
    supplier: str,
    kvk: str,
    kind: Literal["pso", "sw"],
    day: date,
    amount: Decimal | int | str,
    supplier_turnover: Decimal | int | str,
    supplier_fte: Decimal | int | str,
    supplier_direct_share: Decimal | int | str,
) -> Object:
    """One order at a certified or SW supplier, for ``measurement``.

    ``amount`` and ``supplier_turnover`` are euro without VAT, ``supplier_direct_share`` is percent. Raises TypeError
    for a float and for a day that is no ``datetime.date``.
    """
    figures = {"amount": amount, "supplier_turnover": supplier_turnover, "supplier_fte": supplier_fte}
    figures |= {"supplier_direct_share": supplier_direct_share}
    named = {"order": order, "supplier": supplier, "kvk": kvk, "kind": kind, "date": day_text(day)}
    return named | {key: _number(value, key) for key, value in figures.items()}


def measurement(
    name: str,
    kvk: str,
    *,
    first_day: date,
    last_day: date,
    employments: Iterable[Mapping[str, Any]],
    purchases: Iterable[Mapping[str, Any]] = (),
    total_fte: Decimal | int | str | None = None,
    application_date: date | None = None,
) -> Declared:
    """An organisation (name, KvK number as 8 digits of text) with its contracts in one reference year.

    ``total_fte`` only when you list the target group alone. Raises ``InputRefusedError`` with every mistake.
    """
    document: Object = {
        "format": "trede/measurement/1",
        "organisation": {"name": name, "kvk": kvk},
        "reference_year": {"from": day_text(first_day), "to": day_text(last_day)},
        "employments": [dict(each) for each in employments],
        "purchases": [dict(each) for each in purchases],
    }
    if total_fte is not None:
        document["total_fte"] = _number(total_fte, "total_fte")
    if application_date is not None:
        document["application_date"] = day_text(application_date)
    return read(document, name=name)


def day_text(value: object) -> str:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"a day is a datetime.date, not {value!r}: write datetime.date(2026, 1, 31)")
    return value.isoformat()


def _hours(value: object) -> str:
    return _number(value, "hours a week")


def _number(value: object, what: str) -> str:
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise TypeError(
            f"{what} is a Decimal, an int or text such as '32.5', not {value!r}: a float is not exact"
        )
    return format(value, "f") if isinstance(value, Decimal) else str(value)
