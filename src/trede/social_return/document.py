# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a contract stands as a document in the format ``trede/standing/1`` (schema: ``schema/standing-1.json``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.kernel.periods import as_date
from trede.kernel.receipts import ENGINE
from trede.kernel.values import scaled_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.scheme.buyer_rules import Stated
    from trede.social_return.figures import Figure
    from trede.social_return.standing import Standing

FORMAT = "trede/standing/1"


def standing_document(found: Standing) -> dict[str, Any]:
    """Every figure in euro with two decimals, null where it cannot be said, with what it leaned on."""
    certificate, people, purchases, activities = found.covered
    return {
        "format": FORMAT,
        "contract": found.contract.name,
        "rule": found.rule.id,
        "on": _day(found.on),
        "from": _day(found.contract.first),
        "to": _day(found.contract.days.last),
        "value": euro(found.contract.total_cents),
        "asked": _figure(found.asked),
        "activities_asked": found.activities_asked,
        "certificate": {
            **_figure(certificate),
            "level_at_tender": found.certificate.at_tender,
            "lowest_level": found.certificate.lowest,
            "lapses": _day(found.certificate.lapses),
        },
        "people": {
            **_figure(people),
            "until_now": euro(found.people_until_now_cents),
            "lines": [_figure(each) for each in found.people],
        },
        "purchases": _figure(purchases),
        "activities": {**_figure(activities), "still": found.activities_still},
        "still_to_do": euro(found.still_cents),
        "sure": found.is_sure,
        "open": list(found.open),
        "next_report": _day(found.next_report),
        "says": list(found.says),
        "terms": _stated(found.terms),
        "receipt": {"rule_sha256": found.rule.sha256, "engine": ENGINE},
    }


def euro(cents: int | None) -> str | None:
    """An amount in euro with two decimals."""
    return None if cents is None else scaled_text(cents, 2)


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "amount": euro(figure.cents),
        "used": _stated(figure.used),
        "missing": list(figure.missing),
        "careful": list(figure.careful),
        "says": list(figure.says),
    }


def _stated(values: Mapping[str, Stated]) -> dict[str, Any]:
    return {
        key: {
            "value": each.value,
            "basis": each.basis,
            "source": each.source,
            **({"day": each.day.isoformat()} if each.day else {}),
        }
        for key, each in values.items()
    }


def _day(number: int | None) -> str | None:
    return None if number is None else as_date(number).isoformat()
