# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a holder shows of the hand-over of its certificate, as pages show it to who is at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.office.journal.queries import happened
from trede.office.register import actions
from trede.office.register.rules.hand_overs import Judged
from trede.office.web.kit.changing import taken_away
from trede.office.web.kit.look.parts import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.register.models import HandOver
    from trede.office.web.kit.pages import Visit

STATES: dict[Judged, tuple[StrOrPromise, Tone]] = {
    Judged.WAITS: (gettext_lazy("Wacht op de beheerder"), Tone.INFO),
    Judged.APPROVED: (gettext_lazy("Staat in het register"), Tone.POSITIVE),
    Judged.REFUSED: (gettext_lazy("Afgekeurd"), Tone.WARNING),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One of them, with its state in words."""

    row: HandOver
    state: StrOrPromise
    tone: Tone
    waits: bool


def in_list(rows: Iterable[HandOver]) -> list[Line]:
    """Each in the words of a list."""
    return [Line(each, *STATES[Judged(each.judged)], each.judged == Judged.WAITS) for each in rows]


def remove_hand_over(visit: Visit[Member], hand_over: UUID, done: str) -> None:
    """Throw it away; who presses twice hears that it is gone. Raises NotFoundError, NotAllowedError."""
    taken_away(
        visit.request,
        lambda: actions.remove_hand_over(by=visit.by, on=visit.on, hand_over=hand_over),
        done,
        was=lambda: happened(visit.by.organisation, f"hand-over:{hand_over}", "hand-over.removed"),
        already=_("Deze foto of dit citaat was al weggehaald."),
    )
