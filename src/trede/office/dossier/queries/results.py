# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Results: the document that was kept, and the same score again for reports and for trying things out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError
from trede.office.dossier.models import Measurement
from trede.office.dossier.queries.dossiers import dossier as find
from trede.office.dossier.queries.kept import ground_classes, kept_of, rest_of
from trede.office.dossier.rules.measuring import read_classes, shown_again
from trede.office.dossier.rules.present import classes_sha256
from trede.office.dossier.rules.remarks import read_finding
from trede.office.dossier.rules.scenarios import Ground
from trede.scheme import open_shelf
from trede.scoring.classes import stand_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.measuring import Kept
    from trede.reports.result import Result
    from trede.scheme import Language
    from trede.scoring.classes import ClassSum


@dataclass(frozen=True, slots=True)
class Outcome:
    """One measurement under one edition, to show.

    ``document`` is ``trede/score/1`` with an explanation by class and warnings without rows; ``figures`` are exact.
    ``forecast`` is as ``rules/forecasting.py`` says, with the purchases of the day the rows were there; may be empty.
    ``others`` are the scores under the other editions: edition, level and total in percent with 6 places.
    """

    measurement: UUID
    dossier: UUID
    number: int
    source: str
    made_at: datetime
    made_by: str
    first_day: date
    last_day: date
    edition: str
    level: str
    total_percent: str
    figures: Mapping[str, Fraction]
    classes: Sequence[ClassSum]
    document: Mapping[str, Any]
    purchases: Sequence[Mapping[str, Any]]
    seal: Mapping[str, Any]
    forecast: Mapping[str, Any]
    others: Sequence[tuple[str, str, str]]


def outcome(
    by: Member, dossier: UUID, *, measurement: UUID | None = None, edition: str | None = None
) -> Outcome:
    """The newest measurement of a dossier (or that one), under its own edition (or that one).

    Raises NotFoundError when there is no such measurement or it could not be scored under that edition.
    """
    found = _measurement(by, dossier, measurement)
    scores = kept_of(found)
    return _outcome(found, _of_edition(scores, edition or found.edition), scores)


def measurements(by: Member, dossier: UUID) -> list[Measurement]:
    """Every measurement of a dossier, newest first; without the large parts."""
    found = find(by, dossier).measurements.defer("purchases", "seal", "organisation_document")
    return list(found.order_by("-number"))


def earlier(by: Member, dossier: UUID) -> Outcome | None:
    """The newest measurement of this organisation over an earlier reference year: "last year beside it"."""
    before = _earlier(by, dossier)
    if before is None:
        return None
    scores = kept_of(before)
    return _outcome(before, scores[0], scores)


def _earlier(by: Member, dossier: UUID) -> Measurement | None:
    newest = find(by, dossier).measurements.order_by("-number").first()
    if newest is None:
        return None
    mine = Measurement.objects.filter(dossier__organisation=by.organisation).select_related("dossier")
    return mine.filter(last_day__lt=newest.last_day).order_by("-last_day", "-made_at").first()


def ground(by: Member, dossier: UUID) -> Ground:
    """What scenarios and plans are tried on: a measurement that scores exactly as the dropped rows did.

    Its rows are classes (``ref`` is ``wajong.regular.4000``); hires and orders can be added, people not looked up.
    """
    found = _measurement(by, dossier, None)
    edition, classes = open_shelf().load(found.edition), ground_classes(found)
    return Ground(edition, stand_in(edition, rest_of(found), classes), classes_sha256(classes))


def report(
    by: Member,
    dossier: UUID,
    *,
    language: Language,
    measurement: UUID | None = None,
    edition: str | None = None,
) -> Result:
    """The result for ``trede.reports`` (ladder, sentences, comparison, PDF), made again from what was kept.

    Explanation and warnings are by class; the ``employments`` of its measurement stand in for its ``classes``.
    """
    found = _measurement(by, dossier, measurement)
    return _result(found, _of_edition(kept_of(found), edition or found.edition), language)


def reports(by: Member, dossier: UUID, *, language: Language) -> list[Result]:
    """As ``report``, under every edition that can score the newest measurement; its own first."""
    found = _measurement(by, dossier, None)
    return [_result(found, kept, language) for kept in kept_of(found)]


def earlier_report(by: Member, dossier: UUID, *, language: Language) -> Result | None:
    """As ``report``, of the measurement that ``earlier`` finds."""
    before = _earlier(by, dossier)
    return _result(before, kept_of(before)[0], language) if before else None


def _result(found: Measurement, kept: Kept, language: Language) -> Result:
    from trede.reports.result import result

    put_in, score, rules = shown_again(open_shelf(), kept, rest_of(found))
    findings = tuple(read_finding(each) for each in kept.document["findings"])
    told = replace(score, findings=findings, assumptions=tuple(kept.document["assumptions"]))
    return result(put_in, told, rules, language, read_classes(kept.classes))


def _measurement(by: Member, dossier: UUID, measurement: UUID | None) -> Measurement:
    mine = Measurement.objects.filter(dossier=find(by, dossier)).select_related("dossier")
    chosen = mine.filter(pk=measurement) if measurement else mine.order_by("-number")
    if (found := chosen.first()) is None:
        raise NotFoundError("There is no such measurement.")
    return found


def _of_edition(scores: Sequence[Kept], edition: str) -> Kept:
    for each in scores:
        if each.edition == edition:
            return each
    raise NotFoundError("This measurement has no score under that edition.")


def _outcome(found: Measurement, kept: Kept, scores: Sequence[Kept]) -> Outcome:
    others = [each for each in scores if each.edition != kept.edition]
    return Outcome(
        measurement=found.pk,
        dossier=found.dossier_id,
        number=found.number,
        source=found.source,
        made_at=found.made_at,
        made_by=found.made_by,
        first_day=found.first_day,
        last_day=found.last_day,
        edition=kept.edition,
        level=kept.level,
        total_percent=kept.total_percent,
        figures={name: Fraction(text) for name, text in kept.figures.items()},
        classes=read_classes(kept.classes),
        document=kept.document,
        purchases=found.purchases,
        seal=found.seal,
        forecast=found.forecast,
        others=[(each.edition, each.level, each.total_percent) for each in others],
    )
