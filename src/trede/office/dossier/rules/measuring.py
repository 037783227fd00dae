# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a measurement with rows to what may be kept of it: figures, classes, documents and a seal; and back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError
from trede.intake.json_door import read_document
from trede.intake.watching import unwatched
from trede.kernel.periods import as_date
from trede.kernel.values import fixed
from trede.office.dossier.rules.forecasting import kept_forecast
from trede.office.dossier.rules.lasting import lasting
from trede.office.dossier.rules.remarks import without_rows
from trede.proofs import rows_file_bytes, seal_document, seal_rows
from trede.scoring import score, score_document
from trede.scoring.canonical import (
    FORMAT,
    in_canonical_order,
    input_sha256,
    measurement_document,
    purchase_document,
)
from trede.scoring.class_explanation import explained_by_class
from trede.scoring.classes import ClassSum, classes_of, stand_in
from trede.scoring.row_documents import row_documents, seal_subject
from trede.scoring.row_documents import without_rows as rest_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from trede.intake.watching import Watch
    from trede.kernel.findings import Finding
    from trede.proofs import RowsFile
    from trede.scheme import Edition, Shelf
    from trede.scoring import Measurement, Purchase, Score

FIGURES = (
    "total_fte",
    "weighted_fte",
    "direct",
    "indirect_fte",
    "indirect",
    "counted_indirect",
    "banenafspraak_jobs",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a score under one edition; no row is in it.

    ``figures`` are exact ratios as text, ``classes`` whole-number sums, ``document`` is ``trede/score/1`` with an
    explanation by class and findings without rows.
    """

    edition: str
    level: str
    total_percent: str
    figures: Mapping[str, str]
    classes: Sequence[Mapping[str, Any]]
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is kept of a measurement, ready to be kept: documents only, and exact ratios as text.

    ``facts`` is the checksum of what the dossier said when it was made. Days are written as 2026-12-31.
    """

    facts: str
    first_day: str
    last_day: str
    declared_total_fte: str
    organisation_document: Mapping[str, Any]
    purchases: Sequence[Mapping[str, Any]]
    seal: Mapping[str, Any]
    forecast: Mapping[str, Any]
    scores: Sequence[Kept]
    lasting: Mapping[str, Any] = field(default_factory=dict)


def prepared(
    shelf: Shelf,
    intended_on: date,
    declared: Measurement,
    told: Sequence[Finding],
    salt: Callable[[], bytes],
    facts: str = "",
    watch: Watch = unwatched,
) -> tuple[Prepared, bytes]:
    """A measurement scored and sealed, and its rows file (``trede/rows/1``), which is kept nowhere.

    ``told`` are warnings of the reading. Raises ``InputRefusedError`` when the edition of the day refuses it.
    """
    dated = replace(declared, application_day=intended_on.toordinal())
    edition = shelf.on(intended_on)
    scores = kept_scores(shelf, edition, dated, told, watch)
    watch("seal", 0, 0)
    rows, year = sealed(edition, dated, salt), dated.reference_year
    ready = Prepared(
        facts=facts,
        first_day=as_date(year.first).isoformat(),
        last_day=as_date(year.last).isoformat(),
        declared_total_fte="" if dated.total_fte is None else str(dated.total_fte),
        organisation_document=organisation_document(dated),
        purchases=[purchase_document(each) for each in dated.purchases],
        seal=seal_document(rows.seal),
        forecast=kept_forecast(shelf, dated),
        scores=scores,
        lasting=lasting(dated),
    )
    return ready, rows_file_bytes(rows)


def kept_scores(
    shelf: Shelf,
    edition: Edition,
    declared: Measurement,
    told: Sequence[Finding] = (),
    watch: Watch = unwatched,
) -> tuple[Kept, ...]:
    """The score under this edition first, then under every other that can score it.

    ``told`` are the warnings of the reading. Raises ``InputRefusedError`` when this edition refuses the measurement.
    """
    others = [each for each in shelf.editions() if each.id != edition.id]
    watch("score", 0, len(others) + 1)
    found = [_kept(shelf, edition, declared, told)]
    for number, other in enumerate(others, start=1):
        watch("score", number, len(others) + 1)
        with suppress(InputRefusedError):  # a position this handbook does not know: nothing to compare with
            found.append(_kept(shelf, other, declared, told))
    return tuple(found)


def _kept(shelf: Shelf, edition: Edition, declared: Measurement, told: Sequence[Finding]) -> Kept:
    made, classes = score(edition, declared, shelf.knows_position), classes_of(edition, declared)
    return _without_rows(edition, made, classes, declared, without_rows((*told, *made.findings)))


def rescored(shelf: Shelf, before: Kept, rest: Measurement) -> Kept:
    """The same classes with other purchases (those in ``rest``): exactly what the dropped rows would give."""
    edition, classes = shelf.load(before.edition), read_classes(before.classes)
    made = score(edition, stand_in(edition, rest, classes), shelf.knows_position)
    about_rows = [each for each in before.document["findings"] if "count" in each]
    of_rest = [each for each in without_rows(made.findings) if "count" not in each]
    return _without_rows(edition, made, classes, rest, [*about_rows, *of_rest])


def _without_rows(
    edition: Edition,
    made: Score,
    classes: Sequence[ClassSum],
    rest: Measurement,
    findings: Sequence[Mapping[str, Any]],
) -> Kept:
    """One score as it may be kept.

    Its receipt is over the measurement that stands in for the rows. A checksum over the rows themselves would let
    somebody guess them: in a small organisation there are not so many possible rows. The seal has salts for that.
    """
    days = rest.reference_year.days
    put_in = in_canonical_order(stand_in(edition, rest, classes))
    receipt = replace(made.receipt, input_sha256=input_sha256(put_in))
    explained = explained_by_class(replace(made, findings=(), receipt=receipt), edition, classes, days)
    return Kept(
        edition=edition.id,
        level=made.level,
        total_percent=fixed(made.total * 100),
        figures={name: str(getattr(made, name)) for name in FIGURES},
        classes=[asdict(each) for each in classes],
        document={**score_document(explained, edition), "findings": list(findings)},
    )


def shown_again(shelf: Shelf, kept: Kept, rest: Measurement) -> tuple[Measurement, Score, Edition]:
    """The stand-in measurement, its score with an explanation by class, and the edition; for reports."""
    edition = shelf.load(kept.edition)
    classes = read_classes(kept.classes)
    put_in = stand_in(edition, rest, classes)
    made = score(edition, put_in, shelf.knows_position)
    return put_in, explained_by_class(made, edition, classes, rest.reference_year.days), edition


def read_classes(documents: Sequence[Mapping[str, Any]]) -> tuple[ClassSum, ...]:
    """Classes as they were kept."""
    return tuple(ClassSum(**each) for each in documents)


def sealed(edition: Edition, declared: Measurement, salt: Callable[[], bytes]) -> RowsFile:
    """The rows with a seal over them, for the employer; ``salt`` gives 16 random bytes at each call."""
    rows = row_documents(edition, declared)
    subject = seal_subject(edition, declared)
    return seal_rows(rows, [salt() for _ in rows], subject, rest_document(declared))


def organisation_document(declared: Measurement) -> dict[str, Any]:
    """The organisation as it was declared."""
    document: dict[str, Any] = measurement_document(declared)["organisation"]
    return document


def read_rest(
    organisation: Mapping[str, Any],
    first: date,
    last: date,
    purchases: Sequence[Mapping[str, Any]],
    total_fte: str,
) -> Measurement:
    """A measurement without rows from what was kept; ``total_fte`` is an exact ratio or empty.

    Raises ``InputRefusedError`` when the documents are not what was written.
    """
    document: dict[str, object] = {
        "format": FORMAT,
        "organisation": dict(organisation),
        "reference_year": {"from": first.isoformat(), "to": last.isoformat()},
        "employments": [],
        "purchases": [dict(each) for each in purchases],
    }
    measurement, findings = read_document(document)
    if findings:
        raise InputRefusedError(findings)
    return replace(measurement, total_fte=Fraction(total_fte) if total_fte else None)


def read_orders(purchases: Sequence[Mapping[str, Any]]) -> tuple[Purchase, ...]:
    """Orders as they were kept, with or without an id; nothing about them depends on organisation or year."""
    year = {"from": "2000-01-01", "to": "2000-12-31"}
    anyone = {"name": "?", "kvk": "00000000"}
    document: dict[str, object] = {"format": FORMAT, "organisation": anyone, "reference_year": year}
    measurement, findings = read_document({**document, "purchases": [without_id(each) for each in purchases]})
    if findings:
        raise InputRefusedError(findings)
    return measurement.purchases


def without_id(order: Mapping[str, Any]) -> dict[str, Any]:
    """An order of a dossier as ``trede/measurement/1`` says it."""
    return {name: value for name, value in order.items() if name != "id"}
