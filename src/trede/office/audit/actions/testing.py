# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the auditor sees: sampled dossiers, talks, findings and their repair, corrections of the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import check_new, check_seen, check_stage, tell
from trede.office.audit.models import Correction, Finding, RowsCheck, Talk, Verdict
from trede.office.audit.queries.access import of_assigned
from trede.office.audit.queries.signed import asked_of, corrections_of, signed
from trede.office.audit.queries.testing import held_of
from trede.office.audit.rules import correcting
from trede.office.audit.rules.checking import Held
from trede.office.audit.rules.stages import Stage
from trede.office.audit.rules.tested import Figures, Kind, With
from trede.office.audit.rules.texts import checked_text
from trede.office.journal.actions import action
from trede.quality import aspects_for
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime
    from fractions import Fraction
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.audit.models import Case

MOST_PEOPLE = 1000


def _at_work(by: Assigned, case: UUID) -> Case:
    found = of_assigned(by, Permission.AUDIT_WORK, case)
    check_stage(found, Stage.AUDIT, Stage.REPORT)
    return found


def _aspects(case: Case) -> set[str]:
    return {each.id for each in aspects_for(asked_of(case)["level"])}


@action
def judge(
    *,
    by: Assigned,
    on: datetime,
    case: UUID,
    row: int,
    figures: Figures,
    met: Collection[str],
    performance_on: date | None = None,
    development_on: date | None = None,
    seen_revision: int = 0,
) -> Verdict:
    """Keep what was seen of one dossier of the sample, by its row (from 0): figures, which aspects are met, the newest
    dated report of each kind of talk.

    Raises NotFoundError; RefusedError for a row that is not in the plan, and when somebody kept a newer revision.
    """
    found = _at_work(by, case)
    plan = found.plans.first()
    if plan is None or row not in plan.document["rows"]:
        raise RefusedError([finding("audit.row-unknown", "row", row + 1)])
    asked = _aspects(found)
    if set(met) - asked:
        raise RefusedError([finding("audit.aspect-unknown", "met")])
    if figures is Figures.RIGHT and held_of(found).get(row, Held.HOLDS) is not Held.HOLDS:
        raise RefusedError([finding("audit.row-does-not-hold", "figures", row + 1)])
    check_seen(seen_revision, found.verdicts.filter(row=row).count())
    made = Verdict.objects.create(
        case=found,
        row=row,
        revision=seen_revision + 1,
        figures=figures,
        aspects={each: each in met for each in sorted(asked)},
        performance_on=performance_on,
        development_on=development_on,
        judged_at=on,
        judged_by=by.actor_id,
    )
    tell("dossier.judged", found, by=by, on=on, row=row + 1, revision=made.revision)
    return made


@action
def check_rows(
    *, by: Assigned, on: datetime, case: UUID, verdicts: Mapping[int, Held], seen: int = 0
) -> RowsCheck:
    """Keep which of the rows that the employer opened hold (rows from 0); ``seen`` is how often rows were brought.

    Raises NotFoundError; RefusedError for rows that are not in the plan.
    """
    found = _at_work(by, case)
    plan = found.plans.first()
    if plan is None or not verdicts or set(verdicts) - set(plan.document["rows"]):
        raise RefusedError([finding("audit.no-asked-rows", "file")])
    check_seen(seen, found.checks.count())
    made = RowsCheck.objects.create(
        case=found,
        number=seen + 1,
        verdicts={str(row): str(held) for row, held in sorted(verdicts.items())},
        checked_at=on,
        checked_by=by.actor_id,
    )
    wrong = sum(held is not Held.HOLDS for held in verdicts.values())
    tell("rows.checked", found, by=by, on=on, rows=len(verdicts), wrong=wrong)
    return made


