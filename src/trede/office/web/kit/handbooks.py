# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which handbook applies from which day, and with which one is computed where its text was not found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.office.web.kit.words import said, spoken
from trede.reports.wording import wording
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of
from trede.scoring.checks import handbook_unread, norms_raised

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trede.scheme import Edition


@dataclass(frozen=True, slots=True)
class Handbook:
    """A handbook, from which day of application it applies, and the number of the one used: its own if ``found``."""

    title: str
    since: str
    used: str
    found: bool


def handbooks(day: date) -> dict[str, object]:
    """For ``dossiers/handbooks.html``: all of them, newest first, and what to know of an application on this day."""
    edition = open_shelf().on(day)
    number = day.toordinal()
    warnings = (
        *((handbook_unread(edition, number),) if edition.stands_in_on(number) else ()),
        *((norms_raised(edition, number),) if edition.norms_probably_raised_on(number) else ()),
    )
    return {
        "handbooks": [line for each in reversed(open_shelf().editions()) for line in _lines(each)],
        "handbook_warnings": [said(found) for found in warnings],
    }


def _lines(edition: Edition) -> Iterator[Handbook]:
    told, title = wording(spoken()).numerals.day, texts_of(edition.folder, spoken()).title
    if unread := edition.unread:
        name = title.replace(edition.handbook, unread.handbook) if unread.handbook else _("Latere handboeken")
        yield Handbook(name, told(unread.first_day.toordinal()), edition.handbook, found=False)
    yield Handbook(title, told(edition.in_force.toordinal()), edition.handbook, found=True)
