# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register says, in words. Every sentence of a history is about this register and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trede.office.register.rules import Standing
from trede.office.register.rules.sectors import sector_at
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.words import granted_name, spoken

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from trede.office.register.rules import Held
    from trede.office.register.rules.firsts import First, Told

STANDINGS: dict[Standing, tuple[StrOrPromise, Tone]] = {
    Standing.VALID: (gettext_lazy("Geldig"), Tone.POSITIVE),
    Standing.SUSPENDED: (gettext_lazy("Geschorst"), Tone.WARNING),
    Standing.WITHDRAWN: (gettext_lazy("Ingetrokken"), Tone.NEGATIVE),
    Standing.EXPIRED: (gettext_lazy("Verlopen"), Tone.NEUTRAL),
    Standing.REPLACED: (gettext_lazy("Vervangen"), Tone.NEUTRAL),
    Standing.NOT_YET: (gettext_lazy("Begint later"), Tone.INFO),
}


def level_of(held: Held) -> str:
    """What a row is of: trede 2, 30+, or a sheltered workplace."""
    if held.is_sw:
        return _("SW-organisatie")
    return _("30+") if held.thirty_plus else granted_name(held.level)


def sector_name(code: str, digits: int = 2) -> str:
    """The sector of a code of SBI 2025, with its number."""
    found = sector_at(code, digits)
    return f"{found.title(spoken())} (SBI {found.dotted})" if found else ""


def state_sentence(held: Held, day: date) -> str:
    """What a row says of today, in one sentence."""
    return {
        Standing.VALID: _("Geldig tot en met %(last)s."),
        Standing.SUSPENDED: _("Geschorst: het geldt nu niet."),
        Standing.WITHDRAWN: _("Ingetrokken op %(ended)s."),
        Standing.EXPIRED: _("Verlopen: het gold tot en met %(last)s."),
        Standing.REPLACED: _("Vervangen op %(ended)s door een ander certificaat."),
        Standing.NOT_YET: _("Geldig vanaf %(first)s."),
    }[held.standing(day)] % {
        "first": date_format(held.first_day),
        "last": date_format(held.last_day),
        "ended": date_format(held.ended_on) if held.ended_on else "",
    }


def sentences(told: Told) -> list[str]:
    """What the history says, each as a sentence."""
    level = granted_name(told.level)
    found = [_("Voor de %(time)se keer op %(level)s.") % {"time": told.times, "level": level}]
    if told.times == 1:
        found = [_("Voor het eerst op %(level)s.") % {"level": level}]
    found.append(_("Sinds %(day)s zonder onderbreking.") % {"day": date_format(told.since)})
    if told.at_level_since != told.since:
        since = {"day": date_format(told.at_level_since), "level": level}
        found.append(_("Sinds %(day)s zonder onderbreking op %(level)s of hoger.") % since)
    if told.always_highest:
        found.append(_("Vanaf het allereerste begin op de hoogste trede."))
    return [*found, *(_first(each, level) for each in told.firsts[:2]), *_more_firsts(told)]


def _first(first: First, level: str) -> str:
    place = {"sector": sector_name(first.sector, first.digits), "level": level, "time": first.time}
    if first.time == 1:
        return _("Als eerste in de sector %(sector)s op %(level)s of hoger.") % place
    return _("Als eerste in de sector %(sector)s voor de %(time)se keer op %(level)s of hoger.") % place


def _more_firsts(told: Told) -> list[str]:
    """Of the later times only how many there are."""
    if not (more := len(told.firsts[2:])):
        return []
    words = ngettext(
        "Ook nog %(count)s keer daarna was deze organisatie de eerste in die sector.",
        "Ook nog %(count)s keren daarna was deze organisatie de eerste in die sector.",
        more,
    )
    return [words % {"count": more}]


def announcement(name: str, told: Told) -> str:
    """A short text that the holder can take over."""
    facts = {"name": name, "level": granted_name(told.level), "day": date_format(told.since)}
    return " ".join(
        [
            _("%(name)s staat op %(level)s van de Prestatieladder Socialer Ondernemen (PSO).") % facts,
            *sentences(told),
        ]
    )
