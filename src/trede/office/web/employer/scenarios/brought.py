# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file that is brought again beside the measurement: whether it is the same, and if not, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trede.kernel.periods import as_date
from trede.office.web.kit.days import WRITTEN
from trede.office.web.kit.look.parts import Tone
from trede.reports.steps import teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.kernel.periods import Period
    from trede.office.uploads.rules.passed import Brought
    from trede.office.uploads.rules.same_rows import Difference, Group
    from trede.reports.result import Result

MOST = 8


@dataclass(frozen=True, slots=True)
class Compared:
    """How a file relates to the measurement, in words."""

    tone: Tone
    title: str
    text: str
    differences: Sequence[str] = ()


def compared(brought: Brought, now: Result) -> Compared:
    """Whether the file is that of the measurement, or what differs."""
    if brought.sealed:
        title = _("Dit zijn precies de rijen van uw meting")
        return Compared(Tone.POSITIVE, title, _("Het bestand is gelezen en weer weg."))
    if brought.same:
        title = _("Dit bestand telt op tot precies dezelfde groepen als uw meting")
        return Compared(Tone.POSITIVE, title, _("Het bestand is gelezen en weer weg."))
    title = _("Dit is een ander bestand dan dat van uw meting")
    text = _(
        "Het advies gaat over dit bestand. U kunt het lezen, maar niet bij uw meting bewaren. "
        "Wilt u dat wel? Maak dan eerst een nieuwe meting met dit bestand."
    )
    return Compared(Tone.WARNING, title, text, list(_differences(brought, now)))


def _differences(brought: Brought, now: Result) -> Iterator[str]:
    if brought.year:
        named = {
            "here": _year(brought.year),
            "there": _year(now.measurement.reference_year),
        }
        yield _("Het gaat over het peiljaar %(here)s. Uw meting gaat over %(there)s.") % named
    elif not brought.differences:
        yield _("Het opgegeven totaal aantal fte of de werktijd bij voltijd is anders.")
    for each in brought.differences[:MOST]:
        yield _difference(each, now)
    if left := len(brought.differences[MOST:]):
        yield ngettext("En nog %(left)s verschil.", "En nog %(left)s verschillen.", left) % {"left": left}


def _difference(each: Difference, now: Result) -> str:
    tell = teller(now.measurement, now.edition, now.wording.language)
    who = tell.position(each.position) if each.position else _("Niet uit de doelgroep")
    named = {"who": who, "contract": tell.contract(each.contract)}
    named |= {"here": _group(each.brought, now), "there": _group(each.measured, now)}
    return _("%(who)s, %(contract)s: %(here)s in dit bestand, %(there)s in uw meting.") % named


def _group(group: Group, now: Result) -> str:
    counted = ngettext("%(people)s persoon", "%(people)s personen", group.people) % {"people": group.people}
    fte = now.wording.numerals.number(group.fte)
    return _("%(people)s (%(fte)s fte)") % {"people": counted, "fte": fte}


def _year(year: Period) -> str:
    return f"{as_date(year.first):{WRITTEN}} – {as_date(year.last):{WRITTEN}}"
