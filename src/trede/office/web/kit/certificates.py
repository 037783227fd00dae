# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certificate in words, the same for the scheme that issued it and for its holder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.paginator import Paginator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.kernel.days import dutch_day
from trede.office.certificates import queries
from trede.office.certificates.rules import State
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.words import granted_name, spoken
from trede.proofs.certificate_words import words
from trede.proofs.certificates import read_certificate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.core.paginator import Page
    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.certificates.models import Certificate
    from trede.office.certificates.queries import Standing
    from trede.office.web.kit.pages import Visit

LINES = 50
"""On one page of a list."""
ENDED: dict[str, tuple[StrOrPromise, Tone]] = {
    State.SUSPENDED: (gettext_lazy("Geschorst"), Tone.WARNING),
    State.WITHDRAWN: (gettext_lazy("Ingetrokken"), Tone.NEGATIVE),
    State.EXPIRED: (gettext_lazy("Verlopen"), Tone.NEUTRAL),
    State.REPLACED: (gettext_lazy("Vervangen"), Tone.NEUTRAL),
}
HAPPENED: dict[str, StrOrPromise] = {
    State.VALID: gettext_lazy("Schorsing opgeheven"),
    **{state: words for state, (words, _tone) in ENDED.items()},
}
"""What happened when it came in this state after it was issued."""
KEPT_BACK = frozenset({State.SUSPENDED, State.WITHDRAWN, State.REPLACED})
"""Whoever checks one of these hears that it does not hold: nobody takes it home."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A certificate in a list: ``state`` with its ``tone``, and ``why`` when it does not simply hold.

    ``index`` is where it stands in the log; ``can_go`` that one may take it home, for it counts.
    """

    id: UUID
    holder: str
    kvk: str
    level: str
    first: date
    last: date
    state: StrOrPromise
    tone: Tone
    why: str
    index: int | None
    can_go: bool


def level_of(certificate: Certificate) -> str:
    """What it is for: trede 2, or trede 3 with 30+."""
    name = granted_name(certificate.level)
    return f"{name}, 30+" if certificate.thirty_plus else name


def shown(certificate: Certificate, standing: Standing, today: date) -> Shown:
    """The certificate as it stands on this day."""
    state, tone, why = _state(certificate, standing, today)
    return Shown(
        id=certificate.pk,
        holder=certificate.holder,
        kvk=certificate.kvk,
        level=level_of(certificate),
        first=certificate.valid_from,
        last=certificate.valid_until,
        state=state,
        tone=tone,
        why=why,
        index=standing.index,
        can_go=standing.witnessed and certificate.state not in KEPT_BACK,
    )


def _state(certificate: Certificate, standing: Standing, today: date) -> tuple[StrOrPromise, Tone, str]:
    over = certificate.state == State.VALID and certificate.valid_until < today
    if over or certificate.state in ENDED:
        found = State.EXPIRED if over else State(certificate.state)
        return *ENDED[found], _why(found, certificate)
    if not standing.witnessed:
        return _("Wacht op het logboek"), Tone.WARNING, _waits()
    if today < certificate.valid_from:
        first = date_format(certificate.valid_from)
        return _("Begint later"), Tone.INFO, _("Het geldt vanaf %(day)s.") % {"day": first}
    return _("Geldig"), Tone.POSITIVE, ""


def _waits() -> str:
    return _(
        "Het certificaat staat nog niet in een controlepunt van het openbare logboek dat de getuigen hebben gezien. "
        "Pas daarna geldt het, en kunt u het downloaden. Meestal duurt dat een paar minuten. Ververs dan deze pagina. "
        "Duurt het langer? Vraag de beheerder van deze computer om ‘trede doctor’ te draaien."
    )


def _why(state: State, certificate: Certificate) -> str:
    last = {"day": date_format(certificate.valid_until)}
    return {
        State.SUSPENDED: _("Het geldt nu niet. De uitgever neemt hier nog een besluit over."),
        State.WITHDRAWN: _("Het geldt niet meer. Downloaden kan niet meer."),
        State.EXPIRED: _("Het gold tot en met %(day)s.") % last,
        State.REPLACED: _("Er kwam een ander certificaat voor in de plaats."),
    }[state]


def in_list(visit: Visit[Member], found: Iterable[Certificate]) -> list[Shown]:
    """Each of these as a line."""
    listed = list(found)
    standings, today = queries.standings(listed), dutch_day(visit.on)
    return [shown(each, standings[each.pk], today) for each in listed]


def page_of(visit: Visit[Member], found: QuerySet[Certificate]) -> dict[str, object]:
    """A list in pages, for a template: ``lines`` and ``page``, and whether they are ``official``."""
    page: Page[Certificate] = Paginator(found, LINES).get_page(visit.request.GET.get("page"))
    official = settings.TREDE_ENTITLED is not None
    return {"lines": in_list(visit, page.object_list), "page": page, "official": official}


def in_full(visit: Visit[Member], certificate: Certificate) -> dict[str, object]:
    """One certificate, for ``components/certificate.html``, with what happened to it.

    Its words are those that were signed. Raises AlteredError when they no longer are what was issued.
    """
    (line,) = in_list(visit, [certificate])
    facts = read_certificate(queries.credential_of(certificate))
    changes = queries.changes_of(certificate)
    return {
        "shown": line,
        "words": words(facts, spoken()),
        "happened": [(HAPPENED[each.state], each) for each in changes],
    }
