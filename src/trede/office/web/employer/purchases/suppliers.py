# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register knows of a supplier on the day of an order."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.kernel.days import written_day
from trede.kernel.periods import as_date
from trede.office.register.queries import held_on
from trede.office.register.searching import Wanted, search
from trede.office.web.employer.purchases.forms import LONGEST
from trede.office.web.kit.days import READ
from trede.office.web.kit.words import level_name, spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.office.dossier.queries import OrderCheck
    from trede.office.register.rules import Held

KVK_DIGITS = 8
MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Found:
    """The answer of the register in a sentence; ``known`` when it found something.

    ``choices`` are suppliers whose name is like what was typed: KvK number and name, the best match first.
    """

    sentence: str
    known: bool
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class OrderShown:
    """One order in words, with what its supplier held on that day."""

    id: str
    order: str
    supplier: str
    kvk: str
    day: str
    amount: str
    held: str
    known: bool


def looked_up(typed: Mapping[str, str]) -> tuple[dict[str, str], Found]:
    """What was typed, completed with the name and kind of the supplier, and what the register says."""
    kvk, day = "".join(filter(str.isdecimal, typed["kvk"])), _day(typed["date"])
    if day is not None and not typed["kvk"].strip() and typed["supplier"].strip():
        return dict(typed), _by_name(typed["supplier"].strip()[:LONGEST], day)
    if day is None or len(kvk) != KVK_DIGITS:
        words = _("Vul eerst de naam of het KvK-nummer (8 cijfers) in, en de opdrachtdatum.")
        return dict(typed), Found(words, known=False)
    held = held_on(kvk, day)
    if held is None:
        words = _(
            "KvK-nummer %(kvk)s staat op %(day)s niet in dit register."
            " Vraag uw leverancier om het certificaat van die dag."
        )
        return dict(typed), Found(words % {"kvk": kvk, "day": told_day(day)}, known=False)
    words = _("%(name)s had op %(day)s %(level)s.")
    fields = {"name": held.name, "day": told_day(day), "level": level_of(held)}
    return {**typed, "supplier": held.name, "kind": "sw" if held.is_sw else "pso"}, Found(
        words % fields, known=True
    )


def _by_name(name: str, day: date) -> Found:
    """Who in the register is called so, or nearly so; one of them is chosen, never guessed."""
    found = search(Wanted(text=name), day=day, most=MOST_CHOICES)
    choices = [(rows[0].kvk, rows[0].name) for rows in found.holders]
    if not choices:
        words = _("Wij vinden ‘%(name)s’ niet in dit register. Vul dan het KvK-nummer in.")
        return Found(words % {"name": name}, known=False)
    return Found(_("Welke leverancier bedoelt u?"), known=True, choices=choices)


def shown_orders(orders: Iterable[OrderCheck]) -> list[OrderShown]:
    """Every order as a line of the page."""
    return [_shown(each) for each in orders]


def not_held(orders: Iterable[OrderCheck]) -> str:
    """Which suppliers were not in the register on the day of an order, and what that means; else nothing."""
    names = dict.fromkeys(each.order.supplier for each in orders if each.held is None)
    if not names:
        return ""
    which = _("Op de opdrachtdatum niet in dit register: %(names)s.") % {"names": ", ".join(names)}
    return f"{which} {without_register()}"


def without_register() -> str:
    """How an order counts whose supplier the register does not know: as declared, and the auditor tests it."""
    return _(
        "Dit register is niet volledig. Wij rekenen met wat u opgaf, en de auditor controleert het. Vraag de"
        " leverancier om bewijs: het certificaat van die dag, of dat hij een SW-organisatie is."
    )


def _shown(check: OrderCheck) -> OrderShown:
    order, held = check.order, check.held
    return OrderShown(
        check.id,
        order.order,
        order.supplier,
        order.kvk,
        told_day(as_date(order.day)),
        wording(spoken()).numerals.euro(order.amount_cents),
        level_of(held) if held else _("niet op die dag") if check.known else _("niet in dit register"),
        held is not None,
    )


def level_of(held: Held) -> str:
    """The level in words, and whether it is a sheltered workplace."""
    level = level_name(held.level)
    return _("%(level)s, SW-organisatie") % {"level": level} if held.is_sw else level


def _day(text: str) -> date | None:
    for written in READ:
        with suppress(ValueError):
            return written_day(datetime.strptime(text.strip(), written))  # noqa: DTZ007  # a day has no zone
    return None


def told_day(day: date) -> str:
    """A day in words."""
    return wording(spoken()).numerals.day(day.toordinal())
