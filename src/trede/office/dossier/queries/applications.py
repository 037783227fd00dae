# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is missing, exactly what would be frozen, and what was handed in."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from trede.errors import AlteredError, NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.kernel.receipts import sha256_of
from trede.office.accounts.queries import is_self_appointed, names_in
from trede.office.dossier.queries.dossiers import dossier as find
from trede.office.dossier.queries.intake import own_organisation
from trede.office.dossier.queries.kept import kept_of, latest_measurement
from trede.office.dossier.queries.quality import newest_answers, references
from trede.office.dossier.rules.freezing import Content, Frozen, frozen
from trede.office.dossier.rules.missing import Measured, State, missing
from trede.office.journal import queries as journal
from trede.office.journal.sentences import in_words
from trede.office.log.queries import proof
from trede.office.log.witnesses import witnessed
from trede.quality import questions_for
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Application, Dossier, Measurement
    from trede.scheme import Language

HANDED_IN = {"test": "application.tested", "definitive": "application.handed-in"}
"""Which event tells of which kind of application."""
log = logging.getLogger(__name__)


def what_is_missing(by: Member, dossier: UUID, *, on: datetime) -> tuple[Finding, ...]:
    """What stands in the way of the definitive application (errors) and what deserves a look (warnings).

    The place of a finding names the page: ``measurement``, ``wanted_level``, ``intended_on``, ``requests``, the id of
    a question (``integratie.start``) or of an aspect (``integratie``).
    """
    return missing(_state(by, find(by, dossier)), dutch_day(on))


def _state(by: Member, found: Dossier) -> State:
    edition, own = open_shelf().on(found.intended_on), own_organisation(by)
    measurement, answers = latest_measurement(found.pk), newest_answers(found)
    asked = {each.id for each in questions_for(found.wanted_level)}
    return State(
        wanted_level=found.wanted_level,
        intended_on=found.intended_on,
        edition=edition.id,
        levels=edition.levels,
        kvks=own.group,
        measured=_measured(measurement) if measurement else None,
        answers={question: answer.text for question, answer in answers.items()},
        evidence=references(list(found.evidence.all())),
        open_requests=found.requests.filter(done_at=None).count(),
        taken_over=sum(bool(each.taken_over) for each in answers.values() if each.question in asked),
    )


def _measured(measurement: Measurement) -> Measured:
    organisation = measurement.organisation_document
    kvks = {organisation["kvk"], *(entity["kvk"] for entity in organisation["entities"])}
    return Measured(measurement.edition, measurement.level, frozenset(kvks), measurement.last_day)


def to_freeze(by: Member, dossier: UUID) -> Frozen:
    """Exactly what an application handed in now would hold, with its checksum: for the signing page.

    Raises RefusedError when there is no measurement yet.
    """
    found = find(by, dossier)
    measurement = latest_measurement(found.pk)
    if measurement is None:
        raise RefusedError([finding("dossier.no-measurement", "measurement")])
    kept, asked = kept_of(measurement)[0], {each.id for each in questions_for(found.wanted_level)}
    answers = newest_answers(found).values()
    return frozen(
        Content(
            dossier=str(found.pk),
            title=found.title,
            wanted_level=found.wanted_level,
            intended_on=found.intended_on.isoformat(),
            organisation=measurement.organisation_document,
            reference_year={
                "from": measurement.first_day.isoformat(),
                "to": measurement.last_day.isoformat(),
            },
            score=kept.document,
            figures=kept.figures,
            seal=measurement.seal,
            lasting=measurement.lasting or {},
            purchases=measurement.purchases,
            answers=[
                {"question": each.question, "revision": each.revision, "text": each.text}
                for each in answers
                if each.question in asked
            ],
            evidence=[
                {"aspect": each.aspect, "kind": each.kind, "reference": each.reference}
                for each in found.evidence.all()
            ],
            self_appointed=is_self_appointed(by),
        )
    )


def applications(by: Member, dossier: UUID) -> list[Application]:
    """Everything handed in, newest first; without the documents."""
    return list(find(by, dossier).applications.defer("document").order_by("-handed_in_at", "id"))


def who_handed_in(by: Member, made: Application, *, language: Language) -> str:
    """The name of who handed it in; who left the organisation is not named any more."""
    return in_words(made.handed_in_by, language, names_in(by))


def application(by: Member, dossier: UUID, application: UUID) -> Application:
    """One application with its document, when it is still what was handed in.

    Raises NotFoundError, and AlteredError when document, checksum and journal do not agree.
    """
    found = find(by, dossier).applications.filter(pk=application).first()
    if found is None:
        raise NotFoundError("There is no such application.")
    check_as_handed_in(by.organisation, found)
    return found


def sealed_root(by: Member, dossier: UUID) -> str:
    """The root of the seal over the rows of the definitive application (hexadecimal).

    Raises NotFoundError before it was signed, AlteredError when it is no longer what was handed in.
    """
    signed = find(by, dossier).applications.filter(kind="definitive").order_by("-handed_in_at").first()
    if signed is None:
        raise NotFoundError("This dossier was not signed yet.")
    check_as_handed_in(by.organisation, signed)
    return str(json.loads(signed.document)["seal"]["root"])


def check_as_handed_in(organisation: UUID, made: Application) -> None:
    """Raises AlteredError when document, checksum and journal do not agree: whoever reads it must not rely on it."""
    if not _as_handed_in(organisation, made):
        log.error("application %s is not what the journal says of it; see trede doctor", made.pk)
        raise AlteredError("This application is no longer what was handed in.")


def _as_handed_in(organisation: UUID, made: Application) -> bool:
    return sha256_of(made.document.encode()) == made.sha256 and journal.tells(
        HANDED_IN[made.kind],
        by=made.handed_in_by,
        on=made.handed_in_at,
        subject=f"dossier:{made.dossier_id}",
        organisation=organisation,
        sha256=made.sha256,
    )


def proof_of_seal(by: Member, dossier: UUID, application_: UUID) -> str | None:
    """That the seal of a definitive application is in the public log (c2sp.org/tlog-proof), for drawing the sample.

    None for a test application, and as long as the witnesses did not sign. Raises NotFoundError.
    """
    made = application(by, dossier, application_)
    found = witnessed("seal", f"application:{made.pk}")
    return proof(found[0].index, found[1]).text if found else None