@action
def note_talk(*, by: Assigned, on: datetime, case: UUID, kind: With, people: int, text: str) -> Talk:
    """Keep what came out of a talk: with what kind of people and how many; no names.

    Raises NotFoundError; RefusedError also when exactly this talk stands there.
    """
    found = _at_work(by, case)
    if not 1 <= people <= MOST_PEOPLE:
        raise RefusedError([finding("audit.people-wrong", "people")])
    told: dict[str, Any] = {"kind": kind, "people": people, "text": checked_text(text, "text")}
    check_new(found.talks.all(), "text", **told)
    made = Talk.objects.create(case=found, **told, noted_at=on, noted_by=by.actor_id)
    tell("talk.noted", found, by=by, on=on, people=people)
    return made


@action
def note_finding(
    *,
    by: Assigned,
    on: datetime,
    case: UUID,
    kind: Kind,
    text: str,
    aspect: str = "",
    due_on: date | None = None,
) -> Finding:
    """Keep a finding, about an aspect or about all; a nonconformity is repaired before ``due_on``.

    Raises NotFoundError; RefusedError also when exactly this finding stands there.
    """
    found = _at_work(by, case)
    if aspect and aspect not in _aspects(found):
        raise RefusedError([finding("audit.aspect-unknown", "aspect")])
    if kind is Kind.NONCONFORMITY and (due_on is None or due_on <= dutch_day(on)):
        raise RefusedError([finding("audit.due-missing", "due_on")])
    due_on = due_on if kind is Kind.NONCONFORMITY else None
    told: dict[str, Any] = {
        "kind": kind,
        "aspect": aspect,
        "text": checked_text(text, "text"),
        "due_on": due_on,
    }
    check_new(found.findings.all(), "text", **told)
    made = Finding.objects.create(case=found, **told, noted_at=on, noted_by=by.actor_id)
    tell("finding.noted", found, by=by, on=on, sort=str(kind))
    return made


@action
def close_finding(*, by: Assigned, on: datetime, case: UUID, finding_id: UUID, closing: str) -> None:
    """Say that a nonconformity is repaired, and how that was seen. Raises NotFoundError, RefusedError."""
    found = _at_work(by, case)
    open_one = found.findings.filter(pk=finding_id, kind=Kind.NONCONFORMITY).first()
    if open_one is None:
        raise NotFoundError("There is no such nonconformity.")
    if open_one.closed_at:
        raise RefusedError([finding("audit.closed-already", "closing")])
    open_one.closing = checked_text(closing, "closing")
    open_one.closed_at, open_one.closed_by = on, by.actor_id
    open_one.save()
    tell("finding.closed", found, by=by, on=on)


@action
def correct(
    *,
    by: Assigned,
    on: datetime,
    case: UUID,
    total_fte: Fraction,
    weighted_fte: Fraction,
    bought_fte: Fraction,
    reason: str,
) -> Correction:
    """Correct the declared figures by so many fte more or less, with the reason; the level is worked out again at once.

    Raises NotFoundError; RefusedError when nothing changes, fewer than nothing would be left, or exactly this
    correction was made already.
    """
    found = _at_work(by, case)
    told = correcting.Correction(total_fte, weighted_fte, bought_fte)
    if told == correcting.Correction():
        raise RefusedError([finding("audit.nothing-corrected", "weighted_fte")])
    numbers = {
        "total_fte": str(total_fte),
        "weighted_fte": str(weighted_fte),
        "bought_fte": str(bought_fte),
        "reason": checked_text(reason, "reason"),
    }
    check_new(found.corrections.all(), "reason", **numbers)
    application = signed(by, found)
    edition = open_shelf().load(application.edition)
    counted = correcting.recomputed(edition, application.document["figures"], [*corrections_of(found), told])
    if counted is None:
        raise RefusedError([finding("audit.figures-below-zero", "weighted_fte")])
    made = Correction.objects.create(case=found, **numbers, corrected_at=on, corrected_by=by.actor_id)
    tell("figures.corrected", found, by=by, on=on, level=counted.level)
    return made
