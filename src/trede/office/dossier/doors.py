# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may ask of a dossier, by purpose, as frozen values; they use nothing else of this room.

Who asks works in the organisation, or is assigned to this very dossier.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError
from trede.office.accounts.rules.assignments import require_case
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.ending import throw_away
from trede.office.dossier.models import Application, Dossier, Measurement
from trede.office.dossier.queries.applications import check_as_handed_in
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member


@dataclass(frozen=True, slots=True)
class FrozenApplication:
    """The definitive application, for audit and certificates; ``text`` is canonical JSON (``trede/application/1``)."""

    id: UUID
    dossier: UUID
    text: str
    sha256: str
    handed_in_at: datetime
    handed_in_by: str

    @property
    def document(self) -> dict[str, Any]:
        """The same, to read."""
        document: dict[str, Any] = json.loads(self.text)
        return document


@dataclass(frozen=True, slots=True)
class ToQuote:
    """What the price of an audit hangs on: the level asked for, how many fte (exact), and at how many parts of the
    organisation (KvK numbers), and whether 30+ is reached.
    """

    scope: str
    fte: str
    places: tuple[str, ...]
    thirty_plus: bool = False


@dataclass(frozen=True, slots=True)
class LatestFigures:
    """Of the measurement that counts, under its own edition; ``figures`` are exact ratios as text."""

    edition: str
    level: str
    total_percent: str
    figures: Mapping[str, str]
    first_day: date
    last_day: date
    made_at: datetime


def frozen_application(by: Member | Assigned, dossier: UUID) -> FrozenApplication:
    """The definitive application. Raises NotFoundError before it was handed in.

    Raises AlteredError when document, checksum and journal do not agree.
    """
    require_case(by, Permission.DOSSIER_VIEW, by.organisation, dossier)
    definitive = Application.objects.filter(
        dossier__organisation=by.organisation, kind=Application.Kind.DEFINITIVE
    )
    found = definitive.filter(dossier=dossier).first()
    if found is None:
        raise NotFoundError("There is no definitive application.")
    check_as_handed_in(by.organisation, found)
    return FrozenApplication(
        found.pk, dossier, found.document, found.sha256, found.handed_in_at, found.handed_in_by
    )


def is_handed_in(organisation: UUID, dossier: UUID) -> datetime | None:
    """When the definitive application was handed in, and nothing else of it: for a room that has a case on it."""
    definitive = Application.objects.filter(kind=Application.Kind.DEFINITIVE, dossier=dossier)
    of = definitive.filter(dossier__organisation=organisation)
    return of.values_list("handed_in_at", flat=True).first()


def handed_in_as(organisation: UUID, dossier: UUID) -> UUID | None:
    """Under which id the definitive application was handed in, and nothing else of it: likewise."""
    definitive = Application.objects.filter(kind=Application.Kind.DEFINITIVE, dossier=dossier)
    return definitive.filter(dossier__organisation=organisation).values_list("pk", flat=True).first()


def sealed_rows(dossiers: Iterable[UUID]) -> dict[UUID, int]:
    """How many rows stand under the seal of each definitive application, and nothing else of it: to count people."""
    definitive = Application.objects.filter(kind=Application.Kind.DEFINITIVE, dossier__in=list(dossiers))
    documents = definitive.values_list("dossier", "document")
    return {dossier: int(json.loads(text)["seal"]["count"]) for dossier, text in documents.iterator()}


def as_signed(dossiers: Iterable[UUID]) -> dict[UUID, ToQuote]:
    """What an audit hangs on as it was signed, and nothing else of it: for a room that has cases on these."""
    definitive = Application.objects.filter(kind=Application.Kind.DEFINITIVE, dossier__in=list(dossiers))
    texts = dict(definitive.values_list("dossier", "document"))
    return {dossier: _as_signed(json.loads(text)) for dossier, text in texts.items()}


def _as_signed(document: Mapping[str, Any]) -> ToQuote:
    own = document["organisation"]
    places = (own["kvk"], *(each["kvk"] for each in own.get("entities", ())))
    thirty_plus = bool(document["score"]["thirty_plus"]["reached"])
    return ToQuote(document["wanted_level"], document["figures"]["total_fte"], places, thirty_plus)


def signed_when(organisation: UUID) -> dict[UUID, datetime]:
    """When a definitive application was handed in, by dossier, and nothing else of it: likewise."""
    definitive = Application.objects.filter(kind=Application.Kind.DEFINITIVE)
    return dict(definitive.filter(dossier__organisation=organisation).values_list("dossier", "handed_in_at"))


def to_quote(by: Member | Assigned, dossier: UUID) -> ToQuote:
    """For the quote of an audit. Raises NotFoundError before the first measurement."""
    newest = _newest(by, dossier)
    own = newest.organisation_document
    places = (own["kvk"], *(each["kvk"] for each in own.get("entities", ())))
    kept = newest.scores.get(edition=newest.edition)
    thirty_plus = bool(kept.document["thirty_plus"]["reached"])
    return ToQuote(newest.dossier.wanted_level, kept.figures["total_fte"], places, thirty_plus)


def latest_figures(by: Member | Assigned, dossier: UUID) -> LatestFigures:
    """For plans to grow. Raises NotFoundError before the first measurement."""
    newest = _newest(by, dossier)
    return LatestFigures(
        edition=newest.edition,
        level=newest.level,
        total_percent=newest.total_percent,
        figures=newest.scores.get(edition=newest.edition).figures,
        first_day=newest.first_day,
        last_day=newest.last_day,
        made_at=newest.made_at,
    )


def has_signed(organisation: UUID, _kvk: str) -> bool:
    """Whether an application was signed: a certificate, or the answer to it, may rest on it."""
    definitive = Application.objects.filter(kind=Application.Kind.DEFINITIVE)
    return definitive.filter(dossier__organisation=organisation).exists()


@part
def end_dossiers(organisation: UUID, on: datetime) -> dict[str, str]:
    """Remove every dossier that was not signed; the states of what that changed.

    What was signed never changes, and others rely on it.
    """
    signed = Application.objects.filter(kind=Application.Kind.DEFINITIVE).values("dossier")
    drafts = Dossier.objects.filter(organisation=organisation).exclude(pk__in=signed)
    return throw_away(list(drafts.values_list("pk", flat=True)))


def _newest(by: Member | Assigned, dossier: UUID) -> Measurement:
    require_case(by, Permission.DOSSIER_VIEW, by.organisation, dossier)
    own = Measurement.objects.filter(dossier__organisation=by.organisation, dossier=dossier)
    newest = own.select_related("dossier").order_by("-number").first()
    if newest is None:
        raise NotFoundError("There is no measurement.")
    return newest
