# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values as tables write them: 1.234,50 and 32:00, 31-12-2018 and 43465, 80 % and labels."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from trede.intake.dutch_dates import day_in_number, day_in_text, no_day
from trede.intake.headers import normal, words
from trede.intake.json_values import kvk_text
from trede.intake.limits import MOST_DIGITS, Problem
from trede.intake.styles import Style
from trede.intake.tidy import blank, tidy
from trede.intake.whole_columns import reader_of
from trede.kernel.periods import NEVER

if TYPE_CHECKING:
    from trede.intake.fields import Field
    from trede.intake.labels import Labels

_CLOCK = re.compile(r"([0-9]{1,3})[:hu]([0-5][0-9])(:[0-5][0-9])?")
_DIGITS = re.compile(r"[+-]?(?:[0-9]+(\.[0-9]+)?|\.[0-9]+)")
_GROUPS = re.compile(r"[+-]?[0-9]{1,3}([.,])[0-9]{3}(\1[0-9]{3})*")
_GROUPS_AND_PART = re.compile(r"[+-]?[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?!\1)[.,][0-9]+")
_SIGNS = str.maketrans("", "", "€%  \u00a0\u202f'’")
_KVK_SEPARATORS = str.maketrans("", "", " .\u00a0")
# What people write behind a figure, or before an amount.
_HOURS_UNIT = r"(?:uur|uren|u|hours?|hrs?|h)?\.?(?:(?:p\.?/?w|/?wk|/?week|/w|perweek|aweek)\.?)?"
_UNITS = {
    "hours": re.compile(rf"(?P<figure>.*?[0-9]){_HOURS_UNIT}"),
    "money": re.compile(r"(?:eur|euro)?(?P<figure>.*?[0-9])(?:[.,](?:-{1,2}|=))?(?:eur|euro)?"),
    "factor": re.compile(r"(?P<figure>.*?[0-9])(?:fte|procent|proc\.?|pct\.?)?"),
    "whole": re.compile(r"(?P<figure>.*?[0-9])(?:maand|maanden|mnd|months?)?\.?"),
}
_UNITS["ratio"] = re.compile(
    r"(?:eur|euro)?(?P<figure>.*?[0-9])(?:[.,](?:-{1,2}|=))?(?:eur|euro|fte|procent)?"
)
_RANGE = re.compile(r"[0-9]+(?:[.,][0-9]+)?(?:uur|uren|u)?(?:-|–|/|tot|t/m|tm|à|to)[0-9]+.*")
_NO_END = re.compile(r"(?:[0-9]{1,2}[-/.]){2}9999|[-–—−_./\s]{2,}|∞")
_DASHES = str.maketrans("–—−", "---")
# So large a share can only be a percentage: nobody works one and a half times full time in one job.
_HIGHEST_FACTOR = Decimal("1.5")


def text(raw: object) -> str | Problem:
    """Text without blanks around it; a whole number in a cell is meant as text too."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, bool):
        return Problem("input.truth-value")
    if isinstance(raw, Decimal) and raw == raw.to_integral_value():
        return str(int(raw))
    return f"{raw:%d-%m-%Y}" if isinstance(raw, date) else str(raw)


def number(field: Field, raw: object) -> Decimal | Problem:
    """The number in a cell; a factor in percent, by its own size when nothing else says what it is."""
    found = plain_number(field, raw)
    if field.kind != "factor" or isinstance(found, Problem):
        return found
    return found if "%" in str(raw) or found > _HIGHEST_FACTOR else found * 100


def plain_number(field: Field, raw: object) -> Decimal | Problem:
    """The number in a cell as it stands."""
    if isinstance(raw, str):
        return _number_in_text(field, raw)
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return Decimal(raw)
    return Problem("input.not-a-number")


def _number_in_text(field: Field, written: str) -> Decimal | Problem:
    if field.kind == "hours" and (clock := _CLOCK.fullmatch(written)):
        return Decimal(int(clock[1])) + (Decimal(clock[2]) / 60).quantize(Decimal("0.01"))
    plain = _without_unit(field, written)
    if len(plain) > MOST_DIGITS:
        return Problem("input.not-a-number")
    if _GROUPS.fullmatch(plain):
        return _grouped(field, plain)
    if _GROUPS_AND_PART.fullmatch(plain):
        whole, part = re.split(r"[.,](?=[0-9]+$)", plain)
        return Decimal(f"{whole.replace('.', '').replace(',', '')}.{part}")
    plain = plain.replace(",", ".")
    if _DIGITS.fullmatch(plain):
        return Decimal(plain)
    return Problem("employment.hours-vary" if _varies(field, plain) else "input.not-a-number")


def _without_unit(field: Field, written: str) -> str:
    plain = written.lower().translate(_DASHES).translate(_SIGNS)
    found = _UNITS[field.kind].fullmatch(plain) if len(plain) <= MOST_DIGITS else None
    return found["figure"] if found else plain


def _varies(field: Field, plain: str) -> bool:
    """Whether this says that the hours are not the same each week: 8-16, min-max, oproep."""
    said = any(word in normal(plain).replace(" ", "") for word in words()["hours"]["vary"])
    ranged = field.key == "hours" and _RANGE.fullmatch(plain) is not None
    return ranged or (said and field.key in ("hours", "fte"))


def _grouped(field: Field, plain: str) -> Decimal | Problem:
    """Digits in groups of three: 1.234 is a whole amount of money, but of fte it may be either."""
    several = plain.count(".") + plain.count(",") > 1
    if several or field.kind == "money" or field.key == "supplier_turnover":
        return Decimal(plain.replace(".", "").replace(",", ""))
    if field.kind == "factor" or field.high <= 100:
        return Decimal(plain.replace(",", "."))
    return Problem("input.ambiguous-number")


def day(field: Field, raw: object) -> int | Problem | None:
    """The day in a cell; nothing where a program wrote its zero, or that there is no end."""
    if isinstance(raw, date):
        found: int | None = raw.toordinal()
    elif isinstance(raw, str):
        if field.open_end and _says_no_end(raw):
            return NEVER
        last = field.key in ("to", "indication_until", "subsidy_until")
        found = day_in_text(raw, last=last)
    elif isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        found = day_in_number(raw)
    else:
        found = None
    if not field.required and no_day(raw, found):
        return None
    return Problem("input.not-a-date") if found is None else found


def _says_no_end(raw: str) -> bool:
    """A word for it, nothing but signs (--/--/----), or the last year there is, whichever number comes first."""
    return normal(raw) in words()["open_end"]["words"] or _NO_END.fullmatch(raw) is not None


def kvk(raw: object) -> str | Problem:
    if isinstance(raw, bool):
        return Problem("input.kvk")
    written = text(raw)
    return written if isinstance(written, Problem) else kvk_text(written.translate(_KVK_SEPARATORS))


def table_style(labels: Labels, *, month_first: bool = False) -> Style:
    """The style of tables, with these labels for codes; ``month_first`` when its user says that of its dates."""
    reader = reader_of(plain_number, month_first)
    return Style(blank, text, number, day, kvk, labels.code, labels.knows, tidy, reader)
