# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An application as parts that open: what is in each in a few words, and where to change it while that can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.menu import address

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.reports.record import Part, Record

MEASUREMENT, ANSWER = Permission.MEASUREMENT_EDIT, Permission.ANSWER_EDIT
WHERE = {
    "aanvraag": ("dossier-change", MEASUREMENT),
    "cijfers": ("employees", MEASUREMENT),
    "duurzaam": ("employees", MEASUREMENT),
    "inkoop": ("purchases", MEASUREMENT),
    "bewijs": ("questions", ANSWER),
}
"""The page where a part is changed, by its id, and what one must be allowed to do there; the answers to an aspect are
changed at its own page."""


@dataclass(frozen=True, slots=True)
class Fold:
    """One part, closed: ``gist`` says what is in it; ``change`` is an address, empty where nothing can be changed."""

    part: Part
    gist: str
    change: str = ""


def folds(record: Record, case: Case, by: Member) -> list[Fold]:
    """All parts; those that this person may change have the address of the page for it, until it is signed."""
    return [Fold(part, _gist(part), "" if case.frozen else _change(part, case, by)) for part in record.parts]


def as_it_was(record: Record) -> list[Fold]:
    """The parts of what was made: nothing of it changes."""
    return [Fold(part, _gist(part)) for part in record.parts]


def _change(part: Part, case: Case, by: Member) -> str:
    if part.long:
        return address(case, "aspect", part.id) if by.may(ANSWER) else ""
    page, needs = WHERE.get(part.id, ("", ANSWER))
    return address(case, page) if page and by.may(needs) else ""


COUNTED: dict[str, Callable[[int], str]] = {
    "inkoop": lambda number: ngettext("%(number)d opdracht", "%(number)d opdrachten", number),
    "bewijs": lambda number: ngettext("%(number)d keer bewijs", "%(number)d keer bewijs", number),
    "aannames": lambda number: ngettext("%(number)d aanname", "%(number)d aannames", number),
}


def _gist(part: Part) -> str:
    """In a few words; nothing for what can only be read whole."""
    if part.id == "aanvraag":
        return ", ".join(line.text for line in part.lines[3:5])
    if part.id == "cijfers":
        return ", ".join(line.text for line in part.lines[:2])
    if part.long:
        number = len(part.lines)
        return ngettext("%(number)d vraag", "%(number)d vragen", number) % {"number": number}
    if not part.lines:
        return _("niets")
    return COUNTED[part.id](len(part.lines)) % {"number": len(part.lines)} if part.id in COUNTED else ""
