# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rule of a buyer can state, and how each value is written: a number with its unit, a word, or a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trede.kernel.values import NotANumberError, TooPreciseError, hundredths, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal
    from fractions import Fraction

Unit = Literal["euro", "percent", "hours", "months"]
NOT_STATED = "not stated"
"""A value of its own: the page of the buyer does not say it."""
LEVELS = ("basistrede", "trede-1", "trede-2", "trede-3")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written. Without a unit and words: any short text."""

    unit: Unit | None = None
    words: tuple[str, ...] = ()


def _months(text: str | int | Decimal) -> Fraction:
    found = ratio(text)
    if found.denominator != 1:
        raise TooPreciseError(str(text))
    return found


_READ: Mapping[Unit, Callable[[str | int | Decimal], int | Fraction]] = {
    "euro": hundredths,
    "percent": ratio,
    "hours": hundredths,
    "months": _months,
}
BOUNDS: Mapping[Unit, tuple[int, int]] = {
    "euro": (0, 100_000_000_000),
    "percent": (0, 100),
    "hours": (1, 60),
    "months": (0, 600),
}
_SCALE: Mapping[Unit, int] = {"euro": 100, "percent": 1, "hours": 100, "months": 1}

ASKED: Mapping[str, Form] = {
    "threshold": Form("euro"),
    "threshold-counts": Form(words=("from", "above")),
    "percentage": Form("percent"),
    "base": Form(words=("sum", "wages", "agreed")),
    "cap": Form("euro", ("none",)),
    "award": Form("percent", ("none",)),
    "below": Form(words=("nothing", "activity", "show")),
}
CERTIFICATE: Mapping[str, Form] = {
    **{f"worth.{level}": Form("percent", ("full", "part", "none")) for level in LEVELS},
    "moment": Form(words=("tender", "contract", "tender-and-contract")),
    "holder": Form(words=("main-contractor", "anyone")),
    "level-asked": Form(words=("any", *LEVELS, "none")),
    "level-asked-threshold": Form("euro"),
}
PEOPLE: Mapping[str, Form] = {
    "base-hours": Form("hours"),
    "hours-over-base": Form(words=("capped", "counted")),
    "pro-rata": Form(words=("by-time", "whole")),
    "started-before": Form("months"),
    "subsidy": Form(words=("while-it-runs", "no-difference")),
}
OTHER: Mapping[str, Form] = {
    "agreed": Form("euro"),
    "purchases": Form("percent", ("counts", "none")),
    "purchases-from": Form(words=("recognised-social-entrepreneur", "anyone")),
    "activities": Form(words=("by-value", "none")),
    "report-months": Form("months"),
    "fine": Form(),
}
GROUP: Mapping[str, Form] = {
    "amount": Form("euro"),
    "per": Form(words=("year", "month", "school-year")),
    "term": Form("months", ("always", "agreed")),
}
KINDS = ("works", "services", "supplies", "subsidy", "permit")
"""The kinds of contract. A rule that makes no difference says it of ``any``."""
GROUPS = (
    *("participatiewet", "participatiewet-under-2", "participatiewet-over-2", "register", "wajong", "wsw"),
    *("wia", "ww", "no-benefit", "bbl", "bbl-1-2", "bbl-3", "bol", "vso-pro", "work-experience"),
)
"""The groups that block values are named for, as buyers name them; one page has fewer of them than another."""
PLAIN: Mapping[str, Form] = {**ASKED, **CERTIFICATE, **PEOPLE, **OTHER}


def form_of(key: str) -> Form | None:
    """How the value of this key is written; None for a key that does not exist."""
    room, _, rest = key.partition(".")
    if room != "group":
        return PLAIN.get(key)
    group, _, what = rest.partition(".")
    return GROUP.get(what) if group in GROUPS else None


def parse(form: Form, text: str) -> int | Fraction | str:
    """A value: euro in cents and hours in hundredths (whole numbers), percent and months as they are, or the word.

    Raises ValueError for a text that is not written so, and one that is out of bounds.
    """
    if text in form.words or (not form.unit and not form.words and 0 < len(text.strip()) <= LONGEST):
        return text
    if form.unit is None:
        raise NotANumberError(text)
    found = _READ[form.unit](text)
    least, most = (bound * _SCALE[form.unit] for bound in BOUNDS[form.unit])
    if not least <= found <= most:
        raise NotANumberError(text)
    return found if form.unit == "percent" else int(found)


def expected_form(form: Form) -> dict[str, str]:
    """What was expected, in words, as fields of a finding."""
    words = ", ".join(form.words)
    if form.unit is None:
        return {"expected_nl": words or "een korte tekst", "expected_en": words or "a short text"}
    least, most = BOUNDS[form.unit]
    nl, en = f"een getal van {least} tot en met {most}", f"a number from {least} to {most}"
    return {
        "expected_nl": f"{nl}, of: {words}" if words else nl,
        "expected_en": f"{en}, or: {words}" if words else en,
    }
