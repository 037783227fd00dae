# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was read of a file, in a few lines to confirm: whoever sees a wrong number here need not read further."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trede.kernel.periods import day_number
from trede.office.web.kit.words import spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from trede.office.uploads.uploading import Look
    from trede.reports.numerals import Numerals

HUNDREDTHS, TWO = 100, 2


def shown_read(found: Look) -> list[tuple[str, str]]:
    """Each line: what it is, and what the file says; nothing while something is in the way of measuring."""
    read, ready, numerals = found.counted, found.prepared, wording(spoken()).numerals
    if read is None or ready is None:
        return []
    first, last = (
        numerals.day(day_number(date.fromisoformat(day))) for day in (ready.first_day, ready.last_day)
    )
    total = numerals.number(Fraction(ready.scores[0].figures["total_fte"]))
    return [
        (_("Peiljaar"), _("%(first)s tot en met %(last)s") % {"first": first, "last": last}),
        (_("Dienstverbanden"), _of_people(numerals, read.employments, read.people)),
        (_("Uit de doelgroep"), _people(numerals, read.group)),
        (_("Voltijd"), _("%(hours)s uur per week") % {"hours": _hours(numerals, read.fulltime_hours)}),
        (_("Totaal"), _("%(fte)s fte") % {"fte": total}),
    ]


def _of_people(numerals: Numerals, employments: int, people: int) -> str:
    return _("%(number)s, van %(people)s") % {
        "number": numerals.number(employments, 0),
        "people": _people(numerals, people),
    }


def _people(numerals: Numerals, number: int) -> str:
    return ngettext("%(number)s mens", "%(number)s mensen", number) % {"number": numerals.number(number, 0)}


def _hours(numerals: Numerals, found: tuple[int, ...]) -> str:
    """The weeks that occur, such as 36 and 40."""
    told = [numerals.hours(each) for each in found]
    if len(told) < TWO:
        return "".join(told)
    return _("%(some)s en %(last)s") % {"some": ", ".join(told[:-1]), "last": told[-1]}
