# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The measurement as canonical JSON (RFC 8785): what the receipt's ``input_sha256`` is taken over.

Employments stand in the order of ref, first day and then every other field, purchases in that of supplier,
day and order number, so that the order in which a file lists them changes nothing. Only text and whole numbers
occur.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from trede.kernel.canonical import canonical_text
from trede.kernel.periods import NEVER, as_date
from trede.kernel.receipts import sha256_of
from trede.kernel.values import plain, scaled_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.scoring.measurement import Employment, Measurement, Organisation, Purchase

FORMAT = "trede/measurement/1"
DATES = ("intake", "indication_until", "subsidy_until", "left_school", "status_lost", "placement_from")


def measurement_document(measurement: Measurement) -> dict[str, Any]:
    """The measurement in the format ``trede/measurement/1``, rows in the order they have here."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "organisation": _organisation(measurement.organisation),
        "reference_year": {
            "from": iso(measurement.reference_year.first),
            "to": iso(measurement.reference_year.last),
        },
        "employments": [employment_document(each) for each in measurement.employments],
        "purchases": [purchase_document(each) for each in measurement.purchases],
    }
    if measurement.total_fte is not None:
        document["total_fte"] = plain(measurement.total_fte)
    if measurement.application_day is not None:
        document["application_date"] = iso(measurement.application_day)
    return document


def in_canonical_order(measurement: Measurement) -> Measurement:
    """The same measurement with its rows in canonical order; findings still name the place in the input."""
    return replace(
        measurement,
        employments=tuple(_sorted(measurement.employments)),
        purchases=tuple(sorted(measurement.purchases, key=_purchase_order)),
    )


def _sorted(employments: Sequence[Employment]) -> list[Employment]:
    """By reference, and those of one person by all the rest; mostly nobody has two."""
    alone = len({each.ref for each in employments}) == len(employments)
    return sorted(employments, key=attrgetter("ref") if alone else _employment_order)


def _employment_order(each: Employment) -> tuple[object, ...]:
    return (
        *(each.ref, each.first_day, each.last_day, each.contract, each.hours, each.fulltime_hours),
        *(each.position or "", each.entity or "", each.sw_order or ""),
        *_order_of_days(each),
    )


def _order_of_days(each: Employment) -> tuple[int, ...]:
    return (
        *(each.intake or 0, each.indication_until or 0, each.subsidy_until or 0, each.left_school or 0),
        *(each.status_lost or 0, each.placement_from or 0),
        -1 if each.benefit_months is None else each.benefit_months,
    )


def _purchase_order(each: Purchase) -> tuple[object, ...]:
    figures = (each.supplier_turnover, each.supplier_fte, each.supplier_direct_share)
    return (each.kvk, each.day, each.order, each.amount_cents, each.kind, each.supplier, *figures)


def input_sha256(measurement: Measurement) -> str:
    """SHA-256 over the canonical text of a measurement that is in canonical order."""
    return sha256_of(canonical_text(measurement_document(measurement)).encode())


@lru_cache(maxsize=4096)
def iso(day: int) -> str:
    """A day number as ``2018-05-01``."""
    return as_date(day).isoformat()


@lru_cache(maxsize=4096)
def hours_text(hundredths: int) -> str:
    """Hundredths as short as they go: 3200 gives ``32``, 3750 gives ``37.5``."""
    return scaled_text(hundredths, 2).rstrip("0").rstrip(".")


def employment_document(employment: Employment) -> dict[str, Any]:
    """One employment; keys that say nothing (a default, nothing given) are left out."""
    document: dict[str, Any] = {
        "ref": employment.ref,
        "contract": employment.contract,
        "hours": hours_text(employment.hours),
        "fulltime_hours": hours_text(employment.fulltime_hours),
        "from": iso(employment.first_day),
        "to": None if employment.last_day == NEVER else iso(employment.last_day),
    }
    if employment.position is not None:
        document["position"] = employment.position
        document |= {key: iso(day) for key in DATES if (day := getattr(employment, key)) is not None}
        if employment.benefit_months is not None:
            document["benefit_months"] = employment.benefit_months
    if employment.entity is not None:
        document["entity"] = employment.entity
    if employment.sw_order is not None:
        document["order"] = employment.sw_order
    return document


def purchase_document(purchase: Purchase) -> dict[str, Any]:
    return {
        "order": purchase.order,
        "supplier": purchase.supplier,
        "kvk": purchase.kvk,
        "kind": purchase.kind,
        "date": iso(purchase.day),
        "amount": scaled_text(purchase.amount_cents, 2),
        "supplier_turnover": plain(purchase.supplier_turnover),
        "supplier_fte": plain(purchase.supplier_fte),
        "supplier_direct_share": plain(purchase.supplier_direct_share),
    }


def _organisation(organisation: Organisation) -> dict[str, Any]:
    document: dict[str, Any] = {
        "name": organisation.name,
        "kvk": organisation.kvk,
        "entities": [{"kvk": kvk, "name": name} for kvk, name in sorted(organisation.entities)],
    }
    if organisation.kind is not None:
        document["kind"] = organisation.kind
    return document
