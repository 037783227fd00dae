# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A measurement written as a document of the format ``trede/measurement/1``; reading it gives it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.intake.fields import FORMAT, Field, Part, part
from trede.kernel.periods import NEVER, as_date
from trede.kernel.values import plain, scaled_text

if TYPE_CHECKING:
    from trede.scoring.measurement import Measurement


def document(measurement: Measurement) -> dict[str, Any]:
    """The format's keys in the order of the table of fields; what is not filled in is left out."""
    year, organisation = measurement.reference_year, measurement.organisation
    entities = [{"kvk": kvk, "name": name} for kvk, name in organisation.entities]
    return {
        "format": FORMAT,
        "organisation": {**_object(part("organisation"), organisation), "entities": entities},
        "reference_year": {"from": _day(year.first), "to": _day(year.last)},
        **_object(part("measurement"), measurement),
        "employments": [_object(part("employments"), row) for row in measurement.employments],
        "purchases": [_object(part("purchases"), row) for row in measurement.purchases],
    }


def _object(part: Part, value: object) -> dict[str, Any]:
    """What the fields of one object hold; an end that is the last day there is, is no end."""
    found = {field.key: getattr(value, field.target) for field in part.fields if not field.tables_only}
    return {
        key: written(part.field(key), value)
        for key, value in found.items()
        if value is not None and not (key == "to" and value == NEVER)
    }


def written(field: Field, value: Any) -> str | int:
    """A value of the measurement as the format writes it: dates as 2018-12-31, numbers as text."""
    if field.kind == "day":
        return _day(value)
    if field.kind in ("hours", "money"):
        return scaled_text(value, 2)
    if field.kind == "ratio":
        return plain(value)
    return value  # type: ignore[no-any-return]  # text or a whole number


def _day(number: int) -> str:
    return as_date(number).isoformat()
