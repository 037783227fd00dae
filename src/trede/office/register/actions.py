# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the register by itself: demo data, the sector that an auditor confirms, and what a holder shows beside its
row. See also ``parts.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts.queries import organisation, scheme_beside, took_part
from trede.office.accounts.rules.assignments import Assigned, require_case
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.journal.actions import action, record
from trede.office.journal.parts import part
from trede.office.journal.states import ALL
from trede.office.register.models import Confirmed, Gram, HandOver, Listing
from trede.office.register.parts import find_by, listing_of, note_step
from trede.office.register.queries import history
from trede.office.register.rules import Step
from trede.office.register.rules.hand_overs import MOST_KEPT, Judged, checked, checked_reason
from trede.office.register.rules.sectors import known_code
from trede.office.register.states import HAND_OVER, REGISTER, SECTOR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.office.journal.rules import Fact, System
    from trede.office.register.rules import Held
    from trede.office.register.rules.hand_overs import Shown


@action
def fill_with_demo(*, by: System, on: datetime, listings: Sequence[Held]) -> None:
    """Put these in the place of the demo listings that are there; real ones stay."""
    earlier = Listing.objects.filter(is_demo=True)
    Gram.objects.filter(kvk__in=list(earlier.values_list("kvk", flat=True).distinct())).delete()
    earlier.delete()
    made = [listing_of(held) for held in listings]
    for each in made:
        each.is_demo, each.public_since = True, on
    Listing.objects.bulk_create(made)
    find_by(made)
    for each in made:
        note_step(each, Step.ENTERED, on=on, day=dutch_day(on))
    record(
        "register.demo-filled",
        by=by,
        on=on,
        subject="register:demo",
        organisations=(),
        listings=len(listings),
        **REGISTER.fact(ALL),
    )


@action
def confirm_sector(*, by: Assigned, on: datetime, sector: str) -> None:
    """What an auditor saw the organisation of a case do, as a code of SBI 2025: the row of its next certificate has it.

    Raises NotFoundError, NotAllowedError for whoever does not test the case; RefusedError when there is no such sector.
    """
    if not isinstance(by, Assigned):
        raise NotFoundError("There is no such thing here.")
    require_case(by, Permission.AUDIT_WORK, by.organisation, by.case)
    code = known_code(sector)
    if code is None:
        raise RefusedError([finding("register.no-sector", "sector")])
    told = {"confirmed_at": on, "confirmed_by": by.actor_id}
    made = Confirmed.objects.create(kvk=organisation(by).kvk, sector=code, **told)
    record(
        "register.sector-confirmed",
        by=by,
        on=on,
        subject=f"organisation:{by.organisation}",
        organisations={by.organisation, by.home},
        sector=code,
        **SECTOR.fact(made.pk),
    )


@action
def add_hand_over(*, by: Member, on: datetime, shown: Shown) -> HandOver:
    """Offer a photo of the hand-over, words of somebody, or both, with the consent of everybody in it.

    Raises NotFoundError, NotAllowedError; RefusedError with everything that does not fit, without a row of one's own in
    the register, and when so many are there already.
    """
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    kvk = organisation(by).kvk
    told = checked(shown, dutch_day(on))
    own = HandOver.objects.filter(organisation=by.organisation)
    if not any(each.kvk == kvk for each in history(kvk)):
        raise RefusedError([finding("register.not-listed", "handed_on")])
    if own.count() >= MOST_KEPT:
        raise RefusedError([finding("register.hand-overs-full", "handed_on", most=MOST_KEPT)])
    if own.filter(sha256=told["sha256"], words=told["words"]).exists():
        raise RefusedError([finding("register.hand-over-there", "words")])
    made = HandOver.objects.create(
        organisation=by.organisation, kvk=kvk, **told, added_at=on, added_by=by.actor_id
    )
    _tell_of_hand_over("hand-over.added", made, by=by, on=on)
    return made


@action
def approve_hand_over(*, by: Member, on: datetime, hand_over: UUID, seen: str) -> None:
    """Let everybody see it. Raises NotFoundError, NotAllowedError; RefusedError for another version than was seen, and
    for who takes part in the organisation that added it.
    """
    found = _to_judge(by, hand_over, seen)
    if took_part(by.person, found.organisation, on=on):
        raise RefusedError([finding("register.own-hand-over", "seen")])
    found.judged, found.judged_at, found.judged_by, found.reason = Judged.APPROVED, on, by.actor_id, ""
    found.save()
    _tell_of_hand_over("hand-over.approved", found, by=by, on=on)


@action
def refuse_hand_over(*, by: Member, on: datetime, hand_over: UUID, seen: str, reason: str) -> None:
    """Show it to nobody, and say why. Raises as ``approve_hand_over``."""
    found = _to_judge(by, hand_over, seen)
    found.reason = checked_reason(reason)
    found.judged, found.judged_at, found.judged_by = Judged.REFUSED, on, by.actor_id
    found.save()
    _tell_of_hand_over("hand-over.refused", found, by=by, on=on)


@action
def remove_hand_over(*, by: Member, on: datetime, hand_over: UUID) -> None:
    """Throw it away, picture and words: its holder does, or the owner of the scheme, when consent is withdrawn.

    Raises NotFoundError, NotAllowedError.
    """
    found = _one(_open_to(by), hand_over)
    key = found.pk
    found.delete()
    found.pk = key
    _tell_of_hand_over("hand-over.removed", found, by=by, on=on)


def _open_to(by: Member) -> QuerySet[HandOver]:
    """The owner of the scheme is at all of them, a holder at its own."""
    if by.kind is Kind.SCHEME:
        require(by, Permission.CERTIFICATE_CHANGE, by.organisation)
        return HandOver.objects.all()
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    return HandOver.objects.filter(organisation=by.organisation)


def _to_judge(by: Member, hand_over: UUID, seen: str) -> HandOver:
    if by.kind is not Kind.SCHEME:
        raise NotFoundError("There is no such thing here.")
    found = _one(_open_to(by), hand_over)
    if found.version != seen or found.judged != Judged.WAITS:
        raise RefusedError([finding("register.hand-over-changed", "seen")])
    return found


def _one(open_to: QuerySet[HandOver], hand_over: UUID) -> HandOver:
    found = open_to.filter(pk=hand_over).first()
    if found is None:
        raise NotFoundError("There is no such hand-over.")
    return found


@part
def _tell_of_hand_over(kind: str, about: HandOver, *, by: Member, on: datetime) -> None:
    facts: dict[str, Fact] = {**HAND_OVER.fact(about.pk)}
    scheme = scheme_beside(about.organisation)
    concerned = {about.organisation, by.organisation, *([scheme] if scheme else [])}
    record(kind, by=by, on=on, subject=f"hand-over:{about.pk}", organisations=concerned, **facts)
